// Pictures to slide away. Events are {what: "slide", dx, dy} and {what: "go", way}, see swipe.py.

import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";
import { button, make } from "../_shared.js";

const WAYS = ["left", "right", "up", "down"]; // in this order in swipe.py
const ARROWS = { left: "←", right: "→", up: "↑", down: "↓" };
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const MOST = 10000;

function render(context) {
  return showGame(context, ({ words, game }) => {
    const arrow = make("span", { class: "declic-slide-arrow", "aria-hidden": "true" });
    const text = make("span", { class: "declic-slide-text" });
    const card = make("div", { class: "declic-slide-card" }, arrow, text);
    const pad = make("div", { class: "declic-slide-pad", role: "application", tabindex: "0", "aria-label": words.field }, card);
    const buttons = WAYS.map((way) => {
      const at = { class: `declic-slide-go is-${way}`, "aria-label": words[`to_${way}`] };
      return button("", ARROWS[way], (event) => go(event, way), at);
    });
    const node = make("div", { class: "declic-slide" }, pad, ...buttons);
    let level = null;
    let draw = null;
    let want = "";
    let from = null; // where the finger came down

    function ask() {
      want = WAYS[draw(WAYS.length)];
      arrow.textContent = ARROWS[want];
      text.textContent = words[`go_${want}`];
    }
    function go(event, way) {
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "go", { way });
      went(way);
    }
    function went(way) {
      if (way !== want) {
        game.tell(`${words[way === "short" || way === "oblique" ? way : `did_${way}`]} ${words[`go_${want}`]}`);
      } else if (game.reach()) {
        ask();
        game.tell(`${game.told.textContent}. ${words[`go_${want}`]}`);
      }
    }
    /** As way_of in Python. */
    function wayOf(dx, dy) {
      const along = Math.max(Math.abs(dx), Math.abs(dy));
      if (along < level.least) return "short";
      if (along < Math.min(Math.abs(dx), Math.abs(dy)) * level.straight) return "oblique";
      if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? "right" : "left";
      return dy > 0 ? "down" : "up";
    }
    const path = (event) =>
      [event.clientX - from.x, event.clientY - from.y].map((way) => Math.max(-MOST, Math.min(MOST, Math.round(way))));
    const letGo = () => {
      from = null;
      card.style.translate = "";
      pad.classList.remove("is-held");
    };
    // Else a quick slide counts as a fling, and the touch that comes next is swallowed.
    pad.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    pad.addEventListener("pointerdown", (event) => {
      if (event.button || from) return;
      from = { id: event.pointerId, x: event.clientX, y: event.clientY };
      pad.setPointerCapture(event.pointerId);
      pad.classList.add("is-held");
    });
    pad.addEventListener("pointermove", (event) => {
      if (from?.id !== event.pointerId) return;
      card.style.translate = path(event).map((way) => `${way}px`).join(" ");
    });
    pad.addEventListener("pointerup", (event) => {
      if (from?.id !== event.pointerId) return;
      const [dx, dy] = path(event);
      letGo();
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "slide", { dx, dy });
      went(wayOf(dx, dy));
    });
    pad.addEventListener("pointercancel", letGo);
    node.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      if (!event.repeat) go(event, way);
    });
    return {
      node,
      focus: () => pad.focus({ preventScroll: true }),
      play({ level: chosen, seed, reached }) {
        level = chosen;
        draw = drawer(seed);
        letGo();
        for (let done = 0; done < reached; done += 1) draw(WAYS.length);
        ask();
      },
    };
  });
}

export default { render };
