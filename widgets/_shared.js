// What the widgets of the kit build with: elements, marks, rows to choose from, what a browser
// keeps, time, going on. HTML comes from the kernel only, which makes it safe (widgets/_text.py).

const IDLE_MS = 30000; // longer pauses are no time spent on the exercise
const KEPT_MS = 3 * 86400000;
export const DONE = ["first-try", "acquired", "answered"];
export const ICONS = { right: "✓", nearly: "≈", again: "↻", answered: "✓" };

/** Make an element; false and null leave an attribute out. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) continue;
    if (name === "style") node.style.cssText = value; // a room's page forbids the attribute
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Make an element out of HTML that the kernel made safe. */
export function makeSafe(tag, attributes, html) {
  const node = make(tag, attributes);
  node.innerHTML = html.replaceAll(' style="', ' data-style="'); // as above
  for (const one of node.querySelectorAll("[data-style]")) {
    one.style.cssText = one.dataset.style;
    one.removeAttribute("data-style");
  }
  return node;
}

export function button(className, text, onClick, attributes = {}) {
  const node = make("button", { type: "button", class: className, ...attributes }, text);
  node.addEventListener("click", onClick);
  return node;
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** Put an icon and a word, and what is said of it, on each thing that was answered. */
export function markRows(rows, verdict, words, classOfWord = "declic-mark") {
  for (const [key, row] of rows) {
    row.querySelectorAll(".declic-mark, .declic-note").forEach((old) => old.remove());
    delete row.dataset.mark;
    const mark = ["right", "wrong"].find((name) => verdict?.details[name]?.includes(key));
    if (!mark) continue;
    row.dataset.mark = mark;
    const icon = make("span", { "aria-hidden": "true" }, ICONS[mark === "right" ? mark : "again"]);
    row.append(make("span", { class: classOfWord }, icon, ` ${words[`mark_${mark}`]}`));
    const note = verdict.details.notes?.find((one) => one.key === key);
    if (note) row.append(makeSafe("span", { class: "declic-note" }, note.text));
  }
}

/** Large rows to choose from: radio buttons, or boxes to tick. */
export function choiceFields({ choices, several, changed, words, name }) {
  const rows = new Map();
  const node = make("div", { class: "declic-choices" });
  for (const { key, text } of choices) {
    const input = make("input", { type: several ? "checkbox" : "radio", name, value: key });
    input.addEventListener("change", changed);
    const row = make("label", { class: "declic-choice" }, input, makeSafe("span", {}, text));
    rows.set(key, row);
    node.append(row);
  }
  const inputs = () => [...node.querySelectorAll("input")];
  return {
    node,
    chosen: () => inputs().filter((one) => one.checked).map((one) => one.value),
    choose: (keys) => inputs().forEach((one) => (one.checked = keys.includes(one.value))),
    ready: () => inputs().some((one) => one.checked),
    mark: (verdict) => markRows(rows, verdict, words),
  };
}

/** What is not recorded yet, kept in this browser for this learner, this page, this exercise. */
export function memory({ id, scope }, enabled) {
  const key = `declic:${location.pathname}:${scope}:${id}`;
  const read = () => {
    try {
      return (enabled && JSON.parse(localStorage.getItem(key))) || {};
    } catch {
      return {};
    }
  };
  const write = (change) => {
    if (!enabled) return;
    const kept = { ...read(), ...change, at: Date.now() };
    try {
      if (kept.draft || kept.pending) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing still sends.
    }
  };
  return { read, write };
}

function forgetOld() {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith("declic:"))) {
      if (!(JSON.parse(localStorage.getItem(key)).at > Date.now() - KEPT_MS)) {
        localStorage.removeItem(key);
      }
    }
  } catch {
    // As above.
  }
}
forgetOld();

/** Seconds spent on an exercise, without the long pauses. */
export function stopwatch(root) {
  let milliseconds = 0;
  let last = 0;
  const touch = () => {
    const now = performance.now();
    if (last) milliseconds += Math.min(now - last, IDLE_MS);
    last = now;
  };
  for (const type of ["pointerdown", "keydown", "input", "focusin"]) {
    root.addEventListener(type, touch);
  }
  return () => {
    touch();
    const seconds = Math.round(milliseconds) / 1000;
    milliseconds = 0;
    return seconds;
  };
}

/** The exercises of the page, without those of parts that open later (the room's live-parts.js). */
export const openExercises = () =>
  [...document.querySelectorAll("[data-declic-exercise]")].filter((one) => !isClosed(one));

export const isClosed = (place) => Boolean(place.closest('[data-declic-away="closed"]'));

/** Go to what comes after and is there: a lesson, an exercise that is not done, the summary; after
    the last, to an exercise before it that is not done. */
export function goOn(root) {
  const places = "[data-declic-exercise], [data-declic-summary], .lesson";
  const todo = [...document.querySelectorAll(places)].filter(
    (one) => !one.closest("[data-declic-away]") && !DONE.includes(one.dataset.declicStatus),
  );
  const follows = (one) => root.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const after = todo.find(follows) ?? todo.find((one) => one !== root && one.dataset.declicExercise);
  if (!after) return;
  if (!after.hasAttribute("tabindex")) after.setAttribute("tabindex", "-1");
  after.focus({ preventScroll: true });
  after.scrollIntoView({ block: "start" });
}

/** How good a verdict is: one of the keys of ICONS. */
export function levelOf({ correct, score }) {
  if (correct === null) return "answered";
  if (correct) return "right";
  return score > 0 ? "nearly" : "again";
}

/** The verdict as an icon and a word. */
export function verdictWord(level, words) {
  const icon = make("span", { "aria-hidden": "true", class: "declic-icon" }, ICONS[level]);
  return make("strong", { class: "declic-verdict", "data-level": level }, icon, words[level]);
}
