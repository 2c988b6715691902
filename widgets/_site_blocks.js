// The blocks that pages of an imitation site are made of, see widgets/_site_blocks.py.

import { siteForm, siteRecap } from "./_site_forms.js";
import { addButton, basketBlock, cardList } from "./_site_lists.js";
import { button, fill, make, makeSafe } from "./_shared.js";

/** The nodes of blocks. */
export function siteBlocks(desk, blocks) {
  return blocks.map((block) => SITE_BLOCKS[block.type](desk, block));
}

const SITE_BLOCKS = {
  text: (_desk, { html }) => makeSafe("div", { class: "declic-site-text" }, html),
  warning: (_desk, { html }) => makeSafe("div", { class: "declic-site-warning" }, html),
  success: (_desk, { html }) => makeSafe("div", { class: "declic-site-success" }, html),
  button: pageButton,
  advert: advertBlock,
  form: siteForm,
  recap: siteRecap,
  cards: cardList,
  basket: basketBlock,
  add: addButton,
  fold: foldBlock,
  tabs: tabBlock,
  table: tableBlock,
  steps: stepsBlock,
  number: numberBlock,
  picture: (_desk, { address, alt, width, height }) =>
    make("img", { class: "declic-site-picture", src: address, alt, width, height }),
};

function pageButton({ act }, { key, text, quiet }) {
  return button(quiet ? "declic-site-quiet" : "declic-site-button", text, () => act("press", key), { "data-key": key });
}

function advertBlock({ act, words }, { key, text, button: says }) {
  const label = make("p", { class: "declic-site-ad-label" }, words.ws_advert);
  const press = button("declic-site-ad-button", says, () => act("press", key), { "data-key": key });
  return make("div", { class: "declic-site-advert", role: "group", "aria-label": words.ws_advert }, label, make("p", {}, text), press);
}

function foldBlock(desk, { key, title, body }) {
  const inner = make("div", {}, ...siteBlocks(desk, body));
  const fold = make("details", { class: "declic-site-fold", open: Boolean(desk.state.folds[key]) });
  fold.append(make("summary", { "data-key": key }, title), inner);
  let known = fold.open;
  fold.addEventListener("toggle", () => {
    if (fold.open === known) return;
    known = fold.open;
    desk.note("fold", key, known ? "on" : "off");
  });
  return fold;
}

function tabBlock(desk, { tabs }) {
  const { state, act, name } = desk;
  const keys = tabs.map(({ key }) => key);
  const open = state.tabs.filter((key) => keys.includes(key)).at(-1) ?? keys[0];
  const id = `${name}-${open}`;
  const buttons = tabs.map(({ key, title }) =>
    button("declic-site-tab", title, () => act("tab", key), {
      "data-key": key,
      "aria-expanded": key === open,
      "aria-controls": key === open ? id : false,
    }),
  );
  const { title, body } = tabs.find(({ key }) => key === open);
  const panel = make("div", { class: "declic-site-panel", id, role: "group", "aria-label": title }, ...siteBlocks(desk, body));
  return make("div", { class: "declic-site-tabs" }, make("div", { class: "declic-site-tab-row" }, ...buttons), panel);
}

function tableBlock(_desk, { caption, rows: [first, ...rows] }) {
  const head = make("tr", {}, ...first.map((text) => make("th", { scope: "col" }, text)));
  const lines = rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((text) => make("td", {}, text))),
  );
  const title = make("caption", { class: "declic-hidden" }, caption);
  return make("table", { class: "declic-site-table" }, title, make("thead", {}, head), make("tbody", {}, ...lines));
}

function stepsBlock({ words }, { steps, at }) {
  const items = steps.map((name, place) => {
    const state = place + 1 < at ? "done" : place + 1 === at ? "now" : "next";
    const item = make("li", { "data-state": state }, make("span", {}, name));
    if (state === "now") item.setAttribute("aria-current", "step");
    return item;
  });
  const now = fill(words.ws_step, { n: at, all: steps.length, name: steps[at - 1] });
  return make("div", { class: "declic-site-steps" }, make("p", {}, now), make("ol", { "aria-hidden": "true" }, ...items));
}

function numberBlock({ words, say }, { number, label }) {
  const shown = make("strong", { class: "declic-site-number" }, number);
  const copy = button("declic-site-quiet", words.ws_copy, () => {
    const range = document.createRange();
    range.selectNodeContents(shown);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand("copy"); // works without the permission, and over http, that a clipboard needs
    say(words.ws_copied);
  });
  return make("div", { class: "declic-site-keep" }, make("p", {}, label), shown, copy);
}
