// A playing field on which to point at a round target: with a pointer, or with the arrows of the
// keyboard, which move a sight from place to place.

import { COLUMNS, ROWS } from "./_lot.js";
import { make } from "./_shared.js";

const ROUNDING = 1.5; // as in widgets/_pointing.py

/** Make a field; `press(event, spot)` is told each press, by `type` (click or pointerdown) or Enter. */
export function pointingField({ words, game, press, type, face = [] }) {
  const target = make("div", { class: "declic-target-disc", "aria-hidden": "true" }, ...face);
  const sight = make("div", { class: "declic-sight", "aria-hidden": "true" });
  const attributes = { class: "declic-field", role: "application", tabindex: "0" };
  const node = make("div", { ...attributes, "aria-label": words.field }, target, sight);
  const aim = { column: Math.floor(COLUMNS / 2), row: Math.floor(ROWS / 2) };
  let place = null;
  let size = 0;

  const put = (one, { x, y }) => {
    one.style.insetInlineStart = `calc(${x} * (100% - ${size}px))`;
    one.style.insetBlockStart = `calc(${y} * (100% - ${size}px))`;
  };
  const aimed = () => ({ x: aim.column / (COLUMNS - 1), y: aim.row / (ROWS - 1) });
  const spotOf = (x, y) => {
    const { clientWidth: w, clientHeight: h } = node;
    return { x: Math.round(Math.min(Math.max(x, 0), w)), y: Math.round(Math.min(Math.max(y, 0), h)), w, h };
  };
  const middle = ({ x, y }, { w, h }) => [size / 2 + x * (w - size), size / 2 + y * (h - size)];
  function within(spot) {
    const [x, y] = middle(place, spot);
    return Math.hypot(spot.x - x, spot.y - y) <= size / 2 + ROUNDING;
  }
  function sayWhere() {
    const { x, y } = aimed();
    const ways = [];
    if (place.x !== x) ways.push(place.x < x ? words.to_left : words.to_right);
    if (place.y !== y) ways.push(place.y < y ? words.to_up : words.to_down);
    game.tell(ways.length ? `${words.target_is} ${ways.join(", ")}` : words.aimed);
  }
  function keydown(event) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (step) {
      aim.column = Math.min(Math.max(aim.column + step[0], 0), COLUMNS - 1);
      aim.row = Math.min(Math.max(aim.row + step[1], 0), ROWS - 1);
      node.classList.add("is-aiming");
      put(sight, aimed());
      sayWhere();
    } else if ((event.key === "Enter" || event.key === " ") && !event.repeat) {
      const { clientWidth: w, clientHeight: h } = node;
      press(event, spotOf(...middle(aimed(), { w, h })));
    } else return;
    event.preventDefault();
  }
  node.addEventListener("keydown", keydown);
  node.addEventListener(type, (event) => {
    if (event.button) return;
    node.classList.remove("is-aiming");
    const { left, top } = node.getBoundingClientRect();
    press(event, spotOf(event.clientX - left - node.clientLeft, event.clientY - top - node.clientTop));
  });
  return {
    node,
    target,
    within,
    focus: () => node.focus({ preventScroll: true }),
    show(where, pixels) {
      place = where;
      size = pixels;
      for (const one of [target, sight]) one.style.inlineSize = one.style.blockSize = `${size}px`;
      put(target, place);
      put(sight, aimed());
      if (node.classList.contains("is-aiming")) sayWhere();
    },
  };
}
