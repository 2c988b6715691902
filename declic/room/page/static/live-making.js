// What the live part of the page builds with: words, elements, the room's clock, what a browser keeps.

/** What the room says of our light page, or of Voilà's full one. */
export const page = JSON.parse(document.querySelector("#declic-page, #declic-full").textContent);
export const {
  words: { live: words },
  told: toldFirst,
} = page;
const scope = toldFirst?.scope ?? ""; // tells learners who share a browser apart

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function button(className, text, onClick) {
  const node = make("button", { type: "button", class: className }, text);
  node.addEventListener("click", onClick);
  return node;
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// ---- time: the room's, for a clock that is wrong ------------------------------------------------

let ahead = 0; // milliseconds

export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
}

/** Milliseconds until a moment; negative once it has passed. */
export const left = (moment) => Date.parse(moment) - ahead - Date.now();

/** A moment as the clock on the wall shows it. */
export function hour(moment) {
  const at = new Date(Date.parse(moment) - ahead);
  return fill(words.hour, { h: at.getHours(), mm: String(at.getMinutes()).padStart(2, "0") });
}

// ---- what this browser keeps --------------------------------------------------------------------

const keptAt = (key) => JSON.parse(localStorage.getItem(key))?.at ?? 0;

/** What is kept for entries that are one with this learner's by now is this learner's. */
function bringOver() {
  for (const name of Object.keys(localStorage)) {
    const [declic, what, whose, ...rest] = name.split(":");
    if (declic !== "declic" || !toldFirst.was.includes(whose)) continue;
    const here = [declic, what, scope, ...rest].join(":");
    if (keptAt(name) >= keptAt(here)) localStorage.setItem(here, localStorage.getItem(name));
    localStorage.removeItem(name);
  }
}
try {
  if (toldFirst?.was) bringOver();
} catch {
  // A browser that keeps nothing has nothing to bring.
}

/** Something kept for this learner; it is forgotten like drafts are (widgets/_shared.js). */
export function kept(name, first) {
  const key = `declic:${name}:${scope}`;
  let now = first; // where a browser keeps nothing, until the page is closed
  return {
    read() {
      try {
        return { ...now, ...JSON.parse(localStorage.getItem(key)) };
      } catch {
        return now;
      }
    },
    write(change) {
      now = { ...this.read(), ...change, at: Date.now() };
      try {
        localStorage.setItem(key, JSON.stringify(now));
      } catch {
        // As above.
      }
    },
  };
}

/** Go to a place of the page: the focus too. */
export function goTo(place) {
  if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}
