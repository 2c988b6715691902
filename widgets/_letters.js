// Letters in an imitation mail box or phone: the state and its steps, and what is drawn of a letter.
// Steps are [verb, key, value?]: "visit" with a folder; "open", "write", "report", "delete", "block",
// "restore", "call", "reply" with a letter; "look", "follow", "attachment", "call" with a part of one;
// "close" with "layer", which lies over a letter: a link that was followed, a file, a call.

import { heading } from "./_imitation.js";
import { replyBox } from "./_letter_reply.js";
import { linkLeads, linkStatus } from "./_mail_leads.js";
import { button, fill, make } from "./_shared.js";

const LETTER_PLACES = { report: "spam", block: "spam", delete: "bin", restore: "inbox" };
const LETTER_LAYERS = ["follow", "attachment", "call"];
const CALL_LINK = "tel:";
const FIRST_WORDS = 110; // letters of a message that a list shows

/** The state in which nothing was opened yet. */
export function lettersFirst({ letters }) {
  const where = Object.fromEntries(letters.map(({ key, folder }) => [key, folder]));
  return { view: "list", folder: "inbox", open: null, layer: null, where, read: [], looked: [], sent: [], last: null };
}

/** The state after a step. */
export function lettersAfter(state, [verb, key, value]) {
  const calm = { ...state, layer: null, last: null };
  if (LETTER_PLACES[verb]) {
    const where = { ...state.where, [key]: LETTER_PLACES[verb] };
    return { ...calm, view: "list", where, last: { key, from: state.where[key] } };
  }
  if (LETTER_LAYERS.includes(verb)) return { ...calm, view: "layer", layer: { verb, key } };
  switch (verb) {
    case "visit":
      return { ...calm, view: "list", folder: key };
    case "open":
      return { ...calm, view: "letter", open: key, folder: state.where[key], read: [...state.read, key] };
    case "look":
      return value ? { ...state, hovered: [...(state.hovered ?? []), key] } : { ...state, looked: [...state.looked, key] };
    case "write":
      return { ...calm, view: "write", open: key };
    case "reply":
      return { ...calm, view: "letter", open: key, sent: [...state.sent, { key, value }] };
    default:
      return { ...calm, view: state.open ? "letter" : "list" };
  }
}

/** Where a state is: the focus moves when it changes. */
export const lettersPlace = ({ view, folder, open, layer }) => [view, folder, open, layer?.key].join(" ");

/** What a mail box and a phone draw with. `fillIn` puts the learner's invented name into a text. */
export class LetterPieces {
  #content;
  #words;
  #name;
  #typed = new Map(); // what is being written, and what was: it is told to nobody
  #written = new Map();
  #parts = new Map();
  #letters;
  #life = new AbortController();

  constructor({ content, words, name }, fillIn = (text) => text, tellable = (text) => text) {
    this.#content = content;
    this.#words = words;
    this.#name = name;
    this.#letters = new Map(content.letters.map((letter) => [letter.key, letter]));
    this.fillIn = fillIn;
    this.tellable = tellable;
    for (const letter of content.letters) {
      const { headers, body, attachments } = letter.message;
      for (const part of [...Object.values(headers), ...body.flat(), ...attachments]) {
        if (part.key) this.#parts.set(part.key, { letter, part });
      }
    }
  }

  /** What listens to what was drawn before stops. */
  renew() {
    this.#life.abort();
    this.#life = new AbortController();
  }
  letter(key) {
    return this.#letters.get(key);
  }
  part(key) {
    return this.#parts.get(key)?.part;
  }
  header(letter, name) {
    const value = letter.message.headers[name] ?? "";
    return this.fillIn(value.text ?? value);
  }
  sender(letter) {
    const shown = this.header(letter, "sender");
    return shown.replace(/\s*<[^<>]*>/g, "") || shown;
  }
  /** The words with which a message begins. */
  start(letter) {
    const said = letter.message.body.map((line) => line.map((piece) => piece.text ?? piece).join(""));
    return this.fillIn(said.join(" ").replace(/\s+/g, " ").slice(0, FIRST_WORDS));
  }

