// The card of an exercise: sends an answer until it is recorded, shows the verdict and the hints,
// folds when it is done. A kind gives the fields: { node, value, ready, restore, mark, lock }, and
// says `sends` if it sends by itself (a game does, and can be played again after success); `focus`
// and `end` are for what the card can't do for it.

import { besideFields } from "./_beside.js";
import { endsPart, reveal, waitingWith } from "./_reveal.js";
import { DONE, button, goOn, levelOf, make, makeSafe, memory, newId, stopwatch, verdictWord } from "./_shared.js";

const RESEND_MS = 5000;
let drawn = 0;

/** Show an exercise, and again when what it shows changes (a kernel that came back). */
export function showExercise({ model, el }, makeFields) {
  let card = new Card(model, el, makeFields);
  const again = () => {
    card = card.replaced();
  };
  const listeners = {
    "change:content": again,
    "change:exercise": again,
    "change:progress": () => card.progressed(),
    "msg:custom": (message) => card.told(message),
  };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) model.off(name, listener);
    card.remove();
  };
}

class Card {
  #model;
  #el;
  #makeFields;
  #life = new AbortController();
  #mode = "edit"; // then "wait" for the record, then "seen"
  #lost = false; // the connection
  #late = false; // the record
  #refused = ""; // why an answer could not be recorded yet
  #begun = false;
  #folded = false;
  #foldable = false; // once it was folded, it can be opened and closed
  #timer = 0;

  constructor(model, el, makeFields) {
    this.#model = model;
    this.#el = el;
    this.#makeFields = makeFields;
    this.words = model.get("words");
    this.fixed = model.get("exercise");
    this.name = `declic-${this.fixed.id}-${++drawn}`;
    this.kept = memory(this.fixed, !model.get("author_key"));
    const { pending = null, draft = null } = this.kept.read();
    this.pending = pending;
    this.draft = draft;
    this.fields = makeFields({
      content: model.get("content"),
      words: this.words,
      name: this.name,
      changed: () => this.#changed(),
    });
    const { words, name } = this;
    this.beside = besideFields({ words, name, changed: () => this.#changed() });
    this.#build();
    this.seconds = stopwatch(this.root);
    this.#listen();
    this.#start();
  }

  get progress() {
    return this.#model.get("progress");
  }
  get #succeeded() {
    return this.progress.verdict?.correct === true;
  }
  get #over() {
    const allowed = this.fixed.attempts_allowed;
    return this.progress.shown || (Boolean(allowed) && this.progress.attempts >= allowed);
  }

