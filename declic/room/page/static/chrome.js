// The bar above the page: size of the text, progress in words.

const words = JSON.parse(document.getElementById("declic-page").textContent).words;
const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];
const SIZE_KEY = "declic-size";
const plural = new Intl.PluralRules(document.documentElement.lang);
const DONE = ["first-try", "acquired", "answered"];

function setSize(step) {
  const index = Math.max(0, Math.min(SIZES.length - 1, step));
  document.documentElement.style.setProperty("--declic-scale", SIZES[index]);
  localStorage.setItem(SIZE_KEY, index);
}

for (const button of document.querySelectorAll("[data-size]")) {
  button.addEventListener("click", () =>
    setSize(Number(localStorage.getItem(SIZE_KEY) ?? 1) + Number(button.dataset.size)),
  );
}
setSize(Number(localStorage.getItem(SIZE_KEY) ?? 1));

const bar = document.getElementById("progress");

function showProgress() {
  const all = [...document.querySelectorAll("[data-declic-exercise]")].filter(
    (one) => !one.closest('[data-declic-away="closed"]'), // a part that opens later
  );
  if (!all.length) return;
  const done = all.filter((one) => DONE.includes(one.dataset.declicStatus)).length;
  bar.max = all.length;
  bar.value = done;
  document.getElementById("progress-words").textContent = words.done[plural.select(done)]
    .replace("{done}", done)
    .replace("{total}", all.length);
}

if (bar) {
  document.addEventListener("declic:status", showProgress);
  showProgress();
}
