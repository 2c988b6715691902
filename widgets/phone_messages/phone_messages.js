// A phone's text messages. A response is {steps: [[verb, key, value?]…]}, see ../_letters.js.

import { heading, showImitation } from "../_imitation.js";
import { LetterPieces, lettersAfter, lettersFirst, lettersPlace } from "../_letters.js";
import { button, make } from "../_shared.js";

const ROW = ["sender", "date", "start"];
const MOVES = ["report", "block", "delete"];

function render(context) {
  return showImitation(context, (card) => new Phone(card));
}

class Phone {
  device = "phone";
  #words;
  #content;
  #pieces;

  constructor(card) {
    this.#words = card.words;
    this.#content = card.content;
    this.#pieces = new LetterPieces(card);
    this.label = card.words.box;
  }
  first() {
    return lettersFirst(this.#content);
  }
  after = lettersAfter;
  place = lettersPlace;
  end() {
    this.#pieces.renew();
  }
  bar() {
    const battery = make("span", { class: "declic-battery" });
    return [make("p", { class: "declic-phone-top", "aria-hidden": "true" }, "10:24", battery)];
  }

  draw(state, tools) {
    this.#pieces.renew();
    if (state.view === "list") return this.#pieces.list(state, tools, (letter) => this.#pieces.row(letter, state, tools, ROW));
    if (state.view === "letter") return this.#thread(state, tools);
    if (state.view === "write") return this.#pieces.write(state, tools);
    return state.layer.verb === "call" ? this.#pieces.call(state, tools) : this.#pieces.layer(state, tools);
  }
  #thread(state, tools) {
    const pieces = this.#pieces;
    const letter = pieces.letter(state.open);
    const { lines, status } = pieces.body(letter, state, tools);
    const title = heading(pieces.sender(letter));
    title.dataset.key = letter.message.headers.sender.key;
    const call = letter.missed ? this.#words.call_back : this.#words.call;
    const top = make("div", { class: "declic-thread-top" }, title);
    top.append(button("declic-letter-action", call, () => tools.act("call", letter.key), { "data-key": "call" }));
    const bubble = make("div", { class: "declic-bubble" }, ...lines);
    bubble.classList.toggle("is-missed", letter.missed);
    const date = make("p", { class: "declic-thread-date" }, pieces.header(letter, "date"));
    const before = letter.earlier.map((text) => make("div", { class: "declic-bubble" }, make("p", {}, text)));
    const thread = make("div", { class: "declic-thread", "data-key": `${letter.key}h` });
    thread.append(...before, date, bubble, ...pieces.answers(letter, state));
    return [pieces.back(tools, state.folder), top, thread, pieces.actions(letter, state, tools, MOVES), status];
  }
}

export default { render };
