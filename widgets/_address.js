// The address bar of an imitation browser: the padlock with a word, and the address.

import { make } from "./_shared.js";

/** The nodes of a bar; `address` begins with https:// or http://. */
export function addressBar(address, words) {
  const safe = address.startsWith("https://");
  const icon = make("span", { "aria-hidden": "true" }, safe ? "🔒" : "⚠");
  const word = make("span", { class: "declic-hidden" }, `${safe ? words.secure : words.not_secure} `);
  const shown = make("span", { class: "declic-address-text" }, address.replace(/^https?:\/\//, ""));
  return [make("p", { class: "declic-address", "data-key": "address" }, icon, " ", word, shown)];
}
