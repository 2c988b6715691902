// One answer, or several, among choices. A response is {chosen: [key, …]}.

import { showExercise } from "../_card.js";
import { choiceFields } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, name, changed }) => {
    const fields = choiceFields({ ...content, changed, words, name });
    return {
      ...fields,
      value: () => ({ chosen: fields.chosen() }),
      restore: ({ chosen = [] }) => fields.choose(chosen),
    };
  });
}

export default { render };
