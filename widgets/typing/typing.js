// Short texts to type. The field is compared letter by letter; a response is a round, see _game.js.

import { showGame } from "../_game.js";
import { button, fill, make } from "../_shared.js";

const QUIET = { autocomplete: "off", autocapitalize: "none", autocorrect: "off", spellcheck: "false" };
const MOST_LETTERS = 300;
const SAME_KEY = { "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " " };
let drawnTexts = 0;

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const id = `declic-model-${++drawnTexts}`;
    const model = make("p", { class: "declic-model", id });
    const field = make("textarea", { class: "declic-typed", rows: 3, maxlength: MOST_LETTERS, "aria-describedby": id, ...QUIET });
    const label = make("label", { class: "declic-typed-label" }, words.type_here, field);
    const said = make("p", { class: "declic-typing-said", role: "status" });
    const following = button("declic-button", words.following, () => ask());
    const how = button("declic-button declic-quiet", words.how, explain);
    const leave = button("declic-button declic-quiet", words.pass, (event) => finish(event, false));
    const row = make("div", { class: "declic-actions" }, following, how, leave);
    const title = make("p", { class: "declic-model-title" }, words.model);
    const node = make("div", { class: "declic-typing" }, title, model, label, said, row);
    let level = null;
    let number = 0;
    let text = "";
    let before = ""; // what the field had at the last change
    let wrong = -1; // where the first difference is
    let keys = 0;

    function ask() {
      const { text: due, start } = level.texts[number % level.texts.length];
      text = due;
      before = start;
      keys = 0;
      wrong = firstDifference(start, text);
      field.value = start;
      field.readOnly = false;
      said.textContent = start ? saidOf(wrong) : "";
      paint(false);
      field.focus({ preventScroll: true });
    }
    function changed({ timeStamp, isComposing }) {
      if (isComposing || !game.playing) return;
      const event = { type: "key", timeStamp };
      const typed = field.value;
      const grown = typed.length - before.length;
      keys += Math.max(0, grown);
      const now = firstDifference(typed, text);
      if (now >= 0 && now !== wrong && grown > 0) {
        game.log(event, "slip", { due: text[now] ?? "", came: typed[now] });
      }
      before = typed;
      wrong = now;
      if (isSame(typed, text)) finish(event, true);
      else {
        said.textContent = saidOf(now);
        paint(false);
      }
    }
    function finish(event, right) {
      game.log(event, "text", { text: field.value.slice(0, MOST_LETTERS), keys: Math.min(keys, 5000) });
      number += 1;
      if (!right) ask();
      else if (game.reach()) {
        field.readOnly = true;
        said.textContent = words.done;
        paint(true);
        following.focus({ preventScroll: true });
      }
    }
    function saidOf(place) {
      if (place < 0) return "";
      if (place >= text.length) return words.too_long;
      return fill(words.expected, { due: nameOf(text[place]), came: nameOf(field.value[place]) });
    }
    /** Say how the first letter that is wrong is typed, or else the next one. */
    function explain() {
      const letter = text[wrong >= 0 ? wrong : field.value.length] ?? "";
      const next = letter ? fill(words.next_key, { due: nameOf(letter) }) : "";
      said.textContent = wrong >= text.length ? words.too_long : `${next} ${level.how[letter] ?? ""}`;
      field.focus({ preventScroll: true });
    }
    const nameOf = (letter) => ({ "\n": words.enter, " ": words.space })[letter] ?? fill(words.quoted, { letter });

    /** Show how far the text is typed, and the letter that is due. */
    function paint(done) {
      const place = done ? text.length : wrong >= 0 ? wrong : Math.min(field.value.length, text.length);
      const due = make("mark", { class: wrong >= 0 && !done ? "is-wrong" : "" }, visible(text[place] ?? ""));
      const rest = visible(text.slice(place + 1));
      model.replaceChildren(make("span", { class: "is-typed" }, visible(text.slice(0, place))), due, rest);
      due.hidden = done || place >= text.length;
      following.hidden = !done;
      how.hidden = leave.hidden = done;
    }
    function firstDifference(typed, wanted) {
      for (let i = 0; i < typed.length; i += 1) {
        if (i >= wanted.length) return typed.slice(i).trim() ? i : -1;
        if (plain(typed[i]) !== plain(wanted[i])) return i;
      }
      return -1;
    }
    function plain(letters) {
      let same = letters.normalize("NFC").replace(/[’‘\u00a0\u202f]/g, (one) => SAME_KEY[one]);
      if (content.ignored.includes("case")) same = same.toLowerCase();
      if (content.ignored.includes("accents")) same = same.normalize("NFD").replace(/\p{M}/gu, "");
      return same;
    }
    const trimmed = (letters) => plain(letters).trim().replace(/[^\S\n]+(?=\n)/g, "");
    const isSame = (typed, wanted) => trimmed(typed) === trimmed(wanted);

    let held = false;
    field.addEventListener("keydown", (event) => {
      if (event.repeat && !held && event.key.length === 1) game.log(event, "held");
      held = event.repeat;
    });
    field.addEventListener("input", changed);
    field.addEventListener("compositionend", ({ timeStamp }) => changed({ timeStamp }));
    for (const type of ["paste", "drop"]) {
      field.addEventListener(type, (event) => {
        event.preventDefault();
        said.textContent = words.no_paste;
      });
    }
    return {
      node,
      play({ level: chosen, events }) {
        level = chosen;
        number = events.filter(({ what }) => what === "text").length;
        ask();
      },
      focus: () => (field.readOnly ? following : field).focus({ preventScroll: true }),
    };
  });
}

/** A text with the key Enter to be seen at the end of its lines. */
function visible(text) {
  return text.replace(/\n/g, "↵\n");
}

export default { render };
