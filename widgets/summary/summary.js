// What a learner managed and what to look at again: made from the exercises on the page.

import { make, button } from "../_shared.js";

function render({ model, el }) {
  const words = model.get("words");
  const life = new AbortController();
  const lists = make("div", { "aria-live": "polite" });
  const print = button("declic-button declic-quiet", words.print, () => window.print());
  const root = make(
    "div",
    { class: "declic-summary", role: "group", "aria-label": words.title, tabindex: "-1", "data-declic-summary": "" },
    make("h3", {}, words.title),
    lists,
    make("div", { class: "declic-actions" }, print),
  );

  function section(title, items, className, icon) {
    if (!items.length) return [];
    const list = make("ul", { class: className });
    for (const [item, word] of items) {
      const sign = make("span", { class: "declic-icon", "aria-hidden": "true" }, icon);
      list.append(make("li", {}, sign, item, word ? ` (${word})` : ""));
    }
    return [make("h4", {}, title), list];
  }
  function linkTo(exercise) {
    return button("declic-jump", exercise.dataset.declicTitle, () => {
      exercise.focus({ preventScroll: true });
      exercise.scrollIntoView({ block: "start" });
    });
  }
  function paint() {
    const all = [...document.querySelectorAll("[data-declic-exercise]")];
    const having = (...names) => all.filter((one) => names.includes(one.dataset.declicStatus));
    const managed = having("first-try", "acquired", "answered");
    const review = having("stuck", "in-progress");
    const left = having("not-begun");
    const encouragement =
      all.length && managed.length === all.length
        ? words.all
        : !managed.length && !review.length
          ? words.nothing
          : review.length && managed.length
            ? words.review_some
            : words.some;
    lists.replaceChildren(
      ...section(
        words.managed,
        managed.map((one) => [one.dataset.declicTitle, words[one.dataset.declicStatus]]),
        "declic-managed",
        "✓",
      ),
      ...section(words.review, review.map((one) => [linkTo(one)]), "declic-review", "↻"),
      ...section(words.left, left.map((one) => [linkTo(one)]), "declic-left-over", "○"),
      make("p", { class: "declic-encouragement" }, encouragement),
    );
  }

  el.append(root);
  document.addEventListener("declic:status", paint, { signal: life.signal });
  paint();
  return () => {
    life.abort();
    root.remove();
  };
}

export default { render };
