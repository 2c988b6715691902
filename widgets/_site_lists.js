// The lists of cards of an imitation site, with filters, orders and pages; and its basket.

import { siteIcon } from "./_site_icons.js";
import { MOST_OF_A_CARD } from "./_site_state.js";
import { button, fill, make } from "./_shared.js";

/** A sorted copy; older tablets have no toSorted. */
export function inOrder(items, compare) {
  const copy = [...items];
  copy.sort(compare);
  return copy;
}

/** An amount of hundredths of a euro, as it is written here. */
function euros(cents) {
  const language = document.documentElement.lang || "fr";
  return (cents / 100).toLocaleString(language, { style: "currency", currency: "EUR" });
}

export function cardList(desk, block) {
  const { words } = desk;
  const { shown, found, leaf, leaves } = cardsNow(desk.state, desk.site, block);
  const box = make("div", { class: "declic-site-list" });
  if (block.title) box.append(make("h5", {}, block.title));
  const tools = [...block.filters.map((filter) => filterSelect(desk, block, filter)), ...sortSelect(desk, block)];
  if (tools.length) {
    const line = make("p", { class: "declic-site-count" }, fill(words.ws_count, { n: found }));
    box.append(make("div", { class: "declic-site-filters", role: "group", "aria-label": words.ws_filters }, ...tools), line);
  }
  box.append(make("ul", { class: "declic-site-cards" }, ...shown.map((card) => cardItem(desk, card))));
  if (leaves > 1) box.append(leafNav(desk, block, leaf, leaves));
  return box;
}

/** The cards that a list shows in a state: what its filters let through, in its order, on one page. */
function cardsNow({ filters, lists }, site, block) {
  const { sort = "", leaf: wanted = 1 } = lists[block.key] ?? {};
  const through = block.cards.filter((card) =>
    block.filters.every(({ key, name, values }) => !filters[key] || card.is[name] === values[Number(filters[key])]),
  );
  const orders = {
    price: (a, b) => (site.goods[a.key].cents ?? 0) - (site.goods[b.key].cents ?? 0),
    title: (a, b) => a.title.localeCompare(b.title),
  };
  const cards = orders[sort] ? inOrder(through, orders[sort]) : through;
  const leaves = Math.max(1, Math.ceil(cards.length / block.size));
  const leaf = Math.min(Math.max(1, wanted), leaves);
  return { shown: cards.slice((leaf - 1) * block.size, leaf * block.size), found: cards.length, leaf, leaves };
}

function labelled(desk, key, label, choices, value, change) {
  const id = `${desk.name}-${key}`;
  const options = choices.map(([name, text]) => make("option", { value: name }, text));
  const select = make("select", { id, "data-key": key, disabled: desk.locked }, ...options);
  select.value = value;
  select.addEventListener("change", () => change(select.value));
  return make("div", { class: "declic-site-choose" }, make("label", { for: id }, label), select);
}

function filterSelect(desk, block, { key, name, values }) {
  const { words, state, act, say, site } = desk;
  const choices = [["", words.ws_all], ...values.map((value, place) => [String(place), value])];
  return labelled(desk, key, name, choices, state.filters[key] ?? "", (value) => {
    act("filter", key, value);
    const now = cardsNow({ ...state, filters: { ...state.filters, [key]: value } }, site, block);
    say(fill(words.ws_count, { n: now.found }));
  });
}

function sortSelect(desk, { key, sorts }) {
  if (!sorts.length) return [];
  const { words, state, act } = desk;
  const choices = ["", ...sorts].map((sort) => [sort, words[`ws_sort_${sort || "none"}`]]);
  const value = state.lists[key]?.sort ?? "";
  return [labelled(desk, key, words.ws_sort, choices, value, (sort) => act("sort", key, sort))];
}

