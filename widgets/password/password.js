// A passphrase to build, then a code to receive and to keep. The passphrase stays in its field: what
// is sent, and kept as a draft, is {strength, words_drawn, shown_checks, seed?, code?, gave_code?}.

import { showExercise } from "../_card.js";
import { deviceFrame } from "../_device.js";
import { EVERYDAY_WORDS } from "../_everyday_words.js";
import { drawer } from "../_lot.js";
import { putInto } from "../_guard.js";
import { personaPanel } from "../_personas.js";
import { button, choiceFields, fill, make, markRows } from "../_shared.js";
import { remarksOn, strengthOf } from "../_strength.js";

const CODE_DIGITS = 6;
const LONGEST = 64;
const DRAWN_WORDS = 4;

function render(context) {
  return showExercise(context, (card) => new PasswordFields(card));
}

class PasswordFields {
  #words;
  #content;
  #changed;
  #own;
  #seed;
  #strength = null; // of what is in the field, or of what was there before
  #found = null;
  #drawn = [];
  #remarked = new Set();
  #step = 1;
  #life = new AbortController();

  constructor({ content, words, name, changed }) {
    this.#content = content;
    this.#words = words;
    this.#changed = changed;
    this.#seed = content.seed;
    this.#own = (content.persona?.rows ?? []).flatMap(aboutThePerson);
    this.phrase = this.#phraseStep(name);
    this.rows = new Map([["phrase", this.phrase]]);
    this.node = make("div", { class: "declic-password" }, this.phrase);
    if (content.seed === null) return;
    this.phone = phoneOf(words);
    this.choices = choiceFields({
      choices: [
        { key: "give", text: words.give },
        { key: "refuse", text: words.refuse },
      ],
      several: false,
      changed,
      words,
      name: `${name}-call`,
    });
    this.code = this.#codeStep(name);
    this.call = this.#callStep();
    this.rows.set("code", this.code).set("kept", this.call);
    this.node.append(this.phone.node, this.code, this.call);
    this.#showSteps();
  }

