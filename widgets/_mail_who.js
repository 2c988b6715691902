// Who a learner is in an imitation: an invented first name and address. They are kept in this variable
// alone: no step, no draft and no message holds them.

import { guardField, looksReal, putInto } from "./_guard.js";
import { heading } from "./_imitation.js";
import { button, fill, make } from "./_shared.js";

const LONGEST_WHO = 40;

/** Who one is: { chosen(), fillIn(text), tellable(text), form(signal, done) }; `people` are offered. */
export function inventedSelf(people, words) {
  let me = null;
  const draft = { name: "", address: "" }; // an imitation may draw itself again meanwhile
  const somebody = () => me ?? people[0];
  return {
    chosen: () => me !== null || !people.length,
    fillIn(text) {
      if (!people.length) return text;
      return text.replaceAll("{prenom}", somebody().name).replaceAll("{adresse}", somebody().address);
    },
    /** What may be told of words in which one named oneself. */
    tellable(text) {
      if (!me) return text;
      const hidden = text.replace(wholeWord(me.address), "{adresse}").replace(wholeWord(me.name), "{prenom}");
      return hidden.slice(0, 300);
    },
    form: (signal, done) =>
      whoForm({ people, words, draft, signal }, (name, address) => {
        me = { name, address };
        done();
      }),
  };
}

function wholeWord(text) {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
}

function whoForm({ people, words, draft, signal }, done) {
  const [name, address] = [
    whoField("name", words.who_name, "first_name"),
    whoField("address", words.who_address, "email"),
  ];
  for (const [key, { input }] of Object.entries({ name, address })) {
    input.value = draft[key];
    guardField(input, words, signal);
    input.addEventListener("input", () => (draft[key] = input.value));
  }
  const be = (person) => {
    putInto(name.input, person.name, false);
    putInto(address.input, person.address, false);
    go.focus();
  };
  const offers = people.map((person) => button("declic-letter-quiet", fill(words.who_be, person), () => be(person)));
  const missing = make("p", { class: "declic-reply-missing", role: "alert" });
  const go = button(
    "declic-letter-action",
    words.who_open,
    () => {
      const given = [name, address].map(({ input }) => input.value.trim());
      if (given[0] && given[1].includes("@") && !given.some(looksReal)) return done(...given);
      missing.textContent = words.who_both;
      (given[0] ? address : name).input.focus();
    },
    { "data-default": true, "data-key": "who-open" },
  );
  const fields = make("div", { "data-form": true, class: "declic-who" }, name.row, address.row, missing, go);
  return [heading(words.who_title), make("p", {}, words.who_why), make("div", { class: "declic-who-offers" }, ...offers), fields];
}

function whoField(name, label, kind) {
  const attributes = { type: "text", maxlength: LONGEST_WHO, autocomplete: "off", spellcheck: "false" };
  const input = make("input", { ...attributes, "data-key": `who-${name}`, "data-kind": kind });
  return { input, row: make("label", { class: "declic-who-field" }, label, input) };
}
