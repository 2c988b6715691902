// What a learner managed and what to look at again: made from the exercises on the page.

import { button, make } from "../_shared.js";

function render({ model, el }) {
  const words = model.get("words");
  const life = new AbortController();
  const lists = make("div", { "aria-live": "polite" });
  const print = button("declic-button declic-quiet", words.print, () => window.print());
  const root = make(
    "div",
    {
      class: "declic-summary",
      role: "group",
      "aria-label": words.title,
      tabindex: "-1",
      "data-declic-summary": "",
    },
    make("h3", {}, words.title),
    lists,
    make("div", { class: "declic-actions" }, print),
  );
  const paint = () => lists.replaceChildren(...summaryOf(words));

  el.append(root);
  document.addEventListener("declic:status", paint, { signal: life.signal });
  paint();
  return () => {
    life.abort();
    root.remove();
  };
}

function summaryOf(words) {
  const all = [...document.querySelectorAll("[data-declic-exercise]")];
  const having = (...names) => all.filter((one) => names.includes(one.dataset.declicStatus));
  const managed = having("first-try", "acquired", "answered");
  const review = having("stuck", "in-progress");
  const left = having("not-begun");
  let encouragement = words.some;
  if (!managed.length && !review.length) encouragement = words.nothing;
  else if (managed.length === all.length) encouragement = words.all;
  else if (managed.length && review.length) encouragement = words.review_some;
  return [
    ...section(words.managed, managed.map((one) => done(one, words)), "declic-managed", "✓"),
    ...section(words.review, review.map(linkTo), "declic-review", "↻"),
    ...section(words.left, left.map(linkTo), "declic-left-over", "○"),
    make("p", { class: "declic-encouragement" }, encouragement),
  ];
}

function section(title, items, className, icon) {
  if (!items.length) return [];
  const list = make("ul", { class: className });
  for (const item of items) {
    const sign = make("span", { class: "declic-icon", "aria-hidden": "true" }, icon);
    list.append(make("li", {}, sign, item));
  }
  return [make("h4", {}, title), list];
}

function done(exercise, words) {
  const { declicTitle: title, declicStatus: status } = exercise.dataset;
  return words[status] ? `${title} (${words[status]})` : title;
}

function linkTo(exercise) {
  return button("declic-jump", exercise.dataset.declicTitle, () => {
    exercise.focus({ preventScroll: true });
    exercise.scrollIntoView({ block: "start" });
  });
}

export default { render };