  // ---- building
  #build() {
    const { words, fixed, name, fields } = this;
    this.check = button("declic-button", words.check, () => {}, { type: "submit" });
    this.hint = button("declic-button declic-quiet", words.hint, () => this.#askHint());
    this.retry = button("declic-button", words.retry, () => this.#tryAgain());
    this.next = button("declic-button", words.next, () => this.#goNext());
    this.reveal = button("declic-button", words.reveal, () => this.#revealPart());
    this.before = make("div", { class: "declic-actions" }, this.check, this.hint);
    this.after = make("div", { class: "declic-actions" }, this.reveal, this.retry, this.next);
    this.set = make("fieldset", { "aria-describedby": `${name}-i` }, fields.node);
    this.hints = make("div", { class: "declic-hints", role: "status" });
    this.feedback = make("div", { class: "declic-feedback", role: "status" });
    const parts = [this.set, this.beside.node, this.hints, this.before, this.feedback, this.after];
    this.form = make("form", { novalidate: true }, ...parts);
    const line = make("p", { class: "declic-instruction", id: `${name}-i` }, fixed.instruction);
    this.body = make("div", { id: `${name}-b` }, line, this.form);
    this.fold = button("declic-fold", "", () => this.#toggle(), { "aria-controls": `${name}-b` });
    this.root = make("div", this.#rootAttributes(), this.fold, this.body);
    if (fields.node.hasAttribute("data-prompt")) this.set.setAttribute("aria-label", fixed.title);
    else this.#addPrompt();
    if (this.#model.get("author_key")) this.#addKey();
  }
  #rootAttributes() {
    return {
      class: "declic-exercise",
      role: "group",
      tabindex: "-1",
      "aria-label": this.fixed.title,
      "data-declic-exercise": this.fixed.id,
      "data-declic-title": this.fixed.title,
    };
  }
  #addPrompt() {
    const id = `${this.name}-p`;
    this.body.prepend(makeSafe("div", { class: "declic-prompt", id }, this.fixed.prompt));
    this.set.setAttribute("aria-labelledby", id);
  }
  #addKey() {
    const key = makeSafe("div", {}, this.#model.get("author_key"));
    const title = make("summary", {}, this.words.key);
    this.root.append(make("details", { class: "declic-key" }, title, key));
  }
  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    const { signal } = this.#life;
    document.addEventListener("declic:connection", ({ detail }) => this.#connection(detail), { signal });
    this.root.addEventListener("declic:reveal", () => this.#model.send({ type: "reveal" }));
    this.root.addEventListener("declic:solution", () => this.#model.send({ type: "solution" }));
    if (this.progress.held) document.addEventListener("declic:status", () => this.#showEnd(), { signal });
  }
  #start() {
    const { progress } = this;
    const response = this.pending?.response ?? this.draft ?? progress.response;
    if (response) this.#restore(response);
    if (!this.pending && !this.draft && progress.verdict) this.#mode = "seen";
    this.#folded = this.#mode === "seen" && DONE.includes(progress.status);
    this.#el.append(this.root);
    this.#paint();
    if (this.pending) this.#send();
  }

  // ---- what the learner does
  #begin() {
    if (this.#begun || this.progress.status !== "not-begun") return;
    this.#begun = true;
    this.#model.send({ type: "begin" });
    this.#tellStatus();
  }
  #changed() {
    this.#begin();
    if (this.#mode === "seen") {
      this.#mode = "edit";
      this.#paint();
    }
    this.#keep(this.pending, this.#value());
  }
  #askHint() {
    this.#begin();
    this.#model.send({ type: "hint" });
  }
  #tryAgain() {
    this.#mode = "edit";
    this.#paint();
    this.#focusFields();
  }
  #goNext() {
    this.#folded = DONE.includes(this.progress.status);
    this.#paint();
    goOn(this.root);
  }
  #toggle() {
    this.#folded = !this.#folded;
    this.#paint();
  }
  #submit() {
    if (this.#mode === "wait" || this.progress.shown) return;
    if (!this.fields.ready()) {
      this.#say(this.words.first);
      this.#focusFields();
      return;
    }
    const response = { version: 1, ...this.#value() };
    this.#begin();
    this.#keep({ id: newId(), response, active_seconds: this.seconds() }, null);
    this.#send();
  }
  #value() {
    return { ...this.fields.value(), ...this.beside.value() };
  }
  #restore(response) {
    this.fields.restore(response);
    this.beside.restore(response);
  }
  /** Ask what was right in this part, and go back to where it begins. */
  #revealPart() {
    const [first] = reveal(waitingWith(this.root));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "start" });
  }
  #focusFields() {
    if (this.fields.focus) return this.fields.focus();
    const all = this.set.querySelectorAll("input, select, textarea, button");
    ([...all].find((one) => one.checked) ?? all[0])?.focus();
  }
  #keep(pending, draft) {
    this.pending = pending;
    this.draft = draft;
    this.kept.write({ pending, draft });
  }

  // ---- sending until it is recorded
  #send() {
    clearTimeout(this.#timer);
    if (!this.pending) return;
    this.#mode = "wait";
    this.#late ||= this.#lost;
    if (!this.#lost) {
      this.#model.send({ type: "attempt", ...this.pending });
      this.#timer = setTimeout(() => {
        this.#late = true;
        this.#send();
      }, RESEND_MS);
    }
    this.#paint();
  }
  /** While the connection is lost nothing is sent: minutes of it would arrive all at once. */
  #connection(state) {
    this.#lost = state === "lost";
    this.#late = this.#lost;
    this.#refused = "";
    this.#send();
  }

  /** Take in what the kernel says of an attempt. */
  told({ type, id, message }) {
    if (!this.pending || id !== this.pending.id) return;
    if (type === "not-recorded") {
      this.#late = true;
      this.#refused = message;
      this.#paint();
      return;
    }
    clearTimeout(this.#timer);
    const here = this.root.contains(document.activeElement);
    this.#late = false;
    this.#refused = "";
    this.#mode = type === "recorded" ? "seen" : "edit";
    this.#keep(null, type === "invalid" ? this.pending.response : null);
    if (this.#mode === "seen" && this.progress.response) this.#restore(this.progress.response);
    this.#paint();
    if (type === "invalid") this.#say(message);
    else if (here && !this.fields.sends) this.#first(this.after)?.focus({ preventScroll: true });
  }

  /** Take in what has changed in the learner's progress, here or on another device. */
  progressed() {
    const idle = this.#mode === "edit" && !this.draft && !this.set.matches(":focus-within");
    if ((idle || this.#mode === "seen") && this.progress.verdict) {
      this.#restore(this.progress.response);
      this.#mode = "seen";
    }
    this.#paint();
  }

  /** Draw the card again, in the same place. */
  replaced() {
    const mark = document.createComment("");
    this.root.before(mark);
    this.remove();
    const card = new Card(this.#model, this.#el, this.#makeFields);
    mark.replaceWith(card.root);
    return card;
  }
  remove() {
    this.#life.abort();
    clearTimeout(this.#timer);
    this.fields.end?.();
    this.root.remove();
  }

  // ---- showing
  #paint() {
    const seen = this.#mode === "seen";
    const locked = this.#mode === "wait" || this.progress.shown || (seen && (this.#succeeded || this.#over));
    if (locked && this.set.contains(document.activeElement)) this.check.focus({ preventScroll: true });
    if (this.fields.lock) this.fields.lock(locked);
    else this.set.disabled = locked;
    this.beside.lock(locked);
    this.fields.mark(this.#mode === "seen" ? this.progress.verdict : null);
    this.#showFeedback();
    this.#showHints();
    this.#showActions();
    this.#showFold();
    this.#tellStatus();
  }
  #say(text) {
    this.feedback.replaceChildren(make("p", { class: "declic-say" }, text));
  }
  #showFeedback() {
    const { words } = this;
    const { verdict, solution, shown } = this.progress;
    if (this.#mode === "wait") {
      this.#say(this.#late ? this.#refused || words.kept : words.sending);
      return;
    }
    const said = make("div", { class: "declic-said" });
    if (this.#mode === "seen" && verdict) {
      const level = levelOf(verdict);
      said.dataset.level = level;
      said.append(verdictWord(level, words), makeSafe("div", {}, verdict.feedback));
    }
    if (shown) said.append(make("p", {}, words.shown));
    if (solution && (shown || this.#mode === "seen")) {
      said.append(make("strong", {}, words.solution), makeSafe("div", {}, solution));
    }
    this.feedback.replaceChildren(...(said.hasChildNodes() ? [said] : []));
  }
  #showHints() {
    const given = this.progress.hints ?? [];
    for (const html of given.slice(this.hints.children.length)) {
      const label = make("strong", {}, this.words.hint);
      this.hints.append(make("div", { class: "declic-hint" }, label, makeSafe("div", {}, html)));
    }
    const none = given.length >= this.fixed.hint_count;
    this.hint.textContent = given.length ? this.words.another_hint : this.words.hint;
    if (none && this.hint === document.activeElement) this.#first(this.hint.parentNode)?.focus();
    this.hint.hidden = none || this.#succeeded || this.#over || this.#mode === "wait";
  }
  #showActions() {
    const seen = this.#mode === "seen";
    const { correct } = this.progress.verdict ?? {};
    const { shown } = this.progress;
    this.check.hidden = seen || shown || Boolean(this.fields.sends);
    this.check.setAttribute("aria-disabled", this.#mode === "wait");
    this.retry.textContent = this.progress.held ? this.words.change_answer : this.words.retry;
    this.retry.hidden = !seen || this.#over || (this.#succeeded && !this.fields.sends);
    this.next.hidden = !seen && !shown && !(this.#mode === "wait" && this.#late);
    this.retry.classList.toggle("declic-quiet", correct !== false);
    this.#showEnd();
    const row = seen || shown ? this.after : this.before;
    if (this.hint.parentNode !== row) row.append(this.hint);
  }
  /** The last answer of a part whose feedback waits leads to it. */
  #showEnd() {
    const { held, verdict } = this.progress;
    if (held) this.root.dataset.declicHeld = verdict ? "answered" : "open";
    else delete this.root.dataset.declicHeld;
    this.reveal.hidden = !held || this.#mode !== "seen" || !endsPart(this.root);
    this.next.classList.toggle("declic-quiet", this.#quietNext());
  }
  #quietNext() {
    const { correct } = this.progress.verdict ?? {};
    return !this.reveal.hidden || (this.#mode === "seen" && correct === false && !this.#over);
  }
  #showFold() {
    const done = DONE.includes(this.progress.status) && this.#mode === "seen";
    const { words, fixed } = this;
    this.#folded &&= done;
    this.#foldable ||= this.#folded;
    this.fold.hidden = !done || !this.#foldable;
    this.body.hidden = this.#folded;
    this.root.classList.toggle("is-folded", this.#folded);
    this.fold.setAttribute("aria-expanded", !this.#folded);
    if (!done) return;
    this.fold.replaceChildren(
      verdictWord(levelOf(this.progress.verdict), words),
      make("span", { class: "declic-fold-title" }, fixed.title),
      make("span", { class: "declic-fold-action" }, this.#folded ? words.open : words.fold),
    );
  }
  #tellStatus() {
    this.root.toggleAttribute("data-declic-shown", Boolean(this.progress.shown));
    const known = this.progress.status;
    const status = known === "not-begun" && this.#begun ? "in-progress" : known;
    if (this.root.dataset.declicStatus === status) return;
    this.root.dataset.declicStatus = status;
    this.root.dispatchEvent(new CustomEvent("declic:status", { bubbles: true, detail: status }));
  }
  #first(row) {
    return row.querySelector("button:not([hidden])");
  }
}
