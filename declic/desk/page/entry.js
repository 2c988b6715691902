// The form of an entry of the diary, in a dialog: for a new one, or one that is changed.

import { choice, choiceOption, field, fieldsInRow, quietButton } from "./controls.js";
import { node, say } from "./dom.js";

const IMPERSONAL = ["drop-in", "procedure"];
const FIELDS = ["kind", "date", "time", "minutes", "title", "topic", "place", "note"];
const LINKS = ["session", "plan", "group"];

/** Return the dialog: `open(entry)`, `told(sentence)` (whether it was for the dialog), `draw`. */
export function entryDialog(words, ask) {
  const line = { type: "text", maxlength: words.longest_line };
  const inputs = {
    kind: choice(words.kinds),
    date: node("input", { type: "date", required: true, min: "2000-01-01", max: "2100-12-31" }),
    time: node("input", { type: "time", required: true }),
    minutes: node("input", { type: "number", required: true, min: 1, max: words.longest_minutes }),
    title: node("input", line),
    topic: node("input", line),
    place: node("input", line),
    note: node("textarea", { rows: 3, maxlength: words.longest_note }),
    session: node("select"),
    plan: node("select"),
    group: node("select"),
  };
  const fields = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, field(words[name], input)]),
  );
  const title = node("h2", { tabindex: "-1" });
  const said = node("p", { class: "declic-desk-told", role: "status" });
  const warning = node("p", { class: "declic-desk-soft" }, words.no_person);
  const links = node(
    "details",
    {},
    node("summary", {}, words.links),
    ...LINKS.map((name) => fields[name]),
  );
  const remove = quietButton(words.remove, () => ask("remove", { entry: number }));
  const form = node(
    "form",
    { submit: keep },
    fieldsInRow(fields.kind, fields.date, fields.time, fields.minutes),
    fields.title,
    fields.topic,
    fields.place,
    links,
    fields.note,
    warning,
    said,
    node(
      "div",
      { class: "declic-desk-row" },
      node("button", { class: "declic-desk-button" }, words.keep),
      quietButton(words.leave, () => dialog.close()),
      remove,
    ),
  );
  const dialog = node("dialog", { class: "declic-desk-dialog declic-desk-entry" }, title, form);
  let number = null;

  function keep(event) {
    event.preventDefault();
    const asked = Object.fromEntries(FIELDS.map((name) => [name, inputs[name].value]));
    asked.minutes = inputs.minutes.valueAsNumber;
    if (impersonal()) asked.title = "";
    for (const name of LINKS) asked[name] = Number(inputs[name].value) || null;
    ask("enter", number === null ? asked : { ...asked, entry: number });
  }

  function impersonal() {
    return IMPERSONAL.includes(inputs.kind.value);
  }

  function arrange() {
    fields.title.hidden = impersonal();
  }

  inputs.kind.addEventListener("change", arrange);
  return {
    element: dialog,
    open(entry) {
      number = entry.id ?? null;
      for (const name of FIELDS) inputs[name].value = entry[name] ?? "";
      for (const name of LINKS) inputs[name].value = entry[name] ?? "";
      links.open = LINKS.some((name) => entry[name]);
      remove.hidden = number === null;
      title.textContent = number === null ? words.add : words.change;
      dialog.setAttribute("aria-label", title.textContent);
      say(said, "");
      arrange();
      dialog.showModal();
      title.focus();
    },
    told(sentence) {
      if (!dialog.open) return false;
      if (sentence !== words.kept && sentence !== words.removed) {
        say(said, sentence);
        return true;
      }
      dialog.close();
      return false;
    },
    draw(state) {
      for (const name of LINKS) {
        const known = state[`${name}s`] ?? [];
        const shown = JSON.stringify(known);
        const select = inputs[name];
        if (select.dataset.shown === shown) continue;
        select.dataset.shown = shown;
        const chosen = select.value;
        select.replaceChildren(
          choiceOption("", words.nothing),
          ...known.map((one) => choiceOption(one.id, one.title)),
        );
        select.value = chosen;
      }
    },
  };
}
