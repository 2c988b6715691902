// The address bar of an imitation browser: the padlock with a word, and the address.

import { make } from "./_shared.js";

const SVG = "http://www.w3.org/2000/svg";
const CLOSED = "M7 10V7a5 5 0 0 1 10 0v3h1a1 1 0 0 1 1 1v9H5v-9a1 1 0 0 1 1-1zm2 0h6V7a3 3 0 0 0-6 0z";
const OPEN = "M9 10h9a1 1 0 0 1 1 1v9H5v-9a1 1 0 0 1 1-1h1V6a5 5 0 0 1 9-3l-1.7 1.2A3 3 0 0 0 9 6z";

/** The nodes of a bar; `address` begins with https:// or http://. */
export function addressBar(address, words) {
  const safe = address.startsWith("https://");
  const word = make("span", { class: "declic-hidden" }, `${safe ? words.secure : words.not_secure} `);
  const shown = make("span", { class: "declic-address-text" }, address.replace(/^https?:\/\//, ""));
  return [make("p", { class: "declic-address", "data-key": "address" }, padlock(safe), word, shown)];
}

/** A padlock, drawn: fonts of old computers have none. */
export function padlock(closed) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  svg.classList.add("declic-padlock");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", closed ? CLOSED : OPEN);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}
