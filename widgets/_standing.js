// Where a learner stands, skill by skill: what was said beside what was measured, and where to begin.

import { button, make } from "./_shared.js";

export const LEVELS = [1, 2, 3];

/** The profile that a verdict's details hold, and the path; nothing where the verdict waits. */
export function standing({ profile, path }, words, levels) {
  if (!profile) return [];
  const rows = make("ul", { class: "declic-positioning-profile" });
  for (const row of profile) rows.append(skillRow(row, words, levels));
  const title = make("p", { class: "declic-positioning-title", tabindex: "-1" }, words.profile);
  if (!path.length) return [title, rows];
  const first = make("p", { class: "declic-positioning-title" }, words.path);
  return [title, rows, first, pathOf(path)];
}

/** A level as three steps, so many of them filled. */
export function stepBar(level, who) {
  const bar = make("span", { class: "declic-positioning-steps", "data-who": who, "aria-hidden": "true" });
  for (const step of LEVELS) bar.append(make("i", { class: step <= level ? "is-on" : "" }));
  return bar;
}

function skillRow({ name, self, level, word, remark }, words, levels) {
  const list = make("dl", {});
  const add = (title, ...parts) =>
    list.append(make("div", {}, make("dt", {}, title), make("dd", {}, ...parts)));
  add(words.you_said, stepBar(self, "said"), make("span", {}, levels[self - 1]));
  add(words.shown, stepBar(level ?? 0, "shown"), make("strong", {}, word));
  const row = make("li", {}, make("strong", {}, name), list);
  if (remark) row.append(make("p", {}, remark));
  return row;
}

function pathOf(path) {
  const list = make("ol", { class: "declic-positioning-path" });
  for (const { name, sections } of path) {
    const row = make("li", {}, make("span", {}, name));
    for (const section of sections) row.append(linkToPart(section));
    list.append(row);
  }
  return list;
}

/** A button that goes to a part of the workshop; its name alone where the page has no such part. */
function linkToPart(section) {
  const marks = "[data-declic-section], :is(.lesson, .jp-RenderedHTMLCommon) :is(h1, h2, h3)";
  const same = (heading) => foldedTitle(partTitle(heading)) === foldedTitle(section);
  const found = [...document.querySelectorAll(marks)].find(same);
  if (!found) return make("span", { class: "declic-positioning-part" }, section);
  return button("declic-positioning-jump", section, () => {
    if (!found.hasAttribute("tabindex")) found.setAttribute("tabindex", "-1");
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "start" });
  });
}

const partTitle = (heading) => heading.dataset.declicSection ?? heading.textContent;

/** A heading as it is compared, without the link to itself that some hosts put there. */
const foldedTitle = (text) => text.replace(/[¶#]\s*$/, "").replace(/\s+/g, " ").trim().toLowerCase();
