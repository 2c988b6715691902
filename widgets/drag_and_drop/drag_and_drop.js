// Objects to drag to a basket; or take with a click or Enter, then click the basket. Events are
// {what: "take"} and {what: "drop", basket, moved}: basket -1 is beside all, moved is in pixels.

import { button, fill, make } from "../_shared.js";
import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";

const STILL_PX = 6; // a hand that moves less has clicked, not dragged

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const task = make("p", { class: "declic-task" });
    const load = button("declic-load", "", (event) => !event.detail && take(event));
    const start = make("div", { class: "declic-load-place" }, load);
    const row = make("div", { class: "declic-baskets" });
    const node = make("div", { class: "declic-carriage" }, task, start, row);
    let draw = null;
    let level = null;
    let wanted = null;
    let taken = false;

    function ask() {
      const before = wanted;
      do {
        const basket = draw(level.baskets);
        wanted = { basket, load: draw(content.baskets[basket].loads.length) };
      } while (wanted.basket === before?.basket && wanted.load === before.load);
      const { name, loads } = content.baskets[wanted.basket];
      load.textContent = loads[wanted.load];
      task.textContent = fill(words.task, { load: loads[wanted.load], basket: name });
    }
    function lay() {
      const baskets = content.baskets.slice(0, level.baskets).map(({ name }, index) => {
        const basket = button("declic-basket", name, (event) => taken && drop(event, index, 0));
        basket.prepend(make("span", { "aria-hidden": "true" }, "⤓ "));
        return basket;
      });
      row.replaceChildren(...baskets);
      node.style.setProperty("--declic-load", `${level.size}px`);
    }
    function hold(now) {
      taken = now;
      load.setAttribute("aria-pressed", now);
      node.classList.toggle("is-taken", now);
    }
    /** Take with a click or Enter; a second time puts it back. */
    function take(event) {
      if (!game.playing) return;
      hold(!taken);
      if (!taken) return;
      game.log(event, "take");
      game.tell(fill(words.taken, { load: load.textContent }));
    }
    function drop(event, basket, moved) {
      hold(false);
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "drop", { basket, moved });
      load.focus({ preventScroll: true });
      if (basket === wanted.basket) {
        if (game.reach()) ask();
      } else game.tell(basket < 0 ? words.outside : words.other);
    }

    // ---- dragging
    const under = ({ clientX, clientY }) =>
      [...row.children].findIndex((basket) => {
        const { left, right, top, bottom } = basket.getBoundingClientRect();
        return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      });
    // Else a quick slide counts as a fling, and the touch that comes next is swallowed.
    load.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    load.addEventListener("pointerdown", (event) => {
      if (event.button || !game.playing) return;
      event.preventDefault();
      load.focus({ preventScroll: true });
      const life = new AbortController();
      const { signal } = life;
      let moved = 0;
      const follow = (now) => {
        const [x, y] = [now.clientX - event.clientX, now.clientY - event.clientY];
        if (!moved && Math.hypot(x, y) < STILL_PX) return;
        if (!moved) {
          hold(true);
          game.log(now, "take");
        }
        moved = Math.round(Math.max(moved, Math.hypot(x, y)));
        load.classList.add("is-carried");
        load.style.translate = `${x}px ${y}px`;
        over(under(now));
      };
      const stop = (now) => {
        life.abort();
        load.classList.remove("is-carried");
        load.style.translate = "";
        over(-1);
        if (now.type === "pointercancel" && moved) hold(false);
        else if (moved) drop(now, under(now), moved);
        else if (now.type === "pointerup") take(now);
      };
      load.setPointerCapture(event.pointerId);
      load.addEventListener("pointermove", follow, { signal });
      load.addEventListener("pointerup", stop, { signal });
      load.addEventListener("pointercancel", stop, { signal });
    });
    function over(index) {
      [...row.children].forEach((basket, i) => basket.classList.toggle("is-over", i === index));
    }
    return {
      node,
      focus: () => load.focus({ preventScroll: true }),
      play({ level: chosen, seed, reached }) {
        level = chosen;
        draw = drawer(seed);
        wanted = null;
        hold(false);
        for (let done = 0; done <= reached; done += 1) ask();
        lay();
      },
    };
  });
}

export default { render };
