// A situation in which each choice leads on. A response is {path: [0, 2, …]}. The story comes from
// the kernel step by step: {type: "walk", path} asks for the steps up to there.

import { showExercise } from "../_card.js";
import { button, fill, make, makeSafe } from "../_shared.js";

const ASK_AGAIN_MS = 5000;

function render(context) {
  return showExercise(context, (fields) => new Story(context.model, fields));
}

class Story {
  #model;
  #words;
  #content;
  #changed;
  #path = [];
  #steps;
  #end = false;
  #seen = false;
  #locked = false;
  #moved = false; // by the learner, who then finds the focus at the new step
  #sent = false;
  sends; // at the end, unless the author asks something beside
  #shown = ""; // what is drawn already: drawing it again would take the focus away
  #timer = 0;
  #life = new AbortController();

  constructor(model, { content, words, changed }) {
    this.#model = model;
    this.#words = words;
    this.sends = !(words.sure_steps || words.why);
    this.#content = content;
    this.#changed = changed;
    this.#steps = [content.first];
    this.list = make("ol", { class: "declic-story" });
    this.status = make("p", { class: "declic-say", role: "status" });
    this.node = make("div", { class: "declic-scenario" }, this.list, this.status);
    this.heard = (message) => this.#told(message);
    model.on("msg:custom", this.heard);
    document.addEventListener("declic:connection", () => this.#ask(), { signal: this.#life.signal });
    this.#show();
  }

  // ---- what the card asks
  value() {
    return { path: this.#path };
  }
  ready() {
    return this.#end;
  }
  restore({ path }) {
    if (!Array.isArray(path) || String(path) === String(this.#path)) return;
    this.#go(path);
  }
  mark(verdict) {
    const before = this.#seen;
    this.#seen = Boolean(verdict);
    if (before && !this.#seen && this.#end && !this.#locked) this.#go([]);
    else this.#show();
    if (this.#seen && this.#sent) queueMicrotask(() => this.#leave());
  }
  lock(now) {
    this.#locked = now;
    this.#show();
  }
  focus() {
    (this.list.querySelector(".declic-fork button") ?? this.list.lastElementChild).focus();
  }
  end() {
    clearTimeout(this.#timer);
    this.#life.abort();
    this.#model.off("msg:custom", this.heard);
  }

  // ---- going through the story
  #choose(number) {
    if (this.#locked || this.#waits) return;
    this.#moved = true;
    this.#go([...this.#path, number]);
    this.#changed();
  }
  #back(place) {
    if (this.#locked) return;
    this.#moved = true;
    this.#go(this.#path.slice(0, place));
    this.#changed();
  }
  #go(path) {
    this.#path = path;
    this.#end = false;
    if (path.length < this.#steps.length) {
      this.#steps = this.#steps.slice(0, path.length + 1);
      this.#show();
    } else {
      this.#ask();
    }
  }
  get #waits() {
    return !this.#end && this.#steps.length <= this.#path.length;
  }
  #ask() {
    clearTimeout(this.#timer);
    if (!this.#waits) return;
    this.#model.send({ type: "walk", path: this.#path });
    this.#timer = setTimeout(() => this.#ask(), ASK_AGAIN_MS);
    this.#show();
  }
  #told({ type, path, steps, end }) {
    if (type !== "walked" || !this.#waits || String(path) !== String(this.#path)) return;
    clearTimeout(this.#timer);
    this.#steps = steps;
    this.#end = end;
    this.#show();
    if (end && this.sends && !this.#seen && !this.#locked) this.#send();
  }
  #send() {
    this.#sent = true;
    this.node.closest(".declic-exercise").focus({ preventScroll: true });
    this.node.closest("form").requestSubmit();
  }
  /** Take the focus to what comes after the end, unless the learner is elsewhere by now. */
  #leave() {
    this.#sent = false;
    const card = this.node.closest(".declic-exercise");
    if (!card?.contains(document.activeElement)) return;
    card.querySelector(".declic-actions:last-child button:not([hidden])")?.focus({ preventScroll: true });
  }

  // ---- showing
  #show() {
    const now = [this.#path, this.#steps.length, this.#end, this.#locked].join("|");
    if (now === this.#shown) return;
    this.#shown = now;
    this.node.classList.toggle("is-over", this.#end);
    this.list.replaceChildren(...this.#steps.map((step, place) => this.#step(step, place)));
    this.status.textContent = this.#said();
    if (!this.#moved || this.#waits || this.#end) return;
    this.#moved = false;
    const last = this.list.lastElementChild;
    last.focus({ preventScroll: true });
    last.scrollIntoView({ block: "nearest" });
  }
  #said() {
    if (this.#waits) return this.#words.waiting;
    if (this.#end) return this.sends ? "" : this.#words.over;
    return this.#path.length >= this.#content.longest ? this.#words.too_long : "";
  }
  #step({ text, choices }, place) {
    const words = this.#words;
    const label = fill(words.step, { n: place + 1 });
    const row = make("li", { class: "declic-story-step", tabindex: "-1", "aria-label": label });
    row.append(makeSafe("div", { class: "declic-step-text" }, text));
    row.append(place < this.#path.length ? this.#past(choices, place) : this.#fork(choices));
    return row;
  }
  #past(choices, place) {
    const words = this.#words;
    const chosen = makeSafe("strong", {}, choices[this.#path[place]]);
    const line = make("p", { class: "declic-past" }, `${words.you_chose} `, chosen);
    if (!this.#locked) {
      const label = fill(words.back_to, { choice: chosen.textContent });
      line.append(button("declic-back-to", words.back, () => this.#back(place), { "aria-label": label }));
    }
    return line;
  }
  #fork(choices) {
    const full = this.#path.length >= this.#content.longest;
    const fork = make("div", { class: "declic-fork", role: "group", "aria-label": this.#words.what_now });
    for (const [number, html] of full ? [] : choices.entries()) {
      const one = button("declic-path", "", () => this.#choose(number));
      one.append(makeSafe("span", {}, html));
      one.disabled = this.#locked;
      fork.append(one);
    }
    return fork;
  }
}

export default { render };