  // ---- what the card asks
  value() {
    const { phraseField } = this;
    const drawn = this.#drawn.length > 0 && this.#drawn.every((word) => phraseField.value.includes(word));
    const said = { strength: this.#strength ?? 0, words_drawn: drawn, shown_checks: [...this.#remarked] };
    if (this.#seed === null) return said;
    const [chosen] = this.choices.chosen();
    const typed = this.#typedCode();
    const gave = chosen ? chosen === "give" : null;
    return { ...said, seed: this.#seed, code: typed || null, gave_code: gave };
  }
  ready() {
    if (this.#strength === null) return false;
    return this.#seed === null || (this.#typedCode() !== "" && this.choices.ready());
  }
  restore(response) {
    for (const check of response.shown_checks ?? []) this.#remarked.add(check);
    if (!this.phraseField.value) {
      this.#strength = response.strength ?? null;
      this.#showStrength();
    }
    if (this.#seed === null) return;
    this.#seed = response.seed ?? this.#seed;
    this.codeField.value = response.code ?? "";
    this.choices.choose(typeof response.gave_code === "boolean" ? [response.gave_code ? "give" : "refuse"] : []);
    this.#step = Math.max(this.#step, response.code ? 3 : 1);
    this.#showSteps();
  }
  mark(verdict) {
    const heads = [...this.rows].map(([key, step]) => [key, step.querySelector(".declic-password-head")]);
    markRows(heads, verdict, this.#words);
    if (verdict?.correct) this.#forget();
  }
  lock(now) {
    for (const one of this.node.querySelectorAll("input, button")) one.disabled = now;
  }
  focus() {
    this.phraseField.focus();
  }
  end() {
    this.phraseField.value = "";
    this.#life.abort();
  }

  // ---- the passphrase
  #phraseStep(name) {
    const { persona } = this.#content;
    const words = this.#words;
    const title = persona ? fill(words.phrase_of, { name: persona.name }) : words.phrase_title;
    this.phraseField = make("input", {
      ...PRIVATE,
      id: `${name}-phrase`,
      class: "declic-password-field",
      maxlength: LONGEST,
      "aria-describedby": `${name}-never ${name}-holds`,
    });
    this.phraseField.addEventListener("input", () => this.#typed());
    this.phraseField.addEventListener("keydown", (event) => this.#enter(event));
    this.eye = button("declic-password-button", words.hide, () => this.#look());
    this.holds = make("p", { class: "declic-password-holds", id: `${name}-holds`, role: "status" });
    this.meter = make("div", { class: "declic-password-meter", "aria-hidden": "true" });
    this.meter.append(...words.strengths.map(() => make("span")));
    this.remarks = make("ul", { class: "declic-password-remarks" });
    this.keep = button("declic-button", words.keep_phrase, () => this.#keepPhrase());
    const draw = button("declic-password-button", words.draw, () => this.#draw());
    const step = make(
      "div",
      { class: "declic-password-step" },
      make("div", { class: "declic-password-head" }, make("label", { for: `${name}-phrase` }, title)),
      make("p", { id: `${name}-never` }, make("strong", {}, words.never_yours), ` ${words.stays}`),
      make("div", { class: "declic-password-row" }, this.phraseField, this.eye),
      this.meter,
      this.holds,
      this.remarks,
      make("div", { class: "declic-password-row" }, draw, ...(this.#content.seed === null ? [] : [this.keep])),
    );
    if (persona) step.append(personaPanel(persona, words, this.#life.signal));
    this.#showStrength();
    return step;
  }
  #typed() {
    const phrase = this.phraseField.value;
    this.#found = phrase ? strengthOf(phrase, this.#own) : null;
    this.#strength = this.#found?.score ?? null;
    this.#showStrength();
    this.#changed();
  }
  #draw() {
    this.#drawn = drawWords();
    putInto(this.phraseField, this.#drawn.join("-"));
    this.holds.textContent = `${this.#words.drawn} ${this.holds.textContent}`;
  }
  #look() {
    const hidden = this.phraseField.classList.toggle("is-hidden");
    this.eye.textContent = hidden ? this.#words.show : this.#words.hide;
    this.#showStrength();
  }
  #forget() {
    this.phraseField.value = "";
    this.#showStrength();
  }
  #enter(event) {
    if (event.key !== "Enter" || this.#seed === null) return;
    event.preventDefault();
    this.#keepPhrase();
  }
  #showStrength() {
    const { strengths, checks, times, guess, enough, not_enough: notEnough, empty, earlier } = this.#words;
    const phrase = this.phraseField.value;
    const strength = this.#strength;
    this.meter.dataset.strength = strength ?? "";
    this.keep.setAttribute("aria-disabled", strength === null);
    this.remarks.replaceChildren();
    if (!phrase) {
      const name = strengths[strength]?.toLowerCase();
      this.holds.textContent = strength === null ? empty : fill(earlier, { strength: name });
      return;
    }
    const { time, sequence } = this.#found;
    const holds = strength >= this.#content.least;
    const line = [`${strengths[strength]}.`, holds ? enough : notEnough, fill(guess, { time: times[time] })];
    if (this.holds.textContent !== line.join(" ")) this.holds.textContent = line.join(" ");
    const hidden = this.phraseField.classList.contains("is-hidden");
    for (const { key, token } of remarksOn(phrase, sequence, holds)) {
      this.#remarked.add(key);
      const shown = fill(checks[key], { token: hidden ? "•••" : token });
      this.remarks.append(make("li", {}, shown));
    }
  }

  // ---- the code, then the call
  #codeStep(name) {
    this.codeField = make("input", {
      ...PRIVATE,
      id: `${name}-code`,
      class: "declic-password-field declic-password-code",
      inputmode: "numeric",
      maxlength: CODE_DIGITS + 1,
    });
    this.codeField.addEventListener("input", () => this.#codeTyped());
    this.codeField.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    const { code_title: title, code_label: label } = this.#words;
    return make(
      "div",
      { class: "declic-password-step" },
      make("div", { class: "declic-password-head" }, make("strong", {}, title)),
      make("label", { for: `${name}-code` }, label),
      this.codeField,
    );
  }
  #callStep() {
    const { call_title: title, call_question: question } = this.#words;
    const group = make("fieldset", {}, make("legend", {}, question), this.choices.node);
    const head = make("div", { class: "declic-password-head" }, make("strong", {}, title));
    return make("div", { class: "declic-password-step" }, head, group);
  }
  #typedCode() {
    return this.codeField.value.replace(/\D/g, "").slice(0, CODE_DIGITS);
  }
  #keepPhrase() {
    if (this.#strength === null) {
      this.phraseField.focus();
      return;
    }
    this.#step = Math.max(this.#step, 2);
    this.#showSteps();
    this.phone.node.scrollIntoView({ block: "nearest" });
    this.codeField.focus({ preventScroll: true });
  }
  #codeTyped() {
    if (this.#typedCode().length === CODE_DIGITS) this.#step = 3;
    this.#showSteps();
    this.#changed();
  }
  #showSteps() {
    const draw = drawer(this.#seed);
    const code = Array.from({ length: CODE_DIGITS }, () => draw(10)).join("");
    this.phone.show(this.#step, `${code.slice(0, 3)} ${code.slice(3)}`);
    this.keep.hidden = this.#step > 1;
    this.code.hidden = this.#step < 2;
    this.call.hidden = this.#step < 3;
  }
}

/** What keeps a field out of browsers' and helpers' memories. */
const PRIVATE = {
  type: "text",
  autocomplete: "off",
  autocapitalize: "none",
  autocorrect: "off",
  spellcheck: "false",
  "data-1p-ignore": true,
  "data-lpignore": "true",
};

/** What can be found out about somebody, as a part of a passphrase; a word like "rue" can not. */
function aboutThePerson({ key, value }) {
  const parts = key === "address" ? [] : value.split(/[\s/-]+/);
  return [value, value.replace(/\W/g, ""), ...parts];
}

/** Words drawn by lot, each as likely as the others; works on http too. */
function drawWords() {
  const numbers = crypto.getRandomValues(new Uint32Array(DRAWN_WORDS));
  return Array.from(numbers, (number) => EVERYDAY_WORDS[number % EVERYDAY_WORDS.length]);
}

/** The phone: nothing before the second step, then the message, then the call. */
function phoneOf(words) {
  const frame = deviceFrame("phone", words.imitation, words.phone);
  frame.bar(null);
  frame.screen.setAttribute("aria-live", "polite");
  frame.node.classList.add("declic-password-phone");
  let shown = 0;
  const show = (step, code) => {
    frame.node.hidden = step < 2;
    if (step === shown) return;
    shown = step;
    const messages = [bubble(words.sms_from, fill(words.sms, { code }))];
    if (step > 2) messages.push(bubble(words.call_from, words.call));
    frame.screen.replaceChildren(...messages);
  };
  return { node: frame.node, show };
}

const bubble = (from, text) =>
  make("div", { class: "declic-password-message" }, make("strong", {}, from), make("p", {}, text));

export default { render };
