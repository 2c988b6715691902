// What a learner managed and what to look at again: made from the exercises on the page.

import { reveal } from "../_reveal.js";
import { DONE, button, fill, isClosed, make, openExercises } from "../_shared.js";

const HELD = '[data-declic-held="answered"]'; // what was right there is told when it is asked for

function render({ model, el }) {
  const words = model.get("words");
  const life = new AbortController();
  const lists = make("div", { "aria-live": "polite" });
  const print = button("declic-button declic-quiet", words.print, () => window.print());
  const results = button("declic-button", words.reveal, () => reveal()[0]?.focus());
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
    make("div", { class: "declic-actions" }, results, print),
  );
  const paint = () => {
    lists.replaceChildren(...summaryOf(words));
    results.hidden = !document.querySelector(HELD);
  };

  el.append(root);
  document.addEventListener("declic:status", paint, { signal: life.signal });
  paint();
  return () => {
    life.abort();
    root.remove();
  };
}

function summaryOf(words) {
  const all = openExercises();
  const having = (...names) => all.filter((one) => names.includes(one.dataset.declicStatus));
  const waiting = all.filter((one) => one.matches(HELD));
  const managed = having("first-try", "acquired", "answered").filter((one) => !one.matches(HELD));
  const review = having("stuck", "in-progress");
  const left = having("not-begun");
  let encouragement = words.some;
  if (!managed.length && !review.length && !waiting.length) encouragement = words.nothing;
  else if (managed.length === all.length) encouragement = words.all;
  else if (managed.length && review.length) encouragement = words.review_some;
  return [
    ...parts(all, words),
    ...section(words.managed, managed.map((one) => done(one, words)), "declic-managed", "✓"),
    ...section(words.waiting, waiting.map(linkTo), "declic-waiting", "…"),
    ...section(words.review, review.map(linkTo), "declic-review", "↻"),
    ...section(words.left, left.map(linkTo), "declic-left-over", "○"),
    make("p", { class: "declic-encouragement" }, encouragement),
  ];
}

/** How far each part of the workshop is, in words; nothing where there is one part only. */
function parts(all, words) {
  const marks = "[data-declic-section], :is(.lesson, .jp-RenderedHTMLCommon) h2, [data-declic-exercise]";
  const found = [];
  for (const one of document.querySelectorAll(marks)) {
    if (isClosed(one)) continue;
    if (!one.dataset.declicExercise) {
      if (one.parentElement.dataset.declicSection === undefined) found.push({ heading: one, own: [] });
    } else if (found.length) found.at(-1).own.push(one);
  }
  const asked = found.filter(({ own }) => own.length);
  if (asked.length < 2) return [];
  const list = make("ul", { class: "declic-parts" });
  for (const { heading, own } of asked) {
    const n = own.filter((one) => DONE.includes(one.dataset.declicStatus)).length;
    const said = fill(n < own.length ? words.part : words.whole_part, { n, total: own.length });
    list.append(make("li", {}, linkTo(heading), make("span", { class: "declic-part-count" }, said)));
  }
  return [make("h4", {}, words.parts), list];
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

/** A button that goes to an exercise, or to the heading of a part. */
function linkTo(place) {
  const { declicTitle, declicSection } = place.dataset;
  return button("declic-jump", declicTitle ?? declicSection ?? headingText(place), () => {
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  });
}

/** The words of a heading without the link to itself that some hosts put there. */
function headingText(heading) {
  const words = heading.cloneNode(true);
  words.querySelectorAll(".anchor-link, .jp-InternalAnchorLink").forEach((one) => one.remove());
  return words.textContent.trim();
}

export default { render };
