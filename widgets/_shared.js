// What every exercise does on a page: the card, sending an answer until it is recorded, the
// verdict, hints, folding. A kind gives its fields: { node, value, ready, restore, mark, lock }.
// HTML comes from the kernel only, which makes it safe (widgets/_text.py).

const RESEND_MS = 5000;
const IDLE_MS = 30000; // longer pauses are no time spent on the exercise
const KEPT_MS = 3 * 86400000;
const DONE = ["first-try", "acquired", "answered"];
const ICONS = { right: "✓", nearly: "≈", again: "↻", answered: "✓" };
let drawn = 0;

/** Make an element; false and null leave an attribute out. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Make an element out of HTML that the kernel made safe. */
function makeSafe(tag, attributes, html) {
  const node = make(tag, attributes);
  node.innerHTML = html;
  return node;
}

function button(className, text, onClick, attributes = {}) {
  const node = make("button", { type: "button", class: className, ...attributes }, text);
  node.addEventListener("click", onClick);
  return node;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** Put an icon and a word, and what is said of it, on each thing that was answered. */
function markRows(rows, verdict, words, classOfWord = "declic-mark") {
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
function choiceFields({ choices, several, changed, words, name }) {
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
function memory({ id, scope }, enabled) {
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
function stopwatch(root) {
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

/** Go to what comes after: a lesson, an exercise that is not done, the summary. */
function goOn(root) {
  const after = [...document.querySelectorAll("[data-declic-exercise], [data-declic-summary], .lesson")]
    .filter((one) => root.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
    .find((one) => !DONE.includes(one.dataset.declicStatus));
  if (!after) return;
  if (!after.hasAttribute("tabindex")) after.setAttribute("tabindex", "-1");
  after.focus({ preventScroll: true });
  after.scrollIntoView({ block: "start" });
}

/** Show an exercise, and again when what it shows changes (a kernel that came back). */
function showExercise({ model, el }, makeFields) {
  let card = drawExercise(model, el, makeFields);
  const again = () => {
    card.remove();
    card = drawExercise(model, el, makeFields);
  };
  const onProgress = () => card.progressed();
  const onMessage = (message) => card.told(message);
  model.on("change:content", again);
  model.on("change:exercise", again);
  model.on("change:progress", onProgress);
  model.on("msg:custom", onMessage);
  return () => {
    model.off("change:content", again);
    model.off("change:exercise", again);
    model.off("change:progress", onProgress);
    model.off("msg:custom", onMessage);
    card.remove();
  };
}

function drawExercise(model, el, makeFields) {
  const words = model.get("words");
  const fixed = model.get("exercise");
  const name = `declic-${fixed.id}-${++drawn}`;
  const life = new AbortController();
  const kept = memory(fixed, !model.get("author_key"));
  let { pending = null, draft = null } = kept.read();
  let mode = "edit";
  let late = false;
  let begun = false;
  let folded = false;
  let timer = 0;

  const fields = makeFields({ content: model.get("content"), words, name, changed });
  const progress = () => model.get("progress");
  const over = () => fixed.attempts_allowed && progress().attempts >= fixed.attempts_allowed;
  const succeeded = () => progress().verdict?.correct === true;

  // ---- the card -------------------------------------------------------------------------------
  const check = button("declic-button", words.check, () => {}, { type: "submit" });
  const hint = button("declic-button declic-quiet", words.hint, askHint);
  const retry = button("declic-button", words.retry, tryAgain);
  const next = button("declic-button", words.next, goNext);
  const before = make("div", { class: "declic-actions" }, check, hint);
  const after = make("div", { class: "declic-actions" }, retry, next);
  const set = make("fieldset", { "aria-labelledby": `${name}-p`, "aria-describedby": `${name}-i` });
  const hints = make("div", { class: "declic-hints", role: "status" });
  const feedback = make("div", { class: "declic-feedback", role: "status" });
  const form = make("form", { novalidate: true }, set, hints, before, feedback, after);
  const instruction = make("p", { class: "declic-instruction", id: `${name}-i` }, fixed.instruction);
  const body = make("div", { id: `${name}-b` }, instruction, form);
  const fold = button("declic-fold", "", toggle, { "aria-controls": `${name}-b` });
  const root = make(
    "div",
    {
      class: "declic-exercise",
      role: "group",
      tabindex: "-1",
      "aria-label": fixed.title,
      "data-declic-exercise": fixed.id,
      "data-declic-title": fixed.title,
    },
    fold,
    body,
  );
  set.append(fields.node);
  if (fields.node.hasAttribute("data-prompt")) {
    set.removeAttribute("aria-labelledby");
    set.setAttribute("aria-label", fixed.title);
  } else body.prepend(makeSafe("div", { class: "declic-prompt", id: `${name}-p` }, fixed.prompt));
  if (model.get("author_key")) {
    const key = makeSafe("div", {}, model.get("author_key"));
    root.append(make("details", { class: "declic-key" }, make("summary", {}, words.key), key));
  }
  const seconds = stopwatch(root);

  // ---- what the learner does ------------------------------------------------------------------
  function begin() {
    if (begun || progress().status !== "not-begun") return;
    begun = true;
    model.send({ type: "begin" });
    tellStatus();
  }
  function changed() {
    begin();
    if (mode === "seen") tryAgain({ stay: true });
    draft = fields.value();
    kept.write({ draft });
  }
  function askHint() {
    begin();
    model.send({ type: "hint" });
  }
  function tryAgain({ stay } = {}) {
    mode = "edit";
    paint();
    if (stay !== true) set.querySelector("input, select, textarea, button")?.focus();
  }
  function goNext() {
    folded = DONE.includes(progress().status);
    paint();
    goOn(root);
  }
  function toggle() {
    folded = !folded;
    paint();
  }
  function submit(event) {
    event.preventDefault();
    if (mode === "wait") return;
    if (!fields.ready()) {
      say(words.first);
      set.querySelector("input, select, textarea, button")?.focus();
      return;
    }
    const response = { version: 1, ...fields.value() };
    pending = { id: newId(), response, active_seconds: seconds() };
    draft = null;
    kept.write({ pending, draft });
    begin();
    send();
  }

  // ---- sending until it is recorded -----------------------------------------------------------
  function send() {
    clearTimeout(timer);
    if (!pending) return;
    mode = "wait";
    model.send({ type: "attempt", ...pending });
    timer = setTimeout(() => {
      late = true;
      send();
    }, RESEND_MS);
    paint();
  }
  function told({ type, id, message }) {
    if (!pending || id !== pending.id) return;
    if (type === "not-recorded") {
      say(message);
      return;
    }
    clearTimeout(timer);
    draft = type === "invalid" ? pending.response : null;
    pending = null;
    late = false;
    kept.write({ pending, draft });
    mode = type === "recorded" ? "seen" : "edit";
    const here = root.contains(document.activeElement);
    if (mode === "seen" && progress().response) fields.restore(progress().response);
    paint();
    if (type === "invalid") say(message);
    else if (here) after.querySelector("button:not([hidden])")?.focus({ preventScroll: true });
  }
  function progressed() {
    if (mode === "edit" && !draft && progress().verdict && !root.matches(":focus-within")) {
      fields.restore(progress().response);
      mode = "seen";
    }
    paint();
  }
  function connection({ detail }) {
    if (!pending) return;
    late = detail === "lost";
    if (late) paint();
    else send();
  }

  // ---- showing --------------------------------------------------------------------------------
  function say(text) {
    feedback.replaceChildren(make("p", { class: "declic-say" }, text));
  }
  function levelOf({ correct, score }) {
    if (correct === null) return "answered";
    if (correct) return "right";
    return score > 0 ? "nearly" : "again";
  }
  function heading(level) {
    const icon = make("span", { "aria-hidden": "true", class: "declic-icon" }, ICONS[level]);
    return make("strong", { class: "declic-verdict", "data-level": level }, icon, words[level]);
  }
  function showFeedback() {
    const { verdict, solution } = progress();
    if (mode === "wait") say(late ? words.kept : words.sending);
    else if (mode !== "seen" || !verdict) feedback.replaceChildren();
    else {
      const level = levelOf(verdict);
      const said = make("div", { class: "declic-said", "data-level": level }, heading(level));
      said.append(makeSafe("div", {}, verdict.feedback));
      if (solution) {
        said.append(make("strong", {}, words.solution), makeSafe("div", {}, solution));
      }
      feedback.replaceChildren(said);
    }
  }
  function showHints() {
    const given = progress().hints ?? [];
    for (const html of given.slice(hints.children.length)) {
      const label = make("strong", {}, words.hint);
      hints.append(make("div", { class: "declic-hint" }, label, makeSafe("div", {}, html)));
    }
    hint.textContent = given.length ? words.another_hint : words.hint;
    hint.hidden = given.length >= fixed.hint_count || succeeded() || mode === "wait" || over();
  }
  function showActions() {
    const seen = mode === "seen";
    check.hidden = seen;
    check.setAttribute("aria-disabled", mode === "wait");
    retry.hidden = !seen || succeeded() || Boolean(over());
    next.hidden = !seen && !(mode === "wait" && late);
    next.classList.toggle("declic-quiet", !retry.hidden && progress().verdict?.correct === false);
    retry.classList.toggle("declic-quiet", progress().verdict?.correct === null);
    (seen ? after : before).append(hint);
  }
  function showFold() {
    const done = DONE.includes(progress().status) && mode === "seen";
    fold.hidden = !done;
    folded &&= done;
    body.hidden = folded;
    root.classList.toggle("is-folded", folded);
    fold.setAttribute("aria-expanded", !folded);
    if (!done) return;
    const title = make("span", { class: "declic-fold-title" }, fixed.title);
    const action = make("span", { class: "declic-fold-action" }, folded ? words.open : words.fold);
    fold.replaceChildren(heading(levelOf(progress().verdict)), title, action);
  }
  function tellStatus() {
    const known = progress().status;
    const status = known === "not-begun" && begun ? "in-progress" : known;
    if (root.dataset.declicStatus === status) return;
    root.dataset.declicStatus = status;
    root.dispatchEvent(new CustomEvent("declic:status", { bubbles: true, detail: status }));
  }
  function paint() {
    const locked = mode === "wait" || (mode === "seen" && (succeeded() || Boolean(over())));
    if (locked && set.contains(document.activeElement)) check.focus({ preventScroll: true });
    if (fields.lock) fields.lock(locked);
    else set.disabled = locked;
    fields.mark(mode === "seen" ? progress().verdict : null);
    showFeedback();
    showHints();
    showActions();
    showFold();
    tellStatus();
  }

  form.addEventListener("submit", submit);
  document.addEventListener("declic:connection", connection, { signal: life.signal });
  const start = pending?.response ?? draft ?? progress().response;
  if (start) fields.restore(start);
  if (!pending && !draft && progress().verdict) mode = "seen";
  folded = mode === "seen" && DONE.includes(progress().status);
  el.append(root);
  paint();
  if (pending) send();
  return {
    told,
    progressed,
    remove() {
      life.abort();
      clearTimeout(timer);
      root.remove();
    },
  };
}
