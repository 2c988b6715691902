// Items to put in order, with arrows, the keyboard, or a handle. A response is {order: [key, …]}.

import { showExercise } from "../_card.js";
import { make, makeSafe, button, fill, markRows } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const list = make("ol", { class: "declic-order", "aria-label": words.list });
    const spoken = make("p", { class: "declic-hidden", role: "status" });
    const rows = new Map();
    let locked = false;
    for (const item of content.items) {
      const row = make("li", { class: "declic-item" });
      const handle = make("span", { class: "declic-handle", "aria-hidden": "true" }, "⠿");
      const up = arrow(row, "↑", -1, fill(words.up, { item: item.name }));
      const down = arrow(row, "↓", 1, fill(words.down, { item: item.name }));
      const text = makeSafe("span", { class: "declic-item-text" }, item.text);
      row.append(handle, text, make("span", { class: "declic-arrows" }, up, down));
      row.dataset.key = item.key;
      row.dataset.name = item.name;
      drag(row, handle);
      rows.set(item.key, row);
      list.append(row);
    }
    edges();

    function arrow(row, sign, step, label) {
      const node = button("declic-arrow", sign, () => move(row, step), { "aria-label": label });
      node.addEventListener("keydown", (event) => {
        const asked = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!asked) return;
        event.preventDefault();
        move(row, asked);
        node.focus();
      });
      return node;
    }
    function move(row, step) {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (locked || !other) return;
      if (step < 0) row.after(other);
      else row.before(other);
      row.querySelectorAll(".declic-arrow")[step < 0 ? 0 : 1].focus();
      moved(row);
    }
    function moved(row) {
      edges();
      const place = [...list.children].indexOf(row) + 1;
      const said = { item: row.dataset.name, place, total: list.children.length };
      spoken.textContent = fill(words.moved, said);
      changed();
    }
    /** An arrow that leads nowhere stays there, so that the focus is not lost. */
    function edges() {
      for (const row of list.children) {
        const [up, down] = row.querySelectorAll(".declic-arrow");
        up.setAttribute("aria-disabled", !row.previousElementSibling);
        down.setAttribute("aria-disabled", !row.nextElementSibling);
      }
    }
    function drag(row, handle) {
      // Else a quick slide counts as a fling, and the touch that comes next is swallowed.
      handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
      handle.addEventListener("pointerdown", (event) => {
        if (locked || event.button) return;
        event.preventDefault();
        const before = order().join();
        const life = new AbortController();
        const stop = () => {
          life.abort();
          row.classList.remove("is-dragged");
          if (order().join() !== before) moved(row);
        };
        // The others make way: a row that left the document would lose the finger that holds it.
        const follow = ({ clientY }) => {
          let { previousElementSibling: above, nextElementSibling: below } = row;
          while (above && clientY < middle(above)) {
            row.after(above);
            above = row.previousElementSibling;
          }
          while (below && clientY > middle(below)) {
            row.before(below);
            below = row.nextElementSibling;
          }
        };
        row.classList.add("is-dragged");
        handle.setPointerCapture(event.pointerId);
        handle.addEventListener("pointermove", follow, { signal: life.signal });
        handle.addEventListener("pointerup", stop, { signal: life.signal });
        handle.addEventListener("pointercancel", stop, { signal: life.signal });
      });
    }
    const order = () => [...list.children].map((row) => row.dataset.key);
    return {
      node: make("div", {}, list, spoken),
      value: () => ({ order: order() }),
      ready: () => true,
      restore({ order: keys = [] }) {
        for (const key of keys) if (rows.has(key)) list.append(rows.get(key));
        edges();
      },
      mark: (verdict) => markRows(rows, verdict, words),
      lock(now) {
        locked = now;
        list.classList.toggle("is-locked", now);
        list.querySelectorAll("button").forEach((one) => (one.disabled = now));
      },
    };
  });
}

function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

export default { render };
