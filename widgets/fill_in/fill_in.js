// A text with gaps. A response is {gaps: {"1": "…"}}. The text is the prompt, fields within.

import { showExercise } from "../_card.js";
import { make, makeSafe, fill, markRows } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const node = makeSafe("div", { class: "declic-gaps", "data-prompt": "" }, content.text);
    const inputs = new Map();
    const rows = new Map();
    for (const place of node.querySelectorAll("[data-gap]")) {
      const key = place.dataset.gap;
      const input = content.gaps[key].length ? list(content.gaps[key]) : line();
      input.setAttribute("aria-label", fill(words.gap, { n: key }));
      input.addEventListener("input", changed);
      place.className = "declic-gap";
      place.append(input);
      inputs.set(key, input);
      rows.set(key, place);
    }
    function list(choices) {
      const empty = make("option", { value: "" }, words.choose);
      return make("select", {}, empty, ...choices.map((text) => make("option", { value: text }, text)));
    }
    function line() {
      return make("input", {
        type: "text",
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: "false",
        maxlength: content.max_length,
        style: `inline-size: ${content.width}ch`,
      });
    }
    return {
      node,
      value: () => ({ gaps: Object.fromEntries([...inputs].map(([key, one]) => [key, one.value])) }),
      ready: () => [...inputs.values()].some((one) => one.value.trim()),
      restore: ({ gaps = {} }) => inputs.forEach((one, key) => (one.value = gaps[key] ?? "")),
      mark: (verdict) => markRows(rows, verdict, words),
    };
  });
}

export default { render };
