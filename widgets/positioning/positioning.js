// Where one stands: what one says of oneself, then one question at a time, then a profile. A
// response is {self: {skill: 1…3}, seed, answers: [[item, choice | null], …]}. The questions come
// from the kernel: {type: "next", id, response} asks for the one that follows.

import { showExercise } from "../_card.js";
import { button, choiceFields, fill, make, makeSafe, newId } from "../_shared.js";
import { LEVELS, stepBar, standing } from "../_standing.js";

const ASK_AGAIN_MS = 5000;
const LARGEST_SEED = 2 ** 32 - 1;
const UNKNOWN = "unknown"; // the key of « I don't know »

function render(context) {
  return showExercise(context, (fields) => new Test(context.model, fields));
}

class Test {
  #model;
  #words;
  #content;
  #name;
  #changed;
  #self = {};
  #seed;
  #answers = [];
  #stage = "self"; // then "ask", then "end"
  #question = null; // what is asked now
  #asking = ""; // the id of what was asked of the kernel and isn't answered yet
  #verdict = null;
  #locked = false;
  #cut = false;
  #moved = false; // by the learner, who then finds the focus at what is new
  #sent = false;
  #shown = ""; // what is drawn already: drawing it again would take the focus away
  #timer = 0;
  #life = new AbortController();
  sends; // at the end, unless the author asks something beside

