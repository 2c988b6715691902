// Things to match: a list to choose from on each line, labels to carry there. A response is
// {pairs: {"0": key, …}}.

import { showExercise } from "../_card.js";
import { carrying } from "../_carry.js";
import { make, makeSafe, fill, markRows } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const lines = make("div", { class: "declic-lines" });
    const labels = make("div", { class: "declic-labels", "aria-hidden": "true" });
    const say = make("p", { class: "declic-carry-say", role: "status" });
    const spoken = make("p", { class: "declic-hidden", role: "status" });
    const rows = new Map();
    const lists = new Map();

    for (const { key, text, name } of content.things) {
      const list = make("select", { class: "declic-list", "aria-label": name });
      list.append(make("option", { value: "" }, words.choose));
      list.append(...content.labels.map((one) => make("option", { value: one.key }, one.name)));
      list.addEventListener("change", () => {
        used();
        changed();
      });
      const thing = makeSafe("span", { class: "declic-thing" }, text);
      const row = make("div", { class: "declic-line", "data-place": key }, thing, list);
      rows.set(key, row);
      lists.set(key, list);
      lines.append(row);
    }
    for (const { key, text, name } of content.labels) {
      const handle = make("span", { class: "declic-handle" }, "⠿");
      const label = make("span", { class: "declic-label", "data-carry": key, "data-name": name });
      label.append(handle, makeSafe("span", {}, text));
      labels.append(label);
    }

    /** Show which labels have a place; they can be used again, for several things may share one. */
    function used() {
      const values = [...lists.values()].map((list) => list.value);
      for (const label of labels.children) {
        label.classList.toggle("is-used", values.includes(label.dataset.carry));
      }
    }
    function put(label, row) {
      const list = lists.get(row.dataset.place);
      list.value = label.dataset.carry;
      const said = { thing: list.getAttribute("aria-label"), label: label.dataset.name };
      spoken.textContent = fill(words.matched, said);
      used();
      changed();
    }
    function picked(label) {
      say.textContent = label ? fill(words.put_here, { label: label.dataset.name }) : "";
    }

    const bank = make("div", { class: "declic-bank" });
    bank.append(make("p", { class: "declic-bank-title", "aria-hidden": "true" }, words.labels), labels);
    const node = make("div", { class: "declic-matching" }, lines, say, bank, spoken);
    const { release } = carrying(node, { put, picked });
    const chosen = () => [...lists].filter(([, list]) => list.value);
    return {
      node,
      value: () => ({ pairs: Object.fromEntries(chosen().map(([key, list]) => [key, list.value])) }),
      ready: () => chosen().length > 0,
      restore({ pairs = {} }) {
        for (const [key, list] of lists) list.value = pairs[key] ?? "";
        used();
      },
      mark(verdict) {
        if (verdict) release();
        markRows(rows, verdict, words);
      },
    };
  });
}

export default { render };
