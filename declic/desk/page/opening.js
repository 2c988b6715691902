// Asks of which workshop a session of the diary is, where its plan does not say it.

import { choiceOption, field, quietButton } from "./controls.js";
import { node } from "./dom.js";

/** Return the dialog: `open(entry)`, `draw(state)`; `chosen` is called with the entry and a name. */
export function openingDialog(words, chosen) {
  const title = node("h2", { tabindex: "-1" }, words.open);
  const workshop = node("select", { required: true });
  const form = node(
    "form",
    { submit: go },
    field(words.workshop, workshop),
    node(
      "div",
      { class: "declic-desk-row" },
      node("button", { class: "declic-desk-button" }, words.open),
      quietButton(words.leave, () => dialog.close()),
    ),
  );
  const attributes = { class: "declic-desk-dialog", "aria-label": words.open };
  const dialog = node("dialog", attributes, title, form);
  let entry = null;

  function go(event) {
    event.preventDefault();
    dialog.close();
    chosen(entry, workshop.value);
  }

  return {
    element: dialog,
    open(one) {
      entry = one;
      dialog.showModal();
      workshop.focus();
    },
    draw({ workshops = [] }) {
      const shown = JSON.stringify(workshops);
      if (workshop.dataset.shown === shown) return;
      workshop.dataset.shown = shown;
      const before = workshop.value;
      workshop.replaceChildren(...workshops.map((one) => choiceOption(one.name, one.title)));
      if (workshops.some((one) => one.name === before)) workshop.value = before;
    },
  };
}
