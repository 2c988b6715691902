// The page follows what the adviser does (docs/decisions/0022): parts, pause, messages, answers.

import { asking, beginAsking } from "./live-asking.js";
import { fill, hour, left, page, setClock, toldFirst, words } from "./live-making.js";
import { say, showMessages } from "./live-notes.js";
import { Parts } from "./live-parts.js";
import { pauseFor } from "./live-pause.js";

const DAY_MS = 86400000;
const until = document.getElementById("until");
const parts = new Parts(document.getElementById("content"));
let before = null; // what was told last
let ends = 0;

function follow(now) {
  if (now.removed) return location.reload(); // the room says what has become of the place
  setClock(now.now);
  arrange(now);
  showUntil(now.mode);
  pauseFor(now.mode);
  showMessages(now.messages);
  asking(now);
  showAnswers(now.revealed);
  showNames(now.names);
  before = now;
}

// ---- parts --------------------------------------------------------------------------------------

function arrange(now) {
  if (before && same(before.parts, now.parts) && together(before) === together(now)) return;
  const gone = parts.arrange(now.parts, now.mode);
  if (!before) return;
  if (!parts.titles.length) return sayWithoutParts(now); // the page is JupyterLab's
  const change = together(before) === together(now) ? ofParts(now, gone) : ofMode(together(now));
  if (!change) return;
  say("parts", change.text, change.title && { text: words.go, run: () => parts.go(change.title) });
  if (gone && together(now)) parts.go(together(now));
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const together = ({ mode }) => (mode.name === "part" ? mode.part : "");
const there = (title) => parts.titles.includes(title);
const named = (text, titles) => fill(text, { part: titles.join(words.between) });

function sayWithoutParts(now) {
  if (together(before) !== together(now)) say("parts", ofMode(together(now)).text);
}

function ofMode(title) {
  return title ? { text: fill(words.together, { part: title }), title } : { text: words.own_pace };
}

/** Say which parts were opened, closed or moved. */
function ofParts({ parts: { order, closed } }, gone) {
  const were = before.parts;
  const opened = were.closed.filter((title) => !closed.includes(title) && there(title));
  const shut = closed.filter((title) => !were.closed.includes(title) && there(title));
  const move = same(order, were.order) ? {} : ofOrder(order, were.order);
  const said = [
    opened.length && named(words.opened, opened),
    shut.length && named(gone ? words.shut_here : words.shut, shut),
    move.text,
  ];
  const text = said.filter(Boolean).join(" ");
  return text && { text, title: opened[0] ?? move.title };
}

function ofOrder(order, were) {
  const moved = order.find((title) => {
    const others = (all) => all.filter((one) => one !== title).join("\n");
    return there(title) && others(order) === others(were);
  });
  if (moved === undefined) return { text: words.reordered };
  return { text: fill(order[0] === moved ? words.first : words.moved, { part: moved }), title: moved };
}

// ---- time ---------------------------------------------------------------------------------------

function showUntil({ name, until: end }) {
  clearTimeout(ends);
  const ms = end ? left(end) : 0;
  const was = before?.mode;
  until.hidden = !(ms > 0);
  until.textContent = ms > 0 ? fill(words.until, { at: hour(end) }) : "";
  if (ms > 0 && ms < DAY_MS) ends = setTimeout(timeIsUp, ms, name);
  if (ms > 0 && was?.name === name && was.until && Date.parse(was.until) < Date.parse(end)) {
    say("time", fill(words.more_time, { at: hour(end) }));
  }
}

function timeIsUp(name) {
  until.hidden = true;
  if (name !== "pause") say("time", words.time_is_up);
}

// ---- answers that everybody may see -------------------------------------------------------------

function showAnswers(revealed) {
  for (const root of document.querySelectorAll("[data-declic-exercise]")) askAnswer(root, revealed);
  if (!before) return;
  const fresh = revealed.filter((id) => !before.revealed.includes(id));
  const root = document.querySelector(`[data-declic-exercise="${CSS.escape(fresh[0] ?? "")}"]`);
  if (!root) return;
  const go = () => {
    root.focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  };
  say("answer-shown", fill(words.shown, { title: root.dataset.declicTitle }), { text: words.go, run: go });
}

/** Let an exercise ask its kernel whether its answer may be seen, where that is not known there. */
function askAnswer(root, revealed) {
  const shown = root.dataset.declicShown !== undefined;
  if (revealed.includes(root.dataset.declicExercise) !== shown) {
    root.dispatchEvent(new CustomEvent("declic:solution"));
  }
}

// ---- names --------------------------------------------------------------------------------------

function showNames(names) {
  const place = document.querySelector(".who bdi");
  if (place && names.length) place.textContent = names.join(words.and);
}

if (page.role === "learner") {
  beginAsking();
  document.addEventListener("declic:live", ({ detail }) => follow(detail));
  document.addEventListener("declic:status", ({ target }) => {
    if (before && target.dataset?.declicExercise) askAnswer(target, before.revealed);
  });
  if (toldFirst?.parts) follow(toldFirst);
}
