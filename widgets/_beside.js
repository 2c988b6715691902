// What goes with an answer beside it, where the author asks: how sure one is, and why. A response
// has them as `confidence` (1 to 3) and `why`.

import { make } from "./_shared.js";

const MAX_WHY = 500;

/** The fields that the author asks for; `node` is empty where nothing is asked. */
export function besideFields({ words, name, changed }) {
  const node = make("div", { class: "declic-beside" });
  const steps = (words.sure_steps ?? []).map((text, index) => {
    const value = String(index + 1);
    const input = make("input", { type: "radio", name: `${name}-sure`, value });
    const label = make("label", { class: "declic-step" }, input, make("span", {}, text));
    return { input, label };
  });
  if (steps.length) {
    const labels = make("div", { class: "declic-steps" }, ...steps.map(({ label }) => label));
    node.append(make("fieldset", {}, make("legend", {}, words.sure), labels));
  }
  const why = make("textarea", { rows: 2, maxlength: MAX_WHY });
  if (words.why) node.append(make("label", { class: "declic-why" }, words.why, why));
  node.addEventListener("input", changed);
  const all = [why, ...steps.map(({ input }) => input)];
  return {
    node,
    value() {
      const sure = steps.find(({ input }) => input.checked)?.input.value;
      return { ...(sure && { confidence: Number(sure) }), ...(why.value && { why: why.value }) };
    },
    restore(response) {
      for (const { input } of steps) input.checked = input.value === String(response.confidence);
      why.value = response.why ?? "";
    },
    lock: (now) => all.forEach((one) => (one.disabled = now)),
  };
}
