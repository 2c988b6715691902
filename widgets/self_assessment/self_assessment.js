// How at ease one feels, on faces with words. A response is {level: 2}.

import { showExercise } from "../_card.js";
import { choiceFields, fill, make, makeSafe } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, name, changed }) => {
    const { choices, about, moment } = content;
    const fields = choiceFields({ choices, several: false, changed, words, name });
    const earlier = make("p", { class: "declic-earlier", role: "status" });
    const node = make("div", { "data-declic-about": about, "data-declic-moment": moment });
    fields.node.classList.add("declic-faces");
    fields.node.style.setProperty("--declic-levels", choices.length);
    for (const [level, row] of [...fields.node.children].entries()) {
      row.querySelector("input").after(face(level / (choices.length - 1)));
    }
    node.append(fields.node, earlier);

    /** What was chosen before, where this page has it. */
    function before() {
      if (moment !== "after") return "";
      const all = document.querySelectorAll('[data-declic-moment="before"][data-level]');
      const same = [...all].find((one) => one.dataset.declicAbout === about);
      return same ? fill(words.earlier, { level: same.dataset.level }) : "";
    }
    return {
      ...fields,
      node,
      value: () => ({ level: fields.chosen().length ? Number(fields.chosen()[0]) : null }),
      restore: ({ level }) => fields.choose([String(level)]),
      mark(verdict) {
        delete node.dataset.level;
        if (verdict) node.dataset.level = choices[Number(fields.chosen()[0])]?.name ?? "";
        earlier.textContent = verdict ? before() : "";
      },
    };
  });
}

/** A face, from 0 (not at ease) to 1. */
function face(ease) {
  const bend = Math.round((ease - 0.45) * 22);
  const mouth = 46 - bend / 3;
  const shape =
    `<svg viewBox="0 0 64 64"><circle cx="32" cy="32" r="28"/><path d="M23 23v5M41 23v5` +
    `M19 ${mouth}Q32 ${mouth + bend} 45 ${mouth}"/></svg>`;
  return makeSafe("span", { class: "declic-face", "aria-hidden": "true" }, shape);
}

export default { render };
