// A mail box. A response is {steps: [[verb, key, value?]…]}, see ../_letters.js.

import { addressBar } from "../_address.js";
import { heading, showImitation } from "../_imitation.js";
import { LetterPieces, lettersAfter, lettersFirst, lettersPlace } from "../_letters.js";
import { inventedSelf } from "../_mail_who.js";
import { make } from "../_shared.js";

const CLIP = "M8 12V7a4 4 0 0 1 8 0v10a6 6 0 0 1-12 0V8h2v9a4 4 0 0 0 8 0V7a2 2 0 0 0-4 0v9h-2z";
const ROW = ["sender", "date", "subject", "start"];
const MOVES = ["report", "delete"];

function render(context) {
  return showImitation(context, (card) => new Box(card));
}

class Box {
  device = "window";
  #words;
  #content;
  #pieces;
  #self;
  #life = new AbortController();

  constructor(card) {
    this.#words = card.words;
    this.#content = card.content;
    this.#self = inventedSelf(card.content.people, card.words);
    this.#pieces = new LetterPieces(card, this.#self.fillIn, this.#self.tellable);
    this.label = card.words.box;
  }
  first() {
    return lettersFirst(this.#content);
  }
  after = lettersAfter;
  place = lettersPlace;
  end() {
    this.#life.abort();
    this.#pieces.renew();
  }
  /** Where a link leads stands in the bar, as in a browser. */
  bar({ layer }) {
    const target = layer?.verb === "follow" && this.#pieces.fillIn(this.#pieces.part(layer.key).target);
    if (target) return addressBar(target, this.#words);
    return [make("p", { class: "declic-mail-title" }, this.#words.box)];
  }

  draw(state, tools) {
    this.#pieces.renew();
    if (!this.#self.chosen() && !tools.locked) return [this.#who(state, tools)];
    if (state.view === "list") return this.#pieces.list(state, tools, (letter) => this.#row(letter, state, tools));
    if (state.view === "letter") return this.#letter(state, tools);
    return state.view === "write" ? this.#pieces.write(state, tools) : this.#pieces.layer(state, tools);
  }
  #who(state, tools) {
    this.#life.abort();
    this.#life = new AbortController();
    const whole = make("div", {});
    const done = () => {
      this.#life.abort();
      whole.replaceChildren(...this.draw(state, tools));
      whole.querySelector("[data-heading]")?.focus({ preventScroll: true });
    };
    whole.append(...this.#self.form(this.#life.signal, done));
    return whole;
  }
  #row(letter, state, tools) {
    const row = this.#pieces.row(letter, state, tools, ROW);
    if (letter.message.attachments.length) {
      const attached = make("span", { class: "declic-hidden" }, `${this.#words.attached} `);
      row.querySelector(".declic-row-date").prepend(paperclip(), attached);
    }
    return row;
  }
  #letter(state, tools) {
    const pieces = this.#pieces;
    const letter = pieces.letter(state.open);
    const { headers } = letter.message;
    const { lines, status } = pieces.body(letter, state, tools);
    const subject = heading(pieces.header(letter, "subject") || pieces.sender(letter));
    if (headers.subject) subject.dataset.key = headers.subject.key;
    const sender = make("span", { "data-key": headers.sender.key }, pieces.header(letter, "sender"));
    const rows = [this.#header("sender", sender)];
    for (const name of ["to", "date"]) {
      if (headers[name]) rows.push(this.#header(name, pieces.header(letter, name)));
    }
    const whole = make("article", { class: "declic-letter", "data-key": `${letter.key}h` });
    whole.append(subject, make("dl", { class: "declic-letter-headers" }, ...rows));
    whole.append(make("div", { class: "declic-letter-body" }, ...lines), ...pieces.files(letter, tools));
    whole.append(...pieces.answers(letter, state));
    return [pieces.back(tools, state.folder), whole, pieces.actions(letter, state, tools, MOVES), status];
  }
  #header(name, shown) {
    return make("div", {}, make("dt", {}, this.#words[name]), make("dd", {}, shown));
  }
}

function paperclip() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("declic-clip");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", CLIP);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

export default { render };
