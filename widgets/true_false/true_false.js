// A statement that is true or false. A response is {value: true}.

import { showExercise } from "../_card.js";
import { choiceFields } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, name, changed }) => {
    const fields = choiceFields({ ...content, several: false, changed, words, name });
    fields.node.classList.add("declic-pair");
    return {
      ...fields,
      value: () => ({ value: fields.chosen().length ? fields.chosen()[0] === "true" : null }),
      restore: ({ value }) => fields.choose([String(value)]),
    };
  });
}

export default { render };
