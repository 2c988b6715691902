// The pause: everybody looks up. The page is still, behind a dialog that ends by itself.

import { fill, hour, left, make, words } from "./live-making.js";

const LONGEST_MS = 2 ** 31 - 1; // a timer can't wait longer
const pauseTitle = make("h2", { tabindex: "-1", id: "pause-title" }, words.pause);
const pauseWords = make("p", { class: "live-words" });
const pauseUntil = make("p", { class: "live-until" });
const pauseBox = make("dialog", { class: "live-dialog live-pause", "aria-labelledby": "pause-title" });
pauseBox.append(pauseTitle, pauseWords, pauseUntil, make("p", { class: "live-soft" }, words.pause_kept));
let pausing = false;
let pauseEnds = 0;

/** Begin, go on with, or end the pause. */
export function pauseFor(mode) {
  clearTimeout(pauseEnds);
  const ms = mode.until ? left(mode.until) : LONGEST_MS;
  pausing = mode.name === "pause" && ms > 0;
  if (!pausing) return pauseBox.close();
  pauseWords.textContent = mode.words || words.pause_words;
  pauseUntil.textContent = mode.until ? fill(words.pause_until, { at: hour(mode.until) }) : "";
  pauseEnds = setTimeout(pauseFor, Math.min(ms, LONGEST_MS), mode);
  if (!pauseBox.open) beginPause();
}

function beginPause() {
  document.dispatchEvent(new CustomEvent("declic:hold")); // games that run have a pause
  pauseBox.showModal();
  pauseTitle.focus({ preventScroll: true });
}

pauseBox.addEventListener("cancel", (event) => event.preventDefault());
pauseBox.addEventListener("close", () => pausing && beginPause()); // a browser lets go at the second Escape
document.body.append(pauseBox);
