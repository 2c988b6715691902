// A text that the adviser reads. A response is {text: "…"}.

import { showExercise } from "../_card.js";
import { make, fill } from "../_shared.js";

const TELL_LEFT = 200;

function render(context) {
  return showExercise(context, ({ content, words, name, changed }) => {
    const area = make("textarea", {
      rows: content.lines,
      maxlength: content.max_length,
      "aria-labelledby": `${name}-p`,
      "aria-describedby": `${name}-i`,
    });
    const left = make("p", { class: "declic-left", role: "status" });
    const count = () => {
      const n = content.max_length - area.value.length;
      left.textContent = n <= TELL_LEFT ? fill(words.left, { n }) : "";
    };
    area.addEventListener("input", () => {
      count();
      changed();
    });
    return {
      node: make("div", {}, area, left),
      value: () => ({ text: area.value }),
      ready: () => area.value.trim() !== "",
      restore({ text = "" }) {
        area.value = text;
        count();
      },
      mark() {},
    };
  });
}

export default { render };
