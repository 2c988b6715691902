// Who needs help, the most urgent first, in sentences; a row opens the person's story.

import { node, panel, person, say } from "./dom.js";
import { storyDialog } from "./story.js";

function render({ model, el }) {
  const rows = new Map();
  const words = model.get("words");
  const story = storyDialog(model, words);
  const together = node("ul", { class: "declic-desk-together" });
  const list = node("ol", { class: "declic-desk-needs" });
  const well = node("p", { class: "declic-desk-well" });
  const heard = node("p", { class: "declic-desk-hidden", role: "status" });
  let before = null;

  function draw(state, body) {
    if (!list.isConnected) body.append(together, list, well, heard, story.element);
    together.replaceChildren(...state.together.map((sentence) => node("li", {}, sentence)));
    together.hidden = !state.together.length;
    drawRows(state.needs);
    list.hidden = !state.needs.length;
    say(well, state.needs.length || state.notice ? "" : words.all_well);
    announce(state.needs);
  }

  function drawRows(needs) {
    const active = document.activeElement;
    const present = new Set(needs.map((need) => need.learner));
    for (const [learner, row] of rows) {
      if (present.has(learner)) continue;
      row.item.remove();
      rows.delete(learner);
    }
    needs.forEach((need, index) => {
      const row = rows.get(need.learner) ?? newRow(need);
      row.exercise = need.exercise;
      say(row.why, need.why);
      const there = list.children[index] ?? null;
      if (there !== row.item) list.insertBefore(row.item, there);
    });
    if (active !== document.activeElement && list.contains(active)) {
      active.focus({ preventScroll: true });
    }
  }

  function newRow(need) {
    const row = { why: node("span", { class: "declic-desk-why" }), exercise: need.exercise };
    const open = () => story.open(need.learner, need.name, row.exercise);
    row.item = node(
      "li",
      {},
      node("button", { type: "button", click: open }, person(need.name), " — ", row.why),
    );
    rows.set(need.learner, row);
    return row;
  }

  function announce(needs) {
    const known = before;
    before = new Set(needs.map((need) => need.learner));
    const fresh = known === null ? [] : needs.filter((need) => !known.has(need.learner));
    if (!fresh.length) return;
    const names = fresh.map((need) => need.name).join(", ");
    heard.textContent = words.new_need.replace("{names}", () => names);
  }

  const { down } = panel({ model, el }, "help", draw);
  return () => {
    story.down();
    down();
  };
}

export default { render };
