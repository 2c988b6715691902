// The board follows its session: asked every second, changed only where something is new.

const EVERY_MS = 1000;
/** How an exercise is laid out, from the best to read on: columns, part of its size, and whether
 * of what is solved only the question and the answer are left. */
const LAYOUTS = [
  [1, 1, false],
  [1, 0.92, false],
  [2, 1, false],
  [2, 0.92, false],
  [2, 0.84, false],
  [2, 0.77, false],
  [2, 0.92, true],
  [2, 0.77, true],
  [2, 0.72, true],
];
const board = document.getElementById("projector");
const lost = document.getElementById("projector-lost");
const full = document.getElementById("projector-full");
let before = null;

/** Give the pictures of exercises their styles, which the page may not have as attributes. */
function dress(place) {
  for (const element of place.querySelectorAll("[data-style]")) {
    element.style.cssText = element.dataset.style;
  }
}

/** Put what is new in its place; what has not changed stays as it is. */
function show(text) {
  if (text === before) return;
  before = text;
  const fresh = new DOMParser().parseFromString(text, "text/html").body;
  const known = new Map([...board.querySelectorAll("[data-region]")].map((one) => [name(one), one]));
  for (const region of fresh.querySelectorAll("[data-region]")) {
    const old = known.get(name(region));
    if (old && old.declicText === region.outerHTML) region.replaceWith(old);
    else region.declicText = region.outerHTML;
  }
  board.replaceChildren(...fresh.childNodes);
  dress(board);
  fit();
}

/** Lay the exercise out so that the whole of it is on the board, in letters as large as can be. */
function fit() {
  const shown = board.querySelector(".wall-exercise");
  if (!shown) return;
  const page = document.scrollingElement;
  for (const [columns, size, brief] of LAYOUTS) {
    shown.classList.toggle("wall-brief", brief && "solved" in shown.dataset);
    shown.style.setProperty("--wall-columns", columns);
    shown.style.setProperty("--wall-size", size);
    if (page.scrollHeight <= page.clientHeight && page.scrollWidth <= page.clientWidth) return;
  }
}

function name(region) {
  return region.dataset.region;
}

async function follow() {
  try {
    const answer = await fetch(board.dataset.board, { signal: AbortSignal.timeout(10_000) });
    if (answer.redirected) location.reload();
    else if (!answer.ok) throw new Error(answer.statusText);
    else {
      show(await answer.text());
      lost.textContent = "";
    }
  } catch {
    lost.textContent = lost.dataset.words;
  }
  setTimeout(follow, EVERY_MS);
}

full.hidden = !document.fullscreenEnabled;
full.addEventListener("click", () => document.documentElement.requestFullscreen());
document.addEventListener("fullscreenchange", () => {
  full.hidden = Boolean(document.fullscreenElement);
});
addEventListener("resize", fit);
dress(board);
document.fonts.ready.then(fit);
follow();
