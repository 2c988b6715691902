// An imitation site. A response is {steps: [[verb, key, value?]…], answer?}, see ../_site_state.js.

import { showImitation } from "../_imitation.js";
import { SiteMachine } from "../_site.js";

function render(context) {
  return showImitation(context, (card) => new SiteMachine(card));
}

export default { render };
