// The steps of the plan: their order, what they are, left out or taken up again. A row unfolds to
// be changed in place.

import { choice, field, fieldsInRow, filled, put, quietButton, sending } from "./controls.js";
import { node, say } from "./dom.js";
import { reorderable } from "./reorder.js";

/** Make the list. Returns the element, `draw(state)`, `times(moment)`, and what takes it down. */
export function stepsPart(words, ask) {
  const list = node("ol", { class: "declic-desk-steps", "aria-label": words.steps });
  const heard = node("p", { class: "declic-desk-hidden", role: "status" });
  const element = node("div", {}, list, heard);
  const rows = new Map();
  let shown = null;
  let starts = {};
  const order = reorderable(list, move, () => draw(shown));

  function move(step, to) {
    const row = rows.get(step);
    const all = list.children.length;
    if (to < 0 || to >= all) return;
    heard.textContent = filled(words.place_of, { title: row.step.title, place: to + 1, all });
    ask("move", { step, to });
  }

  function draw(state) {
    shown = state;
    if (order.held()) return;
    const active = document.activeElement;
    const steps = state.plan.steps;
    const present = new Set(steps.map((step) => step.id));
    for (const [id, row] of rows) {
      if (present.has(id)) continue;
      row.item.remove();
      rows.delete(id);
    }
    steps.forEach((step, index) => {
      const row = rows.get(step.id) ?? newRow(step);
      const there = list.children[index] ?? null;
      if (there !== row.item) list.insertBefore(row.item, there);
      row.update(step, state, index);
    });
    if (active !== document.activeElement && list.contains(active)) {
      active.focus({ preventScroll: true });
    }
  }

  function newRow(step) {
    const row = stepRow(step, words, ask, move);
    row.time(starts[step.id]);
    rows.set(step.id, row);
    return row;
  }

  function times(moment) {
    starts = moment.times ?? {};
    for (const [id, row] of rows) row.time(starts[id]);
  }

  return { element, draw, times, down: order.down };
}

/** Make a row: handle, what the step is, and what unfolds. */
function stepRow(first, words, ask, move) {
  const id = `declic-desk-step-${first.id}`;
  const row = { step: first };
  const title = node("strong", {});
  const facts = node("span", { class: "declic-desk-soft" });
  const mark = node("span", { class: "declic-desk-mark" });
  const grip = node("span", { "aria-hidden": "true", class: "declic-desk-grip" });
  const handling = { type: "button", class: "declic-desk-handle", "data-handle": true };
  const handle = node("button", handling, grip);
  const unfolding = { "aria-expanded": "false", "aria-controls": id, click: toggle };
  const what = node(
    "button",
    { type: "button", class: "declic-desk-step-what", ...unfolding },
    title,
    " ",
    mark,
    " ",
    facts,
  );
  const editing = node("div", { id, class: "declic-desk-step-edit", hidden: true });
  let edit = null;
  let start = "";
  row.item = node("li", { class: "declic-desk-step", "data-id": first.id }, handle, what, editing);

  function toggle() {
    editing.hidden = !editing.hidden;
    what.setAttribute("aria-expanded", String(!editing.hidden));
    if (!editing.hidden && !edit) {
      const send = (type, values) => ask(type, { step: first.id, ...values });
      edit = stepForm(words, send, (by) => move(first.id, row.index + by));
      editing.append(edit.element);
    }
    edit?.update(row.step, row.state, row.index);
  }

  function facing() {
    const { minutes, took, kind, priority } = row.step;
    const length = took === null ? words.planned : words.took;
    const lasting = filled(length, { n: minutes, took });
    const all = [start, lasting, words.kinds[kind], words.priorities[priority]];
    say(facts, all.filter(Boolean).join(" · "));
  }

  row.time = (text) => {
    start = text ?? "";
    facing();
  };
  row.update = (step, state, index) => {
    Object.assign(row, { step, state, index });
    row.item.dataset.place = step.place;
    row.item.dataset.priority = step.priority;
    if (step.place === "now") row.item.setAttribute("aria-current", "step");
    else row.item.removeAttribute("aria-current");
    say(title, step.title);
    say(mark, step.place === "later" ? "" : words[step.place]);
    handle.setAttribute("aria-label", filled(words.drag, step));
    facing();
    if (!editing.hidden) edit.update(step, state, index);
  };
  return row;
}

/** Make what unfolds under a row. `send(type, values)` names the step; `shift(by)` moves it. */
function stepForm(words, send, shift) {
  const set = (name) => sending((value) => send("step", { field: name, value }));
  const fields = {
    title: node("input", { required: true, maxlength: 200, change: set("title") }),
    minutes: node("input", {
      type: "number",
      min: 1,
      max: 600,
      required: true,
      change: set("minutes"),
    }),
    kind: choice(words.kinds, { change: set("kind") }),
    priority: choice(words.priorities, { change: set("priority") }),
    lead: choice(words.leads, { change: set("lead") }),
    note: node("textarea", { rows: 4, maxlength: 5000, change: set("note") }),
  };
  const boxes = node("div", {});
  const parts = node("fieldset", {}, node("legend", {}, words.parts_of), boxes);
  const up = quietButton(words.up, () => shift(-1));
  const down = quietButton(words.down, () => shift(1));
  const here = quietButton(words.here, () => send("go", {}));
  const dropping = node("span");
  const drop = quietButton(dropping, () => send("drop", { dropped: !current.dropped }));
  const remove = quietButton(words.delete, () => send("delete", {}));
  const names = [up, down, here, drop, remove].map((button) => {
    const hidden = node("span", { class: "declic-desk-hidden" });
    button.append(hidden);
    return hidden;
  });
  let current = null;
  let drawn = "";

  function drawParts(titles) {
    if (JSON.stringify(titles) === drawn) return;
    drawn = JSON.stringify(titles);
    const chosen = () => [...boxes.querySelectorAll("input:checked")].map((box) => box.value);
    const change = () => send("step", { field: "parts", value: chosen() });
    boxes.replaceChildren(
      ...titles.map((title) => {
        const box = node("input", { type: "checkbox", value: title, change });
        return node("label", { class: "declic-desk-plan-part" }, box, title);
      }),
    );
  }

  function update(step, state, index) {
    current = step;
    for (const [name, input] of Object.entries(fields)) put(input, step[name]);
    drawParts([...new Set([...state.parts, ...step.parts])]);
    for (const box of boxes.querySelectorAll("input")) box.checked = step.parts.includes(box.value);
    parts.hidden = !boxes.children.length;
    for (const hidden of names) say(hidden, ` ${step.title}`);
    up.disabled = index === 0;
    down.disabled = index === state.plan.steps.length - 1;
    here.hidden = !state.plan.begun || step.place === "now";
    say(dropping, step.dropped ? words.take_up : words.drop);
    drop.hidden = step.place === "now" || step.place === "done";
    remove.hidden = step.place === "now" || step.place === "done";
  }

  const element = node(
    "div",
    {},
    field(words.title_of, fields.title),
    fieldsInRow(
      field(words.minutes, fields.minutes),
      field(words.kind, fields.kind),
      field(words.priority, fields.priority),
    ),
    parts,
    field(words.lead, fields.lead),
    field(words.note_of, fields.note),
    node("div", { class: "declic-desk-row" }, up, down, here, drop, remove),
  );
  return { element, update };
}
