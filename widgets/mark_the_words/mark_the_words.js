// A text whose words are buttons to press. A response is {words: [key, …]}.

import { showExercise } from "../_card.js";
import { ICONS, button, make, makeSafe } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const places = new Map();
    const text = make("div", { class: "declic-markable" });
    const notes = make("ul", { class: "declic-word-notes" });
    for (const pieces of content.paragraphs) text.append(paragraph(pieces));

    /** Punctuation stays with its word at the end of a line, and so does an elided article. */
    function paragraph(pieces) {
      const node = make("p");
      let group = null;
      for (const part of pieces.flatMap((one) => (one.key ? one : one.split(/( +)/)))) {
        if (!part || part === " ") {
          group = null;
          node.append(part);
          continue;
        }
        group ??= node.appendChild(make("span", { class: "declic-word-group" }));
        group.append(piece(part));
      }
      return node;
    }

    function piece(value) {
      if (typeof value === "string") return value;
      const node = button("declic-word", value.text, () => press(node), { "aria-pressed": "false" });
      places.set(value.key, node);
      return node;
    }
    function press(node) {
      node.setAttribute("aria-pressed", node.getAttribute("aria-pressed") !== "true");
      changed();
    }
    const pressed = () =>
      [...places].filter(([, one]) => one.getAttribute("aria-pressed") === "true").map(([key]) => key);

    /** Say of each word that was marked what it is worth: an icon that is seen, a word that is heard. */
    function mark(verdict) {
      for (const [key, node] of places) {
        node.querySelector(".declic-word-mark")?.remove();
        delete node.dataset.mark;
        const said = ["right", "wrong"].find((name) => verdict?.details[name]?.includes(key));
        if (!said) continue;
        node.dataset.mark = said;
        const icon = make("span", { "aria-hidden": "true" }, ` ${ICONS[said === "right" ? said : "again"]}`);
        const heard = make("span", { class: "declic-hidden" }, ` ${words[`mark_${said}`]}`);
        node.append(make("span", { class: "declic-word-mark" }, icon, heard));
      }
      const lines = (verdict?.details.notes ?? []).map(({ key, text: html }) => {
        const word = make("strong", {}, places.get(key).firstChild.textContent);
        return make("li", {}, word, " ", makeSafe("span", {}, html));
      });
      notes.replaceChildren(...lines);
    }
    return {
      node: make("div", {}, text, notes),
      value: () => ({ words: pressed() }),
      ready: () => pressed().length > 0,
      restore({ words: keys = [] }) {
        for (const [key, one] of places) one.setAttribute("aria-pressed", keys.includes(key));
      },
      mark,
    };
  });
}

export default { render };