function cardItem(desk, card) {
  const { site, words } = desk;
  const { title, text, price, icon, badge, advert } = card;
  const item = make("li", { class: "declic-site-card" });
  if (icon) item.append(make("span", { class: "declic-site-tile" }, siteIcon(icon)));
  const body = make("div", { class: "declic-site-card-body" });
  if (advert) body.append(make("span", { class: "declic-site-ad-label" }, words.ws_sponsored));
  if (badge) body.append(make("span", { class: "declic-site-badge" }, badge));
  const name = site.goods[card.key].to
    ? make("a", { href: "#", "data-key": card.key, "data-verb": "card" }, title)
    : make("span", { "data-key": card.key }, title);
  body.append(make("p", { class: "declic-site-card-title" }, name));
  if (text) body.append(make("p", {}, text));
  const facts = Object.values(card.is);
  if (facts.length) body.append(make("p", { class: "declic-site-facts" }, facts.join(" · ")));
  if (price) body.append(make("p", { class: "declic-site-price" }, price));
  if (card.sold) body.append(addOf(desk, card.key, `add-${card.key}`));
  item.append(body);
  return item;
}

function addOf({ site, words, act, say }, key, shown) {
  const { title } = site.goods[key];
  const add = () => {
    act("add", key);
    say(fill(words.ws_added, { title }));
  };
  return button("declic-site-button", words.ws_add, add, { "data-key": shown, "aria-label": fill(words.ws_add_this, { title }) });
}

/** The button of an article's own page. */
export function addButton(desk, { key }) {
  const count = desk.state.basket[key];
  const box = make("div", { class: "declic-site-row" }, addOf(desk, key, key));
  const { title } = desk.site.goods[key];
  if (count) box.append(make("p", { class: "declic-site-added" }, `✓ ${fill(desk.words.ws_added, { title })} (${count})`));
  return box;
}

function leafNav(desk, { key }, leaf, leaves) {
  const { words, act, say } = desk;
  const go = (n) => () => {
    act("leaf", key, String(n));
    say(fill(words.ws_leaf_now, { n, all: leaves }));
  };
  const items = Array.from({ length: leaves }, (_one, place) => {
    const n = place + 1;
    const attributes = { "aria-label": fill(words.ws_leaf, { n }), "data-key": `${key}-${n}` };
    if (n === leaf) attributes["aria-current"] = "page";
    return make("li", {}, button("declic-site-leaf", String(n), go(n), attributes));
  });
  const turn = (text, n, shown) => make("li", {}, button("declic-site-leaf", text, go(n), { "data-key": `${key}-${shown}` }));
  if (leaf > 1) items.unshift(turn(words.ws_before, leaf - 1, "before"));
  if (leaf < leaves) items.push(turn(words.ws_after, leaf + 1, "after"));
  return make("nav", { class: "declic-site-leaves", "aria-label": words.ws_leaves }, make("ul", {}, ...items));
}

/** What is in the basket, with its total. */
export function basketBlock(desk, { go, text }) {
  const { state, site, words, act } = desk;
  const there = Object.entries(state.basket).filter(([, count]) => count);
  if (!there.length) return make("p", { class: "declic-site-empty" }, words.ws_basket_empty);
  const rows = there.map(([key, count]) => basketRow(desk, key, count));
  const sum = there.reduce((all, [key, count]) => all + count * (site.goods[key].cents ?? 0), 0);
  const total = make("p", { class: "declic-site-total" }, `${words.ws_total} `, make("strong", {}, euros(sum)));
  const box = make("div", { class: "declic-site-basket" }, make("ul", {}, ...rows), total);
  if (go) box.append(button("declic-site-button", text, () => act("press", go), { "data-key": go }));
  return box;
}

function basketRow(desk, key, count) {
  const { site, words, act } = desk;
  const { title, cents } = site.goods[key];
  const counts = Array.from({ length: MOST_OF_A_CARD }, (_one, place) => [String(place + 1), String(place + 1)]);
  const label = fill(words.ws_quantity, { title });
  const amount = labelled(desk, key, label, counts, String(count), (value) => act("amount", key, value));
  amount.firstChild.classList.add("declic-hidden");
  const off = button("declic-site-quiet", words.ws_remove, () => act("amount", key, "0"), {
    "aria-label": fill(words.ws_remove_this, { title }),
    "data-key": `off-${key}`,
  });
  const price = make("span", { class: "declic-site-price" }, euros((cents ?? 0) * count));
  return make("li", {}, make("span", { class: "declic-site-card-title" }, title), amount, price, off);
}
