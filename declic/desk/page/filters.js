// What narrows the grid: who needs help, a part, a skill, a status.

import { field } from "./controls.js";
import { node } from "./dom.js";

/** Return what narrows the grid: who needs help, a part, a skill, a status. */
export function gridFilters(words, changed) {
  const needs = node("input", { type: "checkbox", change: changed });
  const [part, skill, status] = [0, 1, 2].map(() => node("select", { change: changed }));
  const box = node("label", { class: "declic-desk-check" }, needs, words.only_needs);
  const element = node(
    "details",
    { class: "declic-desk-filters" },
    node("summary", {}, words.filters),
    node(
      "div",
      {},
      box,
      field(words.filter_part, part),
      field(words.filter_skill, skill),
      field(words.filter_status, status),
    ),
  );

  function options(select, pairs) {
    const key = JSON.stringify(pairs);
    if (select.dataset.shown === key) return;
    const before = select.value;
    select.dataset.shown = key;
    const made = [["", words.everything], ...pairs].map(([value, text]) =>
      node("option", { value }, text),
    );
    select.replaceChildren(...made);
    select.value = pairs.some(([value]) => value === before) ? before : "";
    select.parentNode.hidden = !pairs.length;
  }

  return {
    element,
    offer(state) {
      options(part, state.parts.filter((one) => one.title).map((one) => twice(one.title)));
      const skills = new Set(state.exercises.flatMap((one) => one.skills));
      options(skill, [...skills].toSorted().map(twice));
      options(
        status,
        words.legend.map((one) => [one.status, one.word]),
      );
    },
    wanted: () => ({
      needs: needs.checked,
      part: part.value,
      skill: skill.value,
      status: status.value,
    }),
  };
}

function twice(text) {
  return [text, text];
}
