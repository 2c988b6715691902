// A cookie banner in an imitation: its state, its steps and its nodes. Steps are ["cookie", key] for
// its buttons, and ["turn", key, "on" | "off"] for its purposes.

import { button, make } from "./_shared.js";

const COOKIE_KEYS = { accept: "ca", refuse: "cr", settings: "cs", save: "cv", back: "cb", reopen: "co" };

/** The state of a banner that has not been answered. */
export function cookiesFirst(banner) {
  const standing = Object.fromEntries(banner.purposes.map(({ key, on }) => [key, on]));
  return { layer: "front", standing };
}

/** The state after a step; `layer` is "front", "settings", or "gone". */
export function cookiesAfter(state, [verb, key, value]) {
  if (verb === "turn") return { ...state, standing: { ...state.standing, [key]: value === "on" } };
  if (verb !== "cookie") return state;
  const all = (on) => Object.fromEntries(Object.keys(state.standing).map((one) => [one, on]));
  switch (key) {
    case COOKIE_KEYS.accept:
      return { layer: "gone", standing: all(true) };
    case COOKIE_KEYS.refuse:
      return { layer: "gone", standing: all(false) };
    case COOKIE_KEYS.save:
      return { ...state, layer: "gone" };
    case COOKIE_KEYS.settings:
      return { ...state, layer: "settings" };
    default:
      return { ...state, layer: "front" };
  }
}

/** The banner, or the link that opens it again. */
export function cookieNodes(state, banner, tools) {
  const { words } = tools;
  const press = (name) => () => tools.act("cookie", COOKIE_KEYS[name]);
  const one = (name, text, look) =>
    button(`declic-cookie-${look}`, text, press(name), { "data-key": COOKIE_KEYS[name] });
  if (state.layer === "gone") {
    return make("p", { class: "declic-cookie-foot" }, one("reopen", words.cookies_again, "link"));
  }
  const box = make("div", { class: "declic-cookies", role: "region", "aria-label": words.cookies });
  box.append(...(state.layer === "front" ? frontLayer(banner, one) : settingsLayer(state, banner, tools, one)));
  return box;
}

function frontLayer({ text, accept, refuse, refuse_as: look, settings: choose }, one) {
  const row = make("div", { class: "declic-cookie-row" }, one("accept", accept, "main"));
  if (refuse && look === "button") row.append(one("refuse", refuse, "main"));
  row.append(one("settings", choose, "quiet"));
  const line = make("p", { "data-key": "ct", "data-heading": true, tabindex: "-1" }, text);
  return refuse && look === "link" ? [one("refuse", refuse, "pale"), line, row] : [line, row];
}

function settingsLayer(state, banner, tools, one) {
  const { words } = tools;
  const list = (interest) => {
    const purposes = banner.purposes.filter((purpose) => purpose.interest === interest);
    const rows = purposes.map((purpose) => purposeRow(purpose, state, tools));
    return make("ul", { class: "declic-cookie-purposes" }, ...rows);
  };
  const nodes = [make("h5", { tabindex: "-1", "data-heading": true }, words.cookies_choose), necessary(words), list(false)];
  if (banner.purposes.some(({ interest }) => interest)) {
    const open = banner.purposes.some(({ key, interest }) => interest && state.standing[key] === false);
    const summary = make("summary", { "data-key": "cl" }, words.cookies_interests);
    nodes.push(make("details", { open, class: "declic-cookie-more" }, summary, list(true)));
  }
  const row = make("div", { class: "declic-cookie-row" }, one("accept", banner.accept, "main"));
  row.append(one("save", banner.save, "quiet"));
  if (banner.refuse) row.append(one("refuse", banner.refuse, "quiet"));
  row.append(one("back", words.cookies_back, "link"));
  nodes.push(row);
  return nodes;
}

function necessary(words) {
  const input = make("input", { type: "checkbox", checked: true, disabled: true });
  return make("p", {}, make("label", { class: "declic-cookie-purpose" }, input, words.cookies_needed));
}

function purposeRow({ key, name }, { standing }, tools) {
  const input = make("input", { type: "checkbox", "data-key": key, disabled: tools.locked });
  input.checked = standing[key];
  input.addEventListener("change", () => tools.note("turn", key, input.checked ? "on" : "off"));
  return make("li", {}, make("label", { class: "declic-cookie-purpose" }, input, name));
}
