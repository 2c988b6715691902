// The box in which a letter is answered: choices, or a few words of one's own, which stay in the page
// unless a goal asks about them; it says which.

import { guardField } from "./_guard.js";
import { button, make } from "./_shared.js";

const LONGEST_REPLY = 300;

/** The box; `send` is told the key of a choice or the words. `typed` keeps what is being written. */
export function replyBox({ letter, words, name, typed, locked, signal, send, say }) {
  const input = letter.replies ? replyChoices(letter, name, typed) : replyOwnWords(letter, words, name, typed, signal);
  input.disabled = locked;
  const go = button(
    "declic-letter-action",
    words.send,
    () => {
      const value = (typed.get(letter.key) ?? "").trim();
      if (value) return send(value);
      say(words.reply_first);
      missing.textContent = words.reply_first;
      input.querySelector("input, textarea").focus();
    },
    { "data-default": true, "data-key": "send" },
  );
  const missing = make("p", { class: "declic-reply-missing" });
  return make("div", { "data-form": true }, input, missing, make("div", { class: "declic-letter-actions" }, go));
}

function replyChoices(letter, name, typed) {
  const rows = letter.replies.map(({ key, text }) => {
    const input = make("input", { type: "radio", name, value: key, "data-key": `${letter.key}${key}` });
    input.checked = typed.get(letter.key) === key;
    input.addEventListener("change", () => typed.set(letter.key, key));
    return make("label", { class: "declic-choice" }, input, make("span", {}, text));
  });
  return make("fieldset", {}, make("div", { class: "declic-choices" }, ...rows));
}

function replyOwnWords(letter, words, name, typed, signal) {
  const field = make("textarea", { id: name, rows: 4, maxlength: LONGEST_REPLY, autocomplete: "off", "data-key": "words" });
  field.value = typed.get(letter.key) ?? "";
  guardField(field, words, signal);
  field.addEventListener("input", () => typed.set(letter.key, field.value));
  const label = make("label", { for: name }, words.reply);
  const said = letter.told ? words.reply_told : words.reply_advice;
  const advice = make("p", { class: "declic-reply-advice", id: `${name}-advice` }, said);
  field.setAttribute("aria-describedby", advice.id);
  return make("fieldset", {}, label, advice, field);
}
