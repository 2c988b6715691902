// The card of an invented identity: each value can be copied into the field that was used last, in
// the same exercise; no clipboard is needed.

import { putInto } from "./_guard.js";
import { button, fill, make } from "./_shared.js";

const FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea";

/** A card that opens; `persona` is `Persona.to_json()`, `words` those of `persona_words()`. */
export function personaPanel(persona, words, signal) {
  const status = make("p", { class: "declic-persona-status", role: "status" });
  let last = null;
  const field = () => lastField(node, last);
  const copy = ({ label, value }) => {
    const there = field();
    if (there) putInto(there, value);
    status.textContent = there ? fill(words.persona_copied, { label }) : words.persona_nowhere;
  };
  const rows = persona.rows.map((row) =>
    make(
      "li",
      {},
      make("span", { class: "declic-persona-label" }, row.label),
      make("span", { class: "declic-persona-value" }, row.value),
      button("declic-persona-copy", words.persona_copy, () => copy(row), {
        "aria-label": fill(words.persona_copy_this, row),
      }),
    ),
  );
  const node = make(
    "details",
    { class: "declic-persona" },
    make("summary", {}, words.persona),
    make("p", {}, fill(words.persona_why, { name: persona.name })),
    make("ul", {}, ...rows),
    status,
  );
  const remember = ({ target }) => {
    if (target.matches?.(FIELDS) && cardOf(target) === cardOf(node)) last = target;
  };
  document.addEventListener("focusin", remember, { signal });
  return node;
}

const cardOf = (node) => node.closest(".declic-exercise");

/** The field that was used last, or the one that an imitation drew again in its place. */
function lastField(panel, last) {
  const key = last?.dataset.key;
  const drawnAgain = !last?.isConnected && key && cardOf(panel)?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const there = drawnAgain || last;
  return there?.isConnected && !there.matches(":disabled, :read-only") ? there : null;
}
