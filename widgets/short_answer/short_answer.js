// A question that a word or two answer. A response is {text: "…"}.

import { showExercise } from "../_card.js";
import { lineFields } from "../_line.js";

function render(context) {
  return showExercise(context, lineFields);
}

export default { render };
