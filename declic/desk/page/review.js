// Review: one text after the other, by keyboard if one likes; nothing that was written is lost.

import { choiceOption, field, filled, quietButton, quietLink } from "./controls.js";
import { node, panel, person, say } from "./dom.js";
import { judgingForm } from "./judging.js";

const HERE = ["127.0.0.1", "localhost", "[::1]"];

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more = {}) => model.send({ type, ...more });
  const drafts = new Map(); // what was chosen and written, by answer, until it is kept
  const done = []; // what was kept from this page, to undo
  let shown = ""; // which answer is shown
  let drawn = ""; // what of it was drawn
  let pending = null; // what is being kept
  let visible = false;

  const told = node("p", { class: "declic-desk-told", role: "status" });
  const busy = node("p", { class: "declic-desk-soft", role: "status" });
  const none = node("p", { class: "declic-desk-soft" });
  const edition = node("p", { class: "declic-desk-soft" });
  const grade = node("button", { type: "button", class: "declic-desk-button", click: () => ask("grade") }, words.grade);
  const giveBack = quietButton(words.give_back, () => ask("give-back"));
  const formgrader = quietLink(words.formgrader, words.new_window);
  const elsewhere = node("p", { class: "declic-desk-soft" }, words.elsewhere);
  const questions = node("select", { change: move });
  const onlyHere = node("input", { type: "checkbox", change: move });
  const hideNames = node("input", { type: "checkbox", change: () => draw(model.get("state")) });
  const chosen = field(words.question, questions);
  const filters = node(
    "div",
    { class: "declic-desk-fields declic-desk-review-filters" },
    chosen,
    node("label", {}, onlyHere, words.only_here),
    node("label", {}, hideNames, words.hide_names),
  );
  const progress = node("p", { class: "declic-desk-review-progress" });
  const card = node("article", { class: "declic-desk-review-card", tabindex: -1, keydown: key });
  const undo = quietButton(words.undo, takeBack);
  const keys = node(
    "details",
    {},
    node("summary", {}, words.keys),
    node("ul", {}, ...words.keys_list.map((text) => node("li", {}, text))),
  );
  const work = node("div", {}, filters, progress, card, node("div", { class: "declic-desk-row" }, undo), keys);

  // ---- which answers --------------------------------------------------------------------------

  const question = () => (model.get("state").questions ?? [])[questions.selectedIndex];
  const texts = () => (question()?.texts ?? []).filter((one) => one.here || !onlyHere.checked);
  const nameOf = (one) => `${question().notebook}/${question().exercise}/${one.student}`;
  const current = () => texts().find((one) => nameOf(one) === shown);

  /** Return the next answer that waits, after the one shown and then from the beginning. */
  function nextWaiting() {
    const all = texts();
    const at = all.findIndex((one) => nameOf(one) === shown);
    return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => one.waiting);
  }

  function go(one, { focus = true } = {}) {
    shown = one ? nameOf(one) : "";
    draw(model.get("state"));
    if (focus) focusCard();
  }

  function focusCard() {
    card.focus({ preventScroll: true });
    if (card.getBoundingClientRect().top < 0) card.scrollIntoView();
  }

  function step(by) {
    const all = texts();
    const at = all.findIndex((one) => nameOf(one) === shown);
    const next = all[at + by];
    if (next) go(next);
  }

  function move() {
    const all = texts();
    go(all.find((one) => one.waiting) ?? all[0], { focus: false });
  }

  // ---- what is kept ---------------------------------------------------------------------------

  /** Return what stands in the card: the draft, or else what is in the gradebook. */
  const meant = (one) => drafts.get(shown) ?? { score: one.score, comment: one.comment };

  function write(change) {
    const one = current();
    const draft = { seen: mark(one), digest: one.digest, ...meant(one), ...change };
    drafts.set(shown, draft);
    return draft;
  }

  function keep() {
    const one = current();
    if (!one || pending) return;
    const points = card.querySelector("input");
    if (!points.reportValidity()) return;
    const { score, comment } = meant(one);
    if (score === null) {
      say(told, words.choose);
      card.querySelector("[data-level]").focus();
      return;
    }
    send(one, mark(one), { score, comment, waiting: false });
  }

  function send(one, seen, after, isUndo = false) {
    const { notebook, exercise } = question();
    pending = { name: shown, after, before: seen, isUndo };
    say(told, "");
    ask("keep", { notebook, exercise, student: one.student, digest: one.digest, seen, mark: after });
  }

  function takeBack() {
    const last = done.pop();
    if (!last || pending) return;
    questions.selectedIndex = last.question;
    if (!texts().some((one) => nameOf(one) === last.name)) onlyHere.checked = false;
    shown = last.name;
    const one = current();
    if (one) send(one, last.after, last.before, true);
    go(one);
  }

  /** Go on once the gradebook has what was kept. */
  function settle() {
    if (!pending) return;
    const one = texts().find((text) => nameOf(text) === pending.name);
    if (!one || !same(one, pending.after)) return;
    const { name, isUndo, before, after } = pending;
    pending = null;
    drafts.delete(name);
    if (isUndo) return;
    done.push({ name, before, after, question: questions.selectedIndex });
    shown = name;
    const next = nextWaiting();
    if (next) shown = nameOf(next);
    focusCard();
  }

  // ---- what is shown --------------------------------------------------------------------------

  function draw(state, body = null) {
    if (body && !told.isConnected) {
      const row = node("div", { class: "declic-desk-row" }, grade, giveBack, formgrader);
      body.append(node("p", { class: "declic-desk-soft" }, words.about), row, elsewhere, told, busy, none, edition, work);
      watching.observe(body);
    }
    const local = HERE.includes(location.hostname);
    formgrader.hidden = !state.formgrader || !local;
    elsewhere.hidden = !state.formgrader || local;
    if (state.formgrader) formgrader.href = state.formgrader;
    say(busy, state.busy ?? "");
    grade.disabled = giveBack.disabled = !state.workshop;
    say(edition, state.edition ?? "");
    const found = state.questions ?? [];
    work.hidden = found.every((one) => one.texts.length === 0);
    say(none, !work.hidden || !state.read || state.busy || !state.workshop ? "" : state.manual ? words.none : words.no_question);
    look(state);
    if (work.hidden) return;
    drawQuestions(found);
    settle();
    if (!current()) {
      const all = texts();
      const first = all.find((one) => one.waiting) ?? all[0];
      shown = first ? nameOf(first) : "";
    }
    drawProgress();
    drawCard();
    undo.disabled = done.length === 0;
  }

  /** Ask for the texts once somebody sees the panel. */
  function look(state) {
    if (visible && !state.read && !state.busy) ask("look");
  }

  function drawQuestions(found) {
    const listed = JSON.stringify(found.map(({ notebook, exercise, title }) => [notebook, exercise, title]));
    if (questions.dataset.listed !== listed) {
      const at = Math.max(0, Math.min(questions.selectedIndex, found.length - 1));
      questions.replaceChildren(...found.map(({ title }, index) => choiceOption(index, title)));
      questions.dataset.listed = listed;
      questions.selectedIndex = at;
    }
    chosen.hidden = found.length < 2;
  }

  function drawProgress() {
    const all = texts();
    const read = all.filter((one) => !one.waiting).length;
    const text = filled(words.progress, { done: read, all: all.length });
    say(progress, all.length > 0 && read === all.length ? `${text}. ${words.all_read}` : text);
  }

  function drawCard() {
    const one = current();
    const wanted = JSON.stringify([shown, one, hideNames.checked, texts().length, question()?.phrases]);
    if (drawn === wanted) return;
    const before = drawn && JSON.parse(drawn)[0];
    const focused = card.contains(document.activeElement) && before === shown && document.activeElement.dataset.key;
    drawn = wanted;
    card.replaceChildren(...(one ? parts(one) : []));
    card.hidden = !one;
    if (focused) card.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function parts(one) {
    const { title } = question();
    const at = texts().indexOf(one);
    const name = hideNames.checked ? filled(words.hidden_name, { n: at + 1 }) : one.name;
    const heading = node("h3", { id: "declic-desk-review-who", dir: "auto" }, title);
    const who = node("p", { id: "declic-desk-review-whose", class: "declic-desk-review-who" }, person(name), one.tried ? ` · ${one.tried}` : "");
    card.setAttribute("aria-labelledby", `${heading.id} ${who.id}`);
    const text =
      one.text === null
        ? node("p", { class: "declic-desk-soft" }, words.gone)
        : node("blockquote", { dir: "auto", tabindex: 0, "data-key": "text" }, one.text);
    const all = texts();
    const asked = { ...question(), ...meant(one), first: at === 0, last: at === all.length - 1 };
    return [heading, who, text, ...judgingForm(words, asked, { write, keep, step })];
  }

  // ---- the keyboard: only while the card has the focus (WCAG 2.1.4) ----------------------------

  function key(event) {
    const writing = event.target.matches("input, textarea, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target === card)) {
      event.preventDefault();
      keep();
      return;
    }
    if (writing || event.altKey) return;
    const level = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1]; // unshifted digits of AZERTY too
    const chord = event.ctrlKey || event.metaKey;
    const does = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      c: () => card.querySelector("textarea")?.focus(),
    };
    if (chord && event.key === "z") takeBack();
    else if (chord) return;
    else if (level) card.querySelector(`[data-level="${level - 1}"]`)?.click();
    else if (does[event.key]) does[event.key]();
    else return;
    event.preventDefault();
  }

  const watching = new IntersectionObserver(([seen]) => {
    visible = seen.isIntersecting;
    look(model.get("state"));
  });
  const hear = (heard) => {
    if (heard.type !== "told" || !heard.message) return;
    pending = null;
    say(told, heard.message);
  };
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "review", draw);
  return () => {
    watching.disconnect();
    model.off("msg:custom", hear);
    down();
  };
}

/** Return what is judged of an answer, apart from the rest. */
function mark({ score, comment, waiting }) {
  return { score, comment, waiting };
}

function same(one, other) {
  return JSON.stringify(mark(one)) === JSON.stringify(mark(other));
}

export default { render };
