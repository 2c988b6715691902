// How an answer is judged: how far the person is, points, a comment with ready sentences.

import { field, filled, quietButton } from "./controls.js";
import { node } from "./dom.js";

/**
 * Return the form's elements.
 *
 * `asked`: `{points, levels: [points], phrases: [text], score, comment, first, last}`; `does`:
 * `{write(change), keep(), step(by)}`.
 */
export function judgingForm(words, asked, does) {
  const { points, levels, phrases, score, comment, first, last } = asked;
  const given = node("input", {
    type: "number",
    min: 0,
    max: points,
    step: "any",
    "data-key": "points",
    input: ({ target }) => {
      if (!target.validity.valid) return;
      mirror(does.write({ score: target.value === "" ? null : target.valueAsNumber }).score);
    },
  });
  if (score !== null) given.value = String(score);
  const written = node("textarea", {
    rows: 3,
    maxlength: words.comment_length,
    "data-key": "comment",
    dir: "auto",
    input: ({ target }) => does.write({ comment: target.value }),
  });
  written.value = comment;
  const buttons = words.levels.map((level, index) => {
    const label = filled(words.worth, { word: level.word, points: localNumber(levels[index]) });
    const number = node("kbd", { "aria-hidden": "true" }, String(index + 1));
    return node(
      "button",
      { type: "button", "data-level": index, "data-key": `level ${index}`, click: () => choose(index) },
      number,
      label,
    );
  });
  const ready = node("div", { class: "declic-desk-review-phrases", role: "group", "aria-label": words.phrases });

  function choose(index) {
    given.value = String(levels[index]);
    mirror(does.write({ score: levels[index] }).score);
  }

  /** Show which level the points are, and its sentences. */
  function mirror(now) {
    const index = levels.indexOf(now);
    buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(place === index)));
    const sentences = [...(words.levels[index]?.phrases ?? []), ...phrases];
    ready.replaceChildren(
      ...sentences.map((sentence) => {
        const add = () => {
          const longer = written.value.includes(sentence) ? written.value : `${written.value} ${sentence}`;
          written.value = longer.trim().slice(0, words.comment_length);
          does.write({ comment: written.value });
        };
        return node("button", { type: "button", dir: "auto", "data-key": sentence, click: add }, sentence);
      }),
    );
    ready.hidden = sentences.length === 0;
  }

  mirror(score);
  const back = quietButton(words.before, () => does.step(-1));
  const on = quietButton(words.after, () => does.step(1));
  back.disabled = first;
  on.disabled = last;
  const keeping = node("button", { type: "button", class: "declic-desk-button", "data-key": "keep", click: does.keep }, words.keep);
  return [
    node("div", { class: "declic-desk-review-levels", role: "group", "aria-label": words.level }, ...buttons),
    field(filled(words.points, { points: localNumber(points) }), given),
    field(words.comment, written),
    ready,
    node("div", { class: "declic-desk-row" }, keeping, back, on),
  ];
}

function localNumber(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}
