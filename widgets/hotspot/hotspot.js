// Places to find on a picture. A response is {marks: [{x: 12.5, y: 40}, {place: key}]}, in per cent.

import { showExercise } from "../_card.js";
import { button, fill, make, makeSafe, markRows } from "../_shared.js";

const STEP = 2;
const FINE_STEP = 0.5;
const SAME_PIXELS = 22; // pressing on a mark takes it away
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const { src, alt, width, height, most, places, drawn } = content;
    const labels = new Map(places.map(({ key, label }) => [key, label]));
    const cursor = { x: 50, y: 50 };
    let marks = [];
    let locked = false;
    let rows = new Map();

    const image = make("img", { src, alt, width, height, draggable: "false" });
    const sight = make("span", { class: "declic-hotspot-sight", "aria-hidden": "true" });
    const dots = make("span", { class: "declic-dots", "aria-hidden": "true" });
    const board = button("declic-hotspot-board", "", press, { "aria-label": words.board });
    board.addEventListener("keydown", move);
    const stage = make("div", { class: "declic-hotspot-stage" }, image, board, dots, sight);
    const view = make("div", { class: "declic-hotspot-view" }, stage);
    const enlarge = button("declic-hotspot-enlarge", words.enlarge, () => {
      const large = view.classList.toggle("is-large");
      enlarge.textContent = large ? words.reduce : words.enlarge;
    });
    const told = make("p", { class: "declic-hidden", role: "status" });
    const full = make("p", { class: "declic-say", role: "status" });
    const list = make("ol", { class: "declic-marks" });
    const node = make("div", { class: "declic-hotspot" });
    if (drawn) node.append(make("p", { class: "declic-imitation" }, words.imitation));
    node.append(view, enlarge, told, full, list);
    const choices = places.map(({ key, label }) => {
      const one = button("declic-place", "", () => toggle(key), { "data-place": key });
      one.append(makeSafe("span", {}, label));
      return one;
    });
    if (choices.length) {
      const title = make("summary", {}, words.list);
      node.append(make("details", { class: "declic-places" }, title, make("div", {}, ...choices)));
    }

    // ---- marking
    function press(event) {
      const box = board.getBoundingClientRect();
      const byHand = event.detail > 0;
      const x = byHand ? ((event.clientX - box.left) / box.width) * 100 : cursor.x;
      const y = byHand ? ((event.clientY - box.top) / box.height) * 100 : cursor.y;
      Object.assign(cursor, { x: within(x), y: within(y) });
      const near = marks.findIndex((mark) => distance(mark, cursor, box) < SAME_PIXELS);
      if (most > 1 && near >= 0) remove(near);
      else add({ x: rounded(cursor.x), y: rounded(cursor.y) });
    }
    function move(event) {
      const to = MOVES[event.key];
      if (!to || locked) return;
      event.preventDefault();
      const step = event.shiftKey ? FINE_STEP : STEP;
      cursor.x = within(cursor.x + to[0] * step);
      cursor.y = within(cursor.y + to[1] * step);
      told.textContent = where(cursor);
      showSight();
    }
    function toggle(key) {
      const there = marks.findIndex((mark) => mark.place === key);
      if (there >= 0) remove(there);
      else add({ place: key });
    }
    function add(mark) {
      if (locked) return;
      if (most === 1) marks = [];
      if (marks.length >= most) {
        full.textContent = words.full;
        return;
      }
      marks = [...marks, mark];
      told.textContent = marked(mark, marks.length);
      show();
      changed();
    }
    function remove(place) {
      if (locked) return;
      marks = marks.filter((_mark, other) => other !== place);
      told.textContent = "";
      show();
      changed();
    }

    // ---- showing
    function where({ x, y }) {
      return fill(words.where, { row: third(words.rows, y), column: third(words.columns, x) });
    }
    function marked(mark, n) {
      const text = document.createElement("p");
      if (mark.place) text.append(makeSafe("span", {}, labels.get(mark.place)));
      return fill(words.marked, { n, place: mark.place ? text.textContent : where(mark) });
    }
    function showSight() {
      sight.style.insetInlineStart = `${cursor.x}%`;
      sight.style.insetBlockStart = `${cursor.y}%`;
    }
    function show() {
      full.textContent = "";
      showSight();
      rows = new Map();
      dots.replaceChildren();
      list.replaceChildren();
      for (const [place, mark] of marks.entries()) {
        const n = place + 1;
        const row = make("li", {}, make("span", { class: "declic-marked" }, marked(mark, n)));
        if (!locked) {
          const label = fill(words.remove_n, { n });
          const away = () => {
            remove(place);
            board.focus({ preventScroll: true });
          };
          row.append(button("declic-remove", words.remove, away, { "aria-label": label }));
        }
        rows.set(String(place), row);
        list.append(row);
        if (!mark.place) dots.append(dot(mark, n));
      }
      for (const one of choices) {
        const chosen = marks.some((mark) => mark.place === one.dataset.place);
        one.setAttribute("aria-pressed", chosen);
      }
    }
    show();

    return {
      node,
      value: () => ({ marks }),
      ready: () => marks.length > 0,
      restore({ marks: kept = [] }) {
        marks = kept.filter((mark) => (mark.place ? labels.has(mark.place) : mark.x >= 0)).slice(0, most);
        show();
      },
      mark(verdict) {
        if (verdict) told.textContent = "";
        markRows(rows, verdict, words);
        for (const one of dots.children) {
          one.dataset.mark = rows.get(String(one.dataset.n - 1)).dataset.mark ?? "";
        }
      },
      lock(now) {
        if (now === locked) return;
        locked = now;
        show();
        for (const one of [board, ...choices]) one.disabled = now;
      },
      focus: () => board.focus(),
    };
  });
}

function dot({ x, y }, n) {
  const one = make("span", { class: "declic-dot", "data-n": n }, String(n));
  one.style.insetInlineStart = `${x}%`;
  one.style.insetBlockStart = `${y}%`;
  return one;
}

/** One of three texts, for a place in the first, second or last third. */
const third = (texts, value) => texts.split("|")[Math.min(2, Math.floor(value / 33.4))];
const within = (value) => Math.min(100, Math.max(0, value));
const rounded = (value) => Math.round(value * 10) / 10;

/** Pixels between a mark and the cursor. */
function distance({ x, y }, cursor, { width, height }) {
  return Math.hypot(((x - cursor.x) / 100) * width, ((y - cursor.y) / 100) * height);
}

export default { render };
