// Who needs help, the most urgent first, in sentences; a row opens the person's story. Each row is
// marked as seen, or as helped with what helped; both are in the store, so every desk shows them.

import { node, panel, person, say } from "./dom.js";
import { storyDialog } from "./story.js";

function render({ model, el }) {
  const rows = new Map();
  const words = model.get("words");
  const story = storyDialog(model, words);
  const together = node("ul", { class: "declic-desk-together" });
  const list = node("ol", { class: "declic-desk-needs" });
  const well = node("p", { class: "declic-desk-well" });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const heard = node("p", { class: "declic-desk-hidden", role: "status" });
  let before = null;

  function draw(state, body) {
    if (!list.isConnected) body.append(together, list, well, told, heard, story.element);
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
      if (present.has(learner) || row.form.contains(active)) continue; // a note half written stays
      row.item.remove();
      rows.delete(learner);
    }
    needs.forEach((need, index) => {
      const row = rows.get(need.learner) ?? newRow(need);
      row.exercise = need.exercise;
      say(row.name, need.name);
      say(row.why, need.why);
      say(row.mark, need.seen);
      row.item.classList.toggle("declic-desk-looked-at", need.seen !== "");
      row.seen.hidden = need.seen !== "";
      const there = list.children[index] ?? null;
      if (there !== row.item) list.insertBefore(row.item, there);
    });
    if (active !== document.activeElement && list.contains(active)) {
      active.focus({ preventScroll: true });
    }
  }

  function newRow(need) {
    const row = {
      name: person(need.name),
      why: node("span", { class: "declic-desk-why" }),
      mark: node("span", { class: "declic-desk-soft" }),
      exercise: need.exercise,
    };
    const ask = (type, more) =>
      model.send({ type, learner: need.learner, exercise: row.exercise, ...more });
    const second = { type: "button", class: "declic-desk-button declic-desk-second" };
    const open = () => story.open(need.learner, row.name.textContent, row.exercise);
    const head = node("button", { type: "button", class: "declic-desk-need", click: open });
    head.append(row.name, " — ", row.why);
    row.seen = node(
      "button",
      {
        ...second,
        click: () => {
          ask("seen");
          head.focus({ preventScroll: true });
        },
      },
      words.seen,
    );
    const helped = node("button", { ...second, "aria-expanded": "false" }, words.helped);
    row.form = noteForm((note) => {
      show(false);
      if (note !== null) ask("helped", { note });
    });
    const show = (shown) => {
      row.form.hidden = !shown;
      helped.setAttribute("aria-expanded", String(shown));
      (shown ? row.form.querySelector("input") : helped).focus({ preventScroll: true });
    };
    helped.addEventListener("click", () => show(row.form.hidden));
    for (const button of [row.seen, helped]) {
      button.setAttribute("aria-label", `${button.textContent} : ${need.name}`);
    }
    row.item = node(
      "li",
      {},
      head,
      node("div", { class: "declic-desk-row" }, row.mark, row.seen, helped),
      row.form,
    );
    rows.set(need.learner, row);
    return row;
  }

  /** A field with usual words to press; `done(note)`, or `done(null)` where nothing is noted. */
  function noteForm(done) {
    const field = node("input", { type: "text", maxlength: words.note_length, autocomplete: "off" });
    const second = { type: "button", class: "declic-desk-button declic-desk-second" };
    const add = (chip) => () => {
      const written = field.value.trim();
      field.value = written ? `${written}, ${chip}` : chip;
      field.focus();
    };
    const form = node(
      "form",
      {
        class: "declic-desk-note",
        hidden: true,
        submit: (event) => {
          event.preventDefault();
          done(field.value.trim());
          field.value = "";
        },
        keydown: (event) => {
          if (event.key === "Escape") done(null);
        },
      },
      node("label", { class: "declic-desk-field" }, node("span", {}, words.what_helped), field),
      node(
        "div",
        { class: "declic-desk-row" },
        ...words.chips.map((chip) => node("button", { ...second, click: add(chip) }, chip)),
      ),
      node(
        "div",
        { class: "declic-desk-row" },
        node("button", { class: "declic-desk-button" }, words.note_it),
        node("button", { ...second, click: () => done(null) }, words.not_now),
      ),
    );
    return form;
  }

  function announce(needs) {
    const known = before;
    before = new Set(needs.map((need) => need.learner));
    const fresh = known === null ? [] : needs.filter((need) => !known.has(need.learner));
    if (!fresh.length) return;
    const names = fresh.map((need) => need.name).join(", ");
    heard.textContent = words.new_need.replace("{names}", () => names);
  }

  const hear = (message) => {
    if (message.type === "told") told.textContent = message.message;
  };
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "help", draw);
  return () => {
    model.off("msg:custom", hear);
    story.down();
    down();
  };
}

export default { render };
