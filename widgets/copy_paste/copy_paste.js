// Pieces of a document to copy and paste: by keys, menu, long touch, dragging, or buttons. It does
// without the clipboard API, which a room's http has not. A response is a round, see _game.js.

import { showGame } from "../_game.js";
import { button, make } from "../_shared.js";

const MOST_LETTERS = 500;
const QUIET = { autocomplete: "off", autocapitalize: "none", autocorrect: "off", spellcheck: "false" };

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const lines = content.document.split("\n").length;
    const source = make("textarea", { class: "declic-source", rows: lines + 1, inputmode: "none", ...QUIET });
    source.value = content.document;
    const target = make("textarea", { class: "declic-target-field", rows: 2, maxlength: MOST_LETTERS, ...QUIET });
    const copy = keeping(button("declic-button declic-quiet", words.copy, takeSelection));
    const paste = keeping(button("declic-button declic-quiet", words.paste, putIn));
    const leave = button("declic-button declic-quiet", words.pass, pass);
    const wanted = make("strong", { class: "declic-piece" });
    const said = make("p", { class: "declic-copy-said", role: "status" });
    const tools = make("div", { class: "declic-copy-tools" }, make("span", {}, words.imitation), copy);
    const sheet = make("label", { class: "declic-sheet" }, make("span", {}, words.document), source);
    const below = make("label", { class: "declic-paste" }, make("span", {}, words.paste_here), target);
    const node = make(
      "div",
      { class: "declic-copying" },
      make("p", { class: "declic-wanted" }, `${words.wanted} `, wanted),
      make("div", { class: "declic-copy-device" }, tools, sheet),
      below,
      said,
      make("div", { class: "declic-actions" }, paste, leave),
    );
    let pieces = [];
    let number = 0;
    let clip = null; // what was copied last, for the button
    let way = "menu";

    function ask() {
      wanted.textContent = pieces[number % pieces.length];
      target.value = "";
    }
    function pass(event) {
      game.log(event, "leave");
      number += 1;
      said.textContent = "";
      ask();
      source.focus({ preventScroll: true });
    }
    function pasted(event, text, how) {
      if (!game.playing) return;
      const right = same(text, pieces[number % pieces.length]);
      game.log(event, "paste", { text: text.slice(0, MOST_LETTERS), way: how });
      if (!right) {
        said.textContent = words.other;
        target.select();
        return;
      }
      number += 1;
      said.textContent = words.done;
      if (game.reach()) ask();
    }
    function takeSelection() {
      const text = source.value.slice(source.selectionStart, source.selectionEnd);
      if (text) {
        clip = text;
        source.focus({ preventScroll: true });
        document.execCommand("copy"); // so that Ctrl and V works after the button, too
      }
      said.textContent = text ? words.copied : words.select_first;
    }
    function putIn(event) {
      if (clip === null) {
        said.textContent = words.copy_first;
        return;
      }
      target.value = clip;
      target.focus({ preventScroll: true });
      pasted(event, clip, "button");
    }
    function typed({ inputType, timeStamp }) {
      if (inputType === "insertFromDrop") {
        pasted({ type: "drop", timeStamp }, target.value, "drop");
      } else if (game.playing && same(target.value, pieces[number % pieces.length])) {
        game.log({ type: "key", timeStamp }, "typed");
        target.value = "";
        said.textContent = words.typed;
      }
    }
    // The document can be selected and read like any text, but not changed.
    source.addEventListener("beforeinput", (event) => event.preventDefault());
    source.addEventListener("copy", () => {
      clip = source.value.slice(source.selectionStart, source.selectionEnd) || clip;
      said.textContent = words.copied;
    });
    target.addEventListener("keydown", ({ ctrlKey, metaKey, shiftKey, key }) => {
      const pasting = (ctrlKey || metaKey) && key.toLowerCase() === "v";
      if (pasting || (shiftKey && key === "Insert")) way = "keys";
    });
    target.addEventListener("paste", (event) => {
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain");
      target.value = text.slice(0, MOST_LETTERS);
      pasted(way === "keys" ? { type: "key", timeStamp: event.timeStamp } : event, text, way);
      way = "menu";
    });
    target.addEventListener("input", typed);

    return {
      node,
      play({ level, events }) {
        pieces = level.pieces;
        number = 0;
        for (const { what, text } of events) {
          const right = what === "paste" && same(text, pieces[number % pieces.length]);
          number += Number(right || what === "leave");
        }
        said.textContent = "";
        ask();
      },
      focus: () => source.focus({ preventScroll: true }),
    };
  });
}

/** A button that leaves the focus, and so the selection, where it is. */
function keeping(node) {
  node.addEventListener("mousedown", (event) => event.preventDefault());
  return node;
}

/** As is_piece in Python: spaces don't matter. */
function same(pasted, piece) {
  return pasted.trim().split(/\s+/).join(" ") === piece.trim().split(/\s+/).join(" ");
}

export default { render };
