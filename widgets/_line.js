// One line to type an answer in, with what stands after it. A response is {text: "…"}.

import { make, markRows } from "./_shared.js";

/** Make the field of an exercise that is answered in one line. */
export function lineFields({ content, words, name, changed }) {
  const id = `${name}-line`;
  const input = make("input", {
    id,
    type: "text",
    class: "declic-line-input",
    inputmode: content.digits ? "decimal" : "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    maxlength: content.max_length,
    style: `inline-size: ${content.width}ch`,
  });
  input.addEventListener("input", changed);
  const label = make("label", { class: "declic-line-label", for: id }, words.your_answer);
  const place = make("span", { class: "declic-line-place" }, input);
  if (content.unit) place.append(make("span", { class: "declic-unit" }, content.unit));
  return {
    node: make("div", { class: "declic-one-line" }, label, place),
    value: () => ({ text: input.value }),
    ready: () => input.value.trim() !== "",
    restore: ({ text = "" }) => (input.value = text),
    mark: (verdict) => markRows([["text", place]], verdict, words),
  };
}