  constructor(model, { content, words, name, changed }) {
    this.#model = model;
    this.#words = words;
    this.#content = content;
    this.#name = name;
    this.#changed = changed;
    this.#seed = content.seed;
    this.sends = !(words.sure_steps || words.why);
    this.place = make("div", { class: "declic-positioning-place" });
    this.status = make("p", { class: "declic-say", role: "status" });
    this.node = make("div", { class: "declic-positioning" }, this.place, this.status);
    this.heard = (message) => this.#told(message);
    model.on("msg:custom", this.heard);
    const { signal } = this.#life;
    document.addEventListener("declic:connection", ({ detail }) => this.#connection(detail), { signal });
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.#show();
  }

  // ---- what the card asks
  value() {
    return { self: { ...this.#self }, seed: this.#seed, answers: this.#answers };
  }
  ready() {
    return this.#stage === "end";
  }
  restore({ self, seed, answers }) {
    const known = this.#content.skills.every(({ key }) => self?.[key] || !answers?.length);
    if (!Array.isArray(answers) || !known) return; // the author has changed the test since
    if (JSON.stringify(this.value()) === JSON.stringify({ self, seed, answers })) return;
    const said = this.#content.skills.map(({ key }) => [key, self[key]]).filter(([, level]) => level);
    this.#self = Object.fromEntries(said);
    this.#seed = seed;
    this.#answers = answers;
    this.#question = null;
    this.#stage = answers.length ? "ask" : "self";
    this.#shown = "";
  }
  mark(verdict) {
    const before = this.#verdict;
    this.#verdict = verdict;
    if (before && !verdict && !this.#locked) this.#again(before);
    if (before !== verdict) this.#shown = "";
    this.#show();
    if (verdict && this.#sent) queueMicrotask(() => this.#leave());
  }
  lock(now) {
    this.#locked = now;
    this.set?.toggleAttribute("disabled", now);
  }
  focus() {
    const first = this.place.querySelector("input:checked, input, button");
    (first ?? this.place.querySelector("[tabindex]"))?.focus();
  }
  end() {
    clearTimeout(this.#timer);
    this.#life.abort();
    this.#model.off("msg:custom", this.heard);
  }

  // ---- going through the questions
  #again({ details }) {
    this.#moved = true;
    this.#question = null;
    if (details.complete === false) {
      this.#stage = this.#answers.length ? "ask" : "self";
      return;
    }
    this.#stage = "self";
    this.#answers = [];
    this.#seed = (this.#seed + 1) % LARGEST_SEED; // other questions, where there are some
  }
  #start() {
    if (this.#content.skills.some(({ key }) => !this.#self[key])) {
      this.#say(this.#words.start_first);
      const open = this.#content.skills.findIndex(({ key }) => !this.#self[key]);
      this.place.querySelectorAll("fieldset")[open]?.querySelector("input").focus();
      return;
    }
    this.#go("ask", []);
  }
  #answer() {
    if (this.#waits) return;
    const [chosen] = this.choices.chosen();
    if (chosen === undefined) {
      this.#say(this.#words.choose_first);
      this.focus();
      return;
    }
    const choice = chosen === UNKNOWN ? null : Number(chosen);
    this.#go("ask", [...this.#answers, [this.#question.item, choice]]);
  }
  #back() {
    if (this.#waits) return;
    this.#go(this.#answers.length ? "ask" : "self", this.#answers.slice(0, -1));
  }
  #stop() {
    this.#go("end", this.#answers);
    this.#finish();
  }
  #go(stage, answers) {
    if (this.#locked) return;
    this.#moved = true;
    this.#stage = stage;
    this.#answers = answers;
    this.#question = null;
    this.#show();
    this.#changed();
  }
  #finish() {
    this.#show();
    if (!this.sends || this.#locked) return;
    this.#sent = true;
    this.node.closest(".declic-exercise").focus({ preventScroll: true });
    this.node.closest("form").requestSubmit();
  }
  /** Enter on a choice goes on; in a form it would send everything. */
  #key(event) {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    if (this.#stage === "self") this.#start();
    else this.#answer();
  }

  // ---- asking the kernel
  get #waits() {
    return this.#stage === "ask" && !this.#question && !this.#verdict && !this.#locked;
  }
  #ask() {
    clearTimeout(this.#timer);
    if (!this.#waits) return;
    this.#asking ||= newId();
    this.#model.send({ type: "next", id: this.#asking, response: this.value() });
    this.#timer = setTimeout(() => this.#ask(), ASK_AGAIN_MS);
  }
  #told({ type, id, answers, question }) {
    if (type !== "asked" || id !== this.#asking || !this.#waits) return;
    clearTimeout(this.#timer);
    this.#asking = "";
    this.#cut = false;
    this.#answers = answers;
    this.#question = question;
    if (question) return this.#show();
    this.#stage = "end";
    this.#finish();
  }
  #connection(state) {
    this.#cut = state === "lost";
    this.#say(this.#waiting());
    if (!this.#cut) this.#ask();
  }
  #waiting() {
    if (this.#stage === "end" && !this.sends && !this.#verdict) return this.#words.over;
    if (!this.#waits) return "";
    return this.#cut ? this.#words.kept : this.#words.waiting;
  }

  // ---- showing
  #say(text) {
    this.status.textContent = text;
  }
  #show() {
    const now = JSON.stringify([this.#stage, this.#answers.length, this.#question?.item, this.#waits]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#say(this.#waiting());
    if (this.#waits) {
      this.#asking = "";
      this.#ask();
      this.set?.toggleAttribute("disabled", true);
      return;
    }
    this.place.replaceChildren(...this.#drawn());
    if (!this.#moved || this.#stage === "end") return;
    this.#moved = false;
    const title = this.place.querySelector("[tabindex]");
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: "nearest" });
  }
  #drawn() {
    if (this.#verdict) return standing(this.#verdict.details, this.#words, this.#content.levels);
    if (this.#stage === "self") return this.#selfAssessment();
    return this.#question ? this.#asked() : [];
  }
  #selfAssessment() {
    const words = this.#words;
    const title = make("p", { class: "declic-positioning-title", tabindex: "-1" }, words.self_title);
    this.set = make("div", { class: "declic-positioning-self" });
    for (const { key, name } of this.#content.skills) this.set.append(this.#levels(key, name));
    const start = button("declic-button", words.start, () => this.#start());
    return [title, this.set, make("div", { class: "declic-actions" }, start)];
  }
  #levels(key, name) {
    const row = make("fieldset", { class: "declic-positioning-levels" }, make("legend", {}, name));
    for (const level of LEVELS) {
      const input = make("input", { type: "radio", name: `${this.#name}-${key}`, value: level });
      input.checked = this.#self[key] === level;
      input.addEventListener("change", () => {
        this.#self[key] = level;
        this.#say("");
        this.#changed();
      });
      const word = make("span", {}, this.#content.levels[level - 1]);
      row.append(make("label", { class: "declic-choice" }, input, stepBar(level, "chosen"), word));
    }
    return row;
  }
  #asked() {
    const words = this.#words;
    const { text, choices } = this.#question;
    const [n, { most }] = [this.#answers.length + 1, this.#content];
    const label = `${this.#name}-q${n}`;
    const title = makeSafe("p", { class: "declic-positioning-title", tabindex: "-1", id: label }, text);
    this.choices = choiceFields({
      choices: [
        ...choices.map((choice, key) => ({ key: String(key), text: choice })),
        { key: UNKNOWN, text: words.unknown },
      ],
      several: false,
      changed: () => this.#say(""),
      words,
      name: label,
    });
    this.set = make("fieldset", { "aria-labelledby": label }, this.choices.node);
    return [
      make("p", { class: "declic-positioning-turn" }, fill(words.question, { n, most })),
      title,
      this.set,
      make(
        "div",
        { class: "declic-actions" },
        button("declic-button", words.ask_next, () => this.#answer()),
        button("declic-button declic-quiet", words.ask_before, () => this.#back()),
        button("declic-button declic-quiet", words.stop, () => this.#stop()),
      ),
    ];
  }
  /** Take the focus to the profile, unless the learner is elsewhere by now. */
  #leave() {
    this.#sent = false;
    this.#moved = false;
    const card = this.node.closest(".declic-exercise");
    if (!card?.contains(document.activeElement)) return;
    const title = this.place.querySelector("[tabindex]");
    (title ?? card).focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  }
}

export default { render };
