// A cookie banner on an imitation site. A response is {steps: [["cookie" | "turn", key, value?]…]}.

import { addressBar } from "../_address.js";
import { cookieNodes, cookiesAfter, cookiesFirst } from "../_cookies.js";
import { heading, showImitation } from "../_imitation.js";
import { makeSafe } from "../_shared.js";

function render(context) {
  return showImitation(context, ({ content, words }) => ({
    device: "browser",
    label: content.title,
    first: () => cookiesFirst(content.cookies),
    after: cookiesAfter,
    place: ({ layer }) => layer,
    bar: () => addressBar(content.address, words),
    draw: (state, tools) => [
      heading(content.title),
      makeSafe("div", {}, content.page),
      cookieNodes(state, content.cookies, tools),
    ],
  }));
}

export default { render };
