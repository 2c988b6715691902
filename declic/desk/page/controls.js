// Controls of the plan's forms: fields with their labels, choices, buttons, texts with gaps.

import { node } from "./dom.js";

const PLAIN = "declic-desk-button declic-desk-second";

/** Return a text with what stands between braces put in. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Return a field with its label. */
export function field(label, input) {
  return node("label", { class: "declic-desk-field" }, node("span", {}, label), input);
}

/** Return fields side by side. */
export function fieldsInRow(...fields) {
  return node("div", { class: "declic-desk-fields" }, ...fields);
}

/** Return a choice among words, by their value. */
export function choice(options, attributes = {}) {
  const made = Object.entries(options).map(([value, text]) => choiceOption(value, text));
  return node("select", attributes, ...made);
}

export function choiceOption(value, text) {
  return node("option", { value }, text);
}

/** Return a second, quiet button; without `click` it sends its form. */
export function quietButton(text, click) {
  return node("button", { class: PLAIN, ...(click && { type: "button", click }) }, text);
}

/** Return a link that looks like a quiet button, and opens a tab of its own. */
export function quietLink(text, newWindow = "") {
  if (!newWindow) return node("a", { class: PLAIN }, text);
  const hidden = node("span", { class: "declic-desk-hidden" }, ` ${newWindow}`);
  return node("a", { class: PLAIN, target: "_blank" }, text, hidden);
}

/** Put a value in a field, unless somebody is writing there. */
export function put(input, value) {
  if (document.activeElement !== input && input.value !== String(value)) input.value = value;
}

/** Return what listens to a field's change and sends its value, if the field is content with it. */
export function sending(send) {
  return ({ target }) => {
    if (!target.reportValidity()) return;
    send(target.type === "number" ? target.valueAsNumber : target.value);
  };
}
