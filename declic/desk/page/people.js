// Who is in: a row for each person, which unfolds into what the adviser can do with them.

import { field, filled, put, quietButton } from "./controls.js";
import { node, panel, person, say } from "./dom.js";

function render({ model, el }) {
  const words = model.get("words");
  const rows = new Map();
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const search = node("input", { type: "search", autocomplete: "off", input: () => filter() });
  const list = node("ul", { class: "declic-desk-people-list" });
  const nobody = node("p", { class: "declic-desk-soft" }, words.nobody);
  const sure = sureDialog(words);
  const ask = (type, more) => model.send({ type, ...more });
  const searching = field(words.search, search);

  function draw(state, body) {
    if (!list.isConnected) body.append(told, searching, list, nobody, sure.element);
    const active = document.activeElement;
    const present = new Set(state.people.map((one) => one.learner));
    for (const [learner, row] of rows) {
      if (present.has(learner)) continue;
      row.item.remove();
      rows.delete(learner);
    }
    state.people.forEach((one, index) => {
      if (!rows.has(one.learner)) rows.set(one.learner, personRow(words, ask, sure, one.learner));
      const row = rows.get(one.learner);
      row.draw(one, state.people);
      const there = list.children[index] ?? null;
      if (there !== row.item) list.insertBefore(row.item, there);
    });
    if (active !== document.activeElement && list.contains(active)) {
      active.focus({ preventScroll: true });
    }
    searching.hidden = !state.people.length;
    filter();
  }

  /** Show those whose name has what is typed, whatever its accents. */
  function filter() {
    const wanted = withoutAccents(search.value.trim());
    let shown = 0;
    for (const row of rows.values()) {
      row.item.hidden = !withoutAccents(row.name.textContent).includes(wanted);
      if (!row.item.hidden) shown += 1;
    }
    nobody.hidden = shown > 0 || !rows.size;
  }

  const hear = (message) => message.type === "told" && say(told, message.message);
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "people", draw);
  return () => {
    model.off("msg:custom", hear);
    down();
  };
}

function withoutAccents(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One person: a summary, and folded under it the forms. */
function personRow(words, asking, sure, learner) {
  const ask = (type, more = {}) => asking(type, { learner, ...more });
  const row = { name: person(""), shown: null };
  const states = node("span", { class: "declic-desk-soft" });
  const newName = node("input", { type: "text", maxlength: 80, required: true, autocomplete: "off" });
  const text = node("textarea", { rows: 2, maxlength: words.message_length, required: true });
  const other = node("select", {});
  const naming = peopleForm(field(words.new_name, newName), words.rename, () => {
    ask("rename", { name: newName.value });
  });
  const writing = peopleForm(field(words.message, text), words.send, () => {
    ask("send", { text: text.value });
    text.value = "";
  });
  const chosen = () => ({ id: Number(other.value), name: other.selectedOptions[0]?.textContent });
  const pair = quietButton(words.pair, () => other.value && ask("pair", { other: chosen().id }));
  const merge = quietButton(words.merge, () => {
    const { id, name } = chosen();
    if (!id) return;
    const said = filled(words.merge_text, { name: row.name.textContent, other: name });
    sure.ask(said, words.merge_yes, () => ask("merge", { other: id }));
  });
  const both = node(
    "div",
    {},
    field(words.with_whom, other),
    node("div", { class: "declic-desk-row" }, pair, merge),
  );
  const part = quietButton(words.part, () => ask("part"));
  const out = quietButton(words.take_out, () => {
    const said = filled(words.out_text, { name: row.name.textContent });
    sure.ask(said, words.out_yes, () => ask("take-out"));
  });
  const back = quietButton(words.put_back, () => ask("put-back"));
  const last = node("div", { class: "declic-desk-row" }, part, out, back);
  row.item = node(
    "li",
    {},
    node(
      "details",
      {},
      node("summary", {}, row.name, " ", states),
      node("div", { class: "declic-desk-person" }, writing, naming, both, last),
    ),
  );
  row.draw = (one, everybody) => {
    say(row.name, one.name);
    say(states, one.states.join(" · "));
    if (row.shown !== one.name) put(newName, one.name);
    row.shown = one.name;
    row.item.classList.toggle("declic-desk-out", one.removed);
    pair.hidden = one.paired;
    part.hidden = !one.paired;
    out.hidden = both.hidden = writing.hidden = one.removed;
    back.hidden = !one.removed;
    drawOthers(other, words, everybody.filter((another) => another.learner !== learner));
  };
  return row;
}

/** Offer the others, with what is chosen kept. */
function drawOthers(select, words, others) {
  const shown = JSON.stringify(others.map(({ learner, name }) => [learner, name]));
  if (select.dataset.shown === shown) return;
  select.dataset.shown = shown;
  const before = select.value;
  select.replaceChildren(
    node("option", { value: "" }, words.choose),
    ...others.map(({ learner, name }) => node("option", { value: learner }, name)),
  );
  if ([...select.options].some((option) => option.value === before)) select.value = before;
}

function peopleForm(input, button, send) {
  return node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    input,
    node("button", { class: "declic-desk-button declic-desk-second" }, button),
  );
}

/** A question before what matters: `ask(sentence, yes, done)`. */
function sureDialog(words) {
  const said = node("p", {});
  let go = null;
  const press = () => {
    dialog.close();
    go();
  };
  const yes = node("button", { type: "button", class: "declic-desk-button", click: press });
  const no = quietButton(words.cancel, () => dialog.close());
  const dialog = node(
    "dialog",
    { class: "declic-desk-dialog", "aria-label": words.people },
    said,
    node("div", { class: "declic-desk-row" }, no, yes),
  );
  return {
    element: dialog,
    ask(sentence, button, done) {
      said.textContent = sentence;
      yes.textContent = button;
      go = done;
      dialog.setAttribute("aria-label", button);
      dialog.showModal();
      no.focus();
    },
  };
}

export default { render };
