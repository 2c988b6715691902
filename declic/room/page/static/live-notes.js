// What is said at the bottom of the page: what the adviser changed, and messages, until they are read.

import { button, fill, hour, kept, make, words } from "./live-making.js";

const BRIEF_MS = 10000;
const looked = kept("read", { messages: [], answers: [] });
const notes = make("div", { class: "live-notes", role: "status" });
const shown = new Map(); // by sort of note, or by message
const brief = new Map(); // timers, by sort of note
let cameFrom = null; // what had the focus before a note had it

/** Say something; what was said of the same sort goes. `act` is { text, run } of a button. */
export function say(sort, text, act) {
  clearTimeout(brief.get(sort));
  const go = () => {
    close(sort);
    act.run();
  };
  const actions = [button("live-button live-quiet", words.close, () => close(sort))];
  if (act) actions.unshift(button("live-button", act.text, go));
  show(sort, make("p", {}, text), actions);
}

/** Confirm something that can be seen elsewhere too: it goes by itself. */
export function confirm(sort, text) {
  say(sort, text);
  brief.set(sort, setTimeout(close, BRIEF_MS, sort));
}

/** Take back what was said of a sort. */
export function close(sort) {
  const note = shown.get(sort);
  const here = note?.contains(document.activeElement);
  note?.remove();
  shown.delete(sort);
  document.body.classList.toggle("has-notes", shown.size > 0);
  if (!here) return;
  const back = cameFrom?.checkVisibility() ? cameFrom : document.getElementById("content");
  back.focus({ preventScroll: true });
}

/** Show the messages that were not read yet; those that were withdrawn go. */
export function showMessages(messages) {
  const known = looked.read().messages;
  const fresh = messages.filter(({ id }) => !known.includes(id));
  for (const key of shown.keys()) {
    if (typeof key === "number" && !fresh.some(({ id }) => id === key)) close(key);
  }
  for (const { id, text, at, mine } of fresh) {
    if (shown.has(id)) continue;
    const from = fill(mine ? words.for_you : words.for_all, { at: hour(at) });
    const seen = () => {
      const before = looked.read().messages.filter((one) => messages.some((other) => other.id === one));
      looked.write({ messages: [...before, id] });
      close(id);
    };
    const card = [make("p", { class: "live-from" }, from), make("p", { class: "live-words" }, text)];
    show(id, make("div", {}, ...card), [button("live-button", words.read, seen)]);
  }
}

/** Which answers were not looked at yet. */
export function freshAnswers(questions) {
  const known = looked.read().answers;
  return questions.filter(({ id, answer }) => answer && !known.includes(id));
}

export function answersSeen(questions) {
  looked.write({ answers: questions.filter(({ answer }) => answer).map(({ id }) => id) });
}

function show(key, what, actions) {
  const note = make("div", { class: "live-note" }, what, make("div", { class: "live-actions" }, ...actions));
  shown.get(key)?.remove();
  shown.set(key, note);
  notes.append(note);
  notes.scrollTop = notes.scrollHeight;
  document.body.classList.add("has-notes");
}

notes.addEventListener("focusin", ({ relatedTarget }) => {
  if (relatedTarget && !notes.contains(relatedTarget)) cameFrom = relatedTarget;
});
document.body.append(notes);
