// The question that may be asked beside an imitation. A response has it as `answer`: the number of a
// choice, or what was typed.

import { make, makeSafe } from "./_shared.js";

const LONGEST_ANSWER = 200;

/** Its fields; `node` is empty where nothing is asked. */
export function questionBeside(ask, name, changed) {
  const node = make("div", { class: "declic-ask" });
  if (!ask) return noQuestion(node);
  const inputs = ask.choices.length ? choiceRows(ask, name) : [typedLine()];
  const first = inputs[0];
  const legend = makeSafe(ask.choices.length ? "legend" : "label", { class: "declic-ask-text" }, ask.text);
  if (ask.choices.length) {
    const choices = make("div", { class: "declic-choices" }, ...inputs.map((one) => one.row));
    node.append(make("fieldset", {}, legend, choices));
  } else {
    first.input.id = `${name}-ask`;
    legend.setAttribute("for", first.input.id);
    node.append(legend, first.input);
  }
  for (const { input } of inputs) input.addEventListener("input", changed);
  const chosen = () => inputs.findIndex(({ input }) => input.checked);
  const typed = () => first.input.value.trim();
  return {
    node,
    ready: () => (ask.choices.length ? chosen() >= 0 : typed() !== ""),
    value() {
      if (!ask.choices.length) return typed() ? { answer: typed() } : {};
      return chosen() >= 0 ? { answer: chosen() } : {};
    },
    restore({ answer }) {
      if (ask.choices.length) inputs.forEach(({ input }, place) => (input.checked = place === answer));
      else first.input.value = answer ?? "";
    },
    mark(verdict) {
      const right = verdict?.details.right?.includes("answer");
      for (const { input } of inputs) {
        const given = input.type !== "radio" || input.checked;
        (input.closest("label") ?? input).dataset.mark = verdict && right && given ? "right" : "";
      }
    },
    lock: (now) => inputs.forEach(({ input }) => (input.disabled = now)),
  };
}

function typedLine() {
  const attributes = { type: "text", class: "declic-ask-line", maxlength: LONGEST_ANSWER, autocomplete: "off" };
  const input = make("input", attributes);
  return { input, row: input };
}

function choiceRows({ choices }, name) {
  return choices.map((text, place) => {
    const input = make("input", { type: "radio", name: `${name}-ask`, value: place });
    const row = make("label", { class: "declic-choice" }, input, makeSafe("span", {}, text));
    return { input, row };
  });
}

const nothing = () => {};

const noQuestion = (node) => ({
  node,
  ready: () => false,
  value: () => ({}),
  restore: nothing,
  mark: nothing,
  lock: nothing,
});
