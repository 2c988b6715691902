// A map to enlarge, and places to find. Events are {what: "zoom", percent, way} and {what: "find",
// place, percent}, see pinch.py.

import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";
import { button, fill, make } from "../_shared.js";

const STEP = 1.5; // of the buttons and keys
const MOVE = 60; // pixels an arrow key moves the map
const SLIP = 8; // pixels a press may move and still be a press on a name
const WHEEL_MS = 400; // turns of the wheel that follow each other are one event
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ZOOMS = { "+": STEP, "=": STEP, "-": 1 / STEP, "−": 1 / STEP, 6: 1 / STEP };
const SVG = "http://www.w3.org/2000/svg";
const ROADS = "M0 24H100M0 52H100M24 0V75M50 0V75M76 0V75M0 75L50 52L100 0";
const RIVER = "M-5 60C20 48 30 72 52 62S84 60 105 70";
const PARKS = [[4, 28, 16, 20], [54, 4, 18, 16], [80, 56, 17, 15]];

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const wanted = make("strong");
    const ask = make("p", { class: "declic-map-ask" }, `${words.find} `, wanted);
    const scene = make("div", { class: "declic-map-scene" }, drawnMap());
    const view = make("div", { class: "declic-map", role: "group", tabindex: "0", "aria-label": words.field }, scene);
    const size = make("output", { class: "declic-map-size" });
    const smaller = button("declic-map-zoom", "−", (event) => step(event, 1 / STEP), { "aria-label": words.smaller });
    const larger = button("declic-map-zoom", "+", (event) => step(event, STEP), { "aria-label": words.larger });
    const tools = make("div", { class: "declic-map-tools" }, smaller, larger, size);
    const node = make("div", { class: "declic-mapping" }, ask, view, tools);
    const names = content.spots.map(({ name, x, y }, number) => {
      const spot = button("declic-map-name", name, (event) => find(event, number));
      spot.style.insetInlineStart = `${x * 100}%`;
      spot.style.insetBlockStart = `${y * 100}%`;
      spot.addEventListener("focus", () => centre(x, y));
      scene.append(spot);
      return spot;
    });
    let level = null;
    let asked = null;
    let want = 0;
    let scale = 1;
    let at = [0, 0]; // of the map's corner in the view, pixels
    let moved = 0; // pixels since the finger came down
    let wheeled = -Infinity;
    const fingers = new Map();
    const percent = () => Math.round(scale * 100);

    function paint() {
      const { clientWidth: w, clientHeight: h } = view;
      const keep = (one, whole) => Math.min(0, Math.max(whole * (1 - scale), one));
      at = [keep(at[0], w), keep(at[1], h)];
      scene.style.transform = `translate(${at[0]}px, ${at[1]}px) scale(${scale})`;
      view.scrollTo(0, 0);
      const legible = percent() >= level.least;
      for (const name of names) name.tabIndex = legible ? 0 : -1;
      const { lang } = document.documentElement;
      const times = scale.toLocaleString(lang || undefined, { maximumFractionDigits: 1 });
      size.textContent = fill(words.size, { n: times });
      smaller.setAttribute("aria-disabled", scale <= 1);
      larger.setAttribute("aria-disabled", percent() >= content.largest);
    }
    /** Enlarge around a point of the view. */
    function zoom(factor, [x, y]) {
      const wished = Math.min(content.largest / 100, Math.max(1, scale * factor));
      at = [x - ((x - at[0]) * wished) / scale, y - ((y - at[1]) * wished) / scale];
      scale = wished;
      paint();
    }
    const middle = () => [view.clientWidth / 2, view.clientHeight / 2];
    function step(event, factor) {
      if (!game.playing) return;
      zoom(factor, middle());
      game.log(event, "zoom", { percent: percent(), way: event.type === "keydown" ? "key" : "button" });
    }
    function move(dx, dy) {
      at = [at[0] + dx, at[1] + dy];
      paint();
    }
    function centre(x, y) {
      const { clientWidth: w, clientHeight: h } = view;
      if (fingers.size) return;
      at = [w / 2 - x * w * scale, h / 2 - y * h * scale];
      paint();
    }
    function find(event, place) {
      if (!game.playing || moved > SLIP) return;
      if (percent() < level.least) {
        game.tell(words.enlarge_first);
        return;
      }
      const early = place === want && game.tooSoon(event);
      game.log(event, "find", { place, percent: percent() });
      if (place !== want) game.tell(fill(words.not_this, { place: content.spots[place].name }));
      else if (!early && game.reach()) next();
    }
    function next() {
      want = asked.next().value;
      wanted.textContent = content.spots[want].name;
    }

    // ---- fingers, or the mouse as one
    const spread = () => {
      const [a, b] = [...fingers.values()];
      const { left, top } = view.getBoundingClientRect();
      const centreOf = [(a.x + b.x) / 2 - left, (a.y + b.y) / 2 - top];
      return { far: Math.hypot(a.x - b.x, a.y - b.y), centreOf };
    };
    // Else a quick slide counts as a fling, and the touch that comes next is swallowed. A touch on a
    // name makes no click then: it is taken where the finger is lifted.
    view.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    view.addEventListener("pointerdown", ({ pointerId, clientX: x, clientY: y, button: which }) => {
      if (which) return;
      moved = fingers.size ? Infinity : 0;
      fingers.set(pointerId, { x, y });
    });
    view.addEventListener("pointermove", ({ pointerId, clientX: x, clientY: y }) => {
      const last = fingers.get(pointerId);
      if (!last || fingers.size > 2) return;
      const before = fingers.size === 2 ? spread() : null;
      fingers.set(pointerId, { x, y });
      moved += Math.hypot(x - last.x, y - last.y);
      if (moved > SLIP) view.setPointerCapture(pointerId);
      if (!before) {
        move(x - last.x, y - last.y);
        return;
      }
      const after = spread();
      zoom(after.far / Math.max(1, before.far), after.centreOf);
      move(after.centreOf[0] - before.centreOf[0], after.centreOf[1] - before.centreOf[1]);
    });
    const lifted = (event) => {
      const pinched = fingers.size === 2 && fingers.has(event.pointerId);
      fingers.delete(event.pointerId);
      if (pinched && game.playing) game.log(event, "zoom", { percent: percent(), way: "fingers" });
    };
    view.addEventListener("pointercancel", lifted);
    view.addEventListener("pointerup", (event) => {
      lifted(event);
      const place = names.indexOf(event.target);
      if (event.pointerType === "touch" && place >= 0) find(event, place);
    });
    // What the browser scrolls into view (a search, a screen reader) is a move of the map.
    view.addEventListener("scroll", () => {
      if (view.scrollLeft || view.scrollTop) move(-view.scrollLeft, -view.scrollTop);
    });
    view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey || !game.playing) return; // without Ctrl the page scrolls; a touchpad's pinch has it
      event.preventDefault();
      const { left, top } = view.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 300), [event.clientX - left, event.clientY - top]);
      if (event.timeStamp - wheeled > WHEEL_MS) game.log(event, "zoom", { percent: percent(), way: "wheel" });
      wheeled = event.timeStamp;
    }, { passive: false });
    node.addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey } = event;
      if (ctrlKey || metaKey) return;
      if (key in ARROWS) move(...ARROWS[key].map((way) => way * MOVE));
      else if (key in ZOOMS) step(event, ZOOMS[key]);
      else return;
      event.preventDefault();
    });

    return {
      node,
      focus() {
        view.focus({ preventScroll: true });
        paint();
      },
      play({ level: chosen, seed, reached }) {
        level = chosen;
        asked = placesOf(seed, names.length);
        fingers.clear();
        scale = 1;
        at = [0, 0];
        for (const name of names) name.style.setProperty("--scale", 100 / level.needed);
        for (let done = 0; done < reached; done += 1) asked.next();
        next();
        paint();
      },
    };
  });
}

/** The places that a round asks for, as _asked in Python. */
function* placesOf(seed, count) {
  const draw = drawer(seed);
  let last = -1;
  for (;;) {
    const place = draw(count);
    if (place === last) continue;
    last = place;
    yield place;
  }
}

/** A town: parks, a river, streets. */
function drawnMap() {
  const map = shape("svg", { viewBox: "0 0 100 75", preserveAspectRatio: "none", "aria-hidden": "true" });
  for (const [x, y, width, height] of PARKS) map.append(shape("rect", { class: "is-park", x, y, width, height, rx: 2 }));
  map.append(shape("path", { class: "is-river", d: RIVER }), shape("path", { class: "is-road", d: ROADS }));
  return map;
}

function shape(tag, attributes) {
  const one = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

export default { render };
