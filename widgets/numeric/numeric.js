// A question that a number answers, with its unit or without. A response is {text: "…"}.

import { showExercise } from "../_card.js";
import { lineFields } from "../_line.js";

function render(context) {
  return showExercise(context, lineFields);
}

export default { render };
