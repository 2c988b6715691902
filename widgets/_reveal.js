// Feedback that waits for the end of a part: which exercises of the page wait for it, and how it
// is asked for. A part goes from one heading (h2) to the next.

const WAITING = "[data-declic-held]";

/** Ask all exercises that were answered and whose feedback waits, here or on the whole page. */
export function reveal(exercises = [...document.querySelectorAll(WAITING)]) {
  const answered = exercises.filter((one) => one.dataset.declicHeld === "answered");
  for (const one of answered) one.dispatchEvent(new CustomEvent("declic:reveal"));
  return answered;
}

/** The exercises of the same part whose feedback waits, in the order of the page. */
export function waitingWith(root) {
  let part = [];
  for (const one of document.querySelectorAll(`h2, ${WAITING}`)) {
    if (one.tagName !== "H2") part.push(one);
    else if (part.includes(root)) break;
    else part = [];
  }
  return part.includes(root) ? part : [];
}

/** Whether an exercise is where the end of its part can be asked for: the last, all answered. */
export function endsPart(root) {
  const part = waitingWith(root);
  return part.at(-1) === root && part.every((one) => one.dataset.declicHeld === "answered");
}