  // ---- the list
  folders(state, tools) {
    const buttons = Object.entries(this.#content.folders).map(([key, name]) => {
      const there = key === "sent" ? state.sent.length : this.inside(state, key).length;
      const shown = there ? `${name} (${there})` : name;
      const node = button("declic-folder", shown, () => tools.act("visit", key), { "data-key": key });
      if (state.view === "list" && key === state.folder) node.setAttribute("aria-current", "true");
      return make("li", {}, node);
    });
    return make("ul", { class: "declic-folders", "aria-label": this.#words.folders }, ...buttons);
  }
  inside({ where }, folder) {
    return this.#content.letters.filter(({ key }) => where[key] === folder);
  }
  /** What has just been moved, and the way back. */
  notice(state, tools) {
    if (!state.last) return [];
    const { key, from } = state.last;
    const values = { name: this.sender(this.letter(key)), folder: this.#content.folders[state.where[key]] };
    const text = fill(this.#words.moved, values);
    const undo = button("declic-letter-quiet", this.#words.undo, () => this.move("restore", key, tools));
    return [make("p", { class: "declic-notice" }, text, " ", ...(from === "inbox" ? [undo] : []))];
  }
  list(state, tools, row) {
    const { folder } = state;
    const title = heading(this.#content.folders[folder]);
    const rows =
      folder === "sent"
        ? state.sent.map((one) => make("li", {}, this.answer(one, true)))
        : this.inside(state, folder).map((letter) => make("li", {}, row(letter)));
    const none = make("p", {}, this.#words.nothing_there);
    const list = rows.length ? make("ul", { class: "declic-letters" }, ...rows) : none;
    return [this.folders(state, tools), title, ...this.notice(state, tools), list];
  }
  avatar(letter) {
    const first = [...this.sender(letter)].find((sign) => /\p{L}|\p{N}/u.test(sign)) ?? "?";
    return make("span", { class: "declic-avatar", "aria-hidden": "true" }, first.toUpperCase());
  }
  /** One letter in a list; `shown` are the lines: "sender", "date", "subject", "start". */
  row(letter, state, tools, shown) {
    const { key } = letter;
    const read = state.read.includes(key);
    const lines = shown.map((name) => {
      const text = { sender: () => this.sender(letter), start: () => this.start(letter) }[name];
      return make("span", { class: `declic-row-${name}` }, text ? text() : this.header(letter, name), " ");
    });
    const unread = read ? [] : [make("span", { class: "declic-hidden" }, `${this.#words.unread} `)];
    const node = button("declic-letter-row", "", () => tools.act("open", key), { "data-key": key });
    node.classList.toggle("is-unread", !read);
    node.append(this.avatar(letter), ...unread, ...lines);
    return node;
  }

  // ---- one letter
  back(tools, folder) {
    return button("declic-letter-quiet", `← ${this.#words.back}`, () => tools.act("visit", folder), { "data-key": "back" });
  }
  /** The paragraphs of a message, its links with where they lead. */
  body(letter, state, tools) {
    const status = linkStatus();
    const piece = (value) => (value.key ? this.#piece(value, state, tools, status) : [this.fillIn(value)]);
    const lines = letter.message.body.map((line) => make("p", {}, ...line.flatMap(piece)));
    return { lines, status };
  }
  #piece({ key, text, target }, state, tools, status) {
    const shown = this.fillIn(text);
    if (!target) return [make("span", { "data-key": key }, shown)];
    const call = target.startsWith(CALL_LINK);
    const link = make("a", { href: "#", class: "declic-letter-link", "data-key": key }, shown);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      tools.act(call ? "call" : "follow", key);
    });
    if (call) return [link];
    const hovered = new Set(state.hovered);
    const looked = (how) => {
      if (how && hovered.has(key)) return;
      hovered.add(key);
      tools.note("look", key, ...(how ? [how] : []));
    };
    return [link, ...linkLeads(link, this.fillIn(target), this.#words, status, looked, state.looked.includes(key))];
  }
  files(letter, tools) {
    if (!letter.message.attachments.length) return [];
    const rows = letter.message.attachments.map(({ key, text }) =>
      make("li", {}, button("declic-attached", text, () => tools.act("attachment", key), { "data-key": key })),
    );
    const label = make("p", { class: "declic-files-label" }, this.#words.attachment);
    return [make("div", { class: "declic-letter-files" }, label, make("ul", {}, ...rows))];
  }
  /** What was answered to a letter. */
  answers(letter, state) {
    return state.sent.filter(({ key }) => key === letter.key).map((one) => this.answer(one, false));
  }
  answer({ key, value }, named) {
    const letter = this.letter(key);
    const chosen = letter.replies?.find((reply) => reply.key === value)?.text;
    const own = this.#written.get(key) ?? (value === "…" ? this.#words.own_words : this.fillIn(value));
    const title = named ? fill(this.#words.reply_to, { name: this.sender(letter) }) : this.#words.yours;
    return make("p", { class: "declic-answer" }, make("strong", {}, title), " ", chosen ?? own);
  }
  /** The buttons under a letter; `verbs` are those that send it away. */
  actions(letter, state, tools, verbs) {
    const away = state.where[letter.key] !== "inbox";
    const one = (verb, act) => button("declic-letter-action", this.#words[verb], act, { "data-key": verb });
    const moves = away ? ["restore"] : verbs;
    const buttons = moves.map((verb) => one(verb, () => this.move(verb, letter.key, tools)));
    const answered = letter.replies === null || letter.replies.length > 0;
    if (answered && !away) buttons.unshift(one("reply", () => tools.act("write", letter.key)));
    return make("div", { class: "declic-letter-actions" }, ...buttons);
  }
  move(verb, key, tools) {
    const folder = this.#content.folders[LETTER_PLACES[verb]];
    tools.act(verb, key);
    tools.say(fill(this.#words.moved, { name: this.sender(this.letter(key)), folder }));
  }

  // ---- answering
  write(state, tools) {
    const letter = this.letter(state.open);
    const title = heading(fill(this.#words.reply_to, { name: this.sender(letter) }));
    const cancel = button("declic-letter-quiet", this.#words.cancel, () => tools.act("close", "layer"));
    const box = replyBox({
      letter,
      words: this.#words,
      name: `${this.#name}-reply`,
      typed: this.#typed,
      locked: tools.locked,
      signal: this.#life.signal,
      send: (value) => this.#send(letter, value, tools),
      say: tools.say,
    });
    box.querySelector(".declic-letter-actions").append(cancel);
    const said = letter.message.body.map((line) => line.map((piece) => piece.text ?? piece).join(""));
    const lines = said.map((line) => make("p", {}, this.fillIn(line)));
    return [title, box, make("blockquote", { class: "declic-quoted" }, ...lines)];
  }
  #send({ key, replies, told }, value, tools) {
    this.#typed.delete(key);
    if (replies === null) this.#written.set(key, value);
    tools.act("reply", key, replies !== null ? value : told ? this.tellable(value) : "…");
    tools.say(this.#words.sent);
  }

  // ---- what lies over a letter
  layer({ layer: { verb, key } }, tools, close = this.#words.back_to_letter) {
    const part = this.part(key);
    const title = heading(this.#words[verb === "follow" ? "follow" : "open_file"]);
    const shown = make("p", { class: "declic-layer-what" }, this.fillIn(part.target || part.text));
    const why = make("p", {}, this.#words[verb === "follow" ? "follow_why" : "open_file_why"]);
    const back = button("declic-letter-action", close, () => tools.act("close", "layer"), { "data-key": "layer" });
    return [title, shown, why, make("div", { class: "declic-letter-actions" }, back)];
  }
  /** A call, with what it costs and what is heard. */
  call({ layer: { key } }, tools) {
    const words = this.#words;
    const { letter, part } = this.#parts.get(key) ?? { letter: this.letter(key) };
    const number = part ? part.target.slice(CALL_LINK.length) : this.sender(letter);
    const { cost, says } = letter.calls;
    const told = [];
    if (cost) told.push(make("p", {}, `${words.call_cost} `, make("strong", {}, cost)));
    if (says) told.push(make("p", {}, `${words.call_heard} `, make("q", { class: "declic-heard" }, says)));
    if (!told.length) told.push(make("p", {}, words.call_why));
    const end = button("declic-letter-action", words.hang_up, () => tools.act("close", "layer"), { "data-key": "layer" });
    return [heading(fill(words.calling, { number })), ...told, make("div", { class: "declic-letter-actions" }, end)];
  }
}
