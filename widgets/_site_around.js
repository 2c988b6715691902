// What stands on every page of an imitation site: its name, the search, the account, the basket, the
// menu (behind a "burger" where it is narrow), where one is, and the foot.

import { cookieNodes } from "./_cookies.js";
import { button, fill, make } from "./_shared.js";
import { siteIcon } from "./_site_icons.js";
import { searchForm } from "./_site_search.js";

/** A link that acts on the site. */
export function siteLink(key, text, attributes = {}) {
  return make("a", { href: "#", "data-key": key, ...attributes }, text);
}

export function siteHead(desk) {
  const { site, words } = desk;
  const tools = make("div", { class: "declic-site-tools" });
  if (site.account) tools.append(toolLink(site.account, "user", words.ws_account));
  if (site.basket) tools.append(toolLink(site.basket, "basket", basketLabel(desk)));
  const top = make("div", { class: "declic-site-top" }, siteName(desk), tools);
  const head = make("div", { class: "declic-site-head" }, top);
  if (site.find) head.append(searchForm(desk));
  if (site.menu.length) {
    const menu = menuOf(desk);
    tools.append(burgerOf(menu, words));
    head.append(menu);
  }
  return head;
}

function siteName({ site, state, words }) {
  const first = site.menu.find(({ key }) => site.links[key] === site.first);
  const name = [make("span", { class: "declic-site-logo", "aria-hidden": "true" }, site.name[0]), site.name];
  if (!first) return make("p", { class: "declic-site-name" }, ...name);
  const link = siteLink(first.key, "", { class: "declic-site-name", "aria-label": fill(words.ws_home, site) });
  if (state.page === site.first) link.setAttribute("aria-current", "page");
  link.append(...name);
  return link;
}

function toolLink(key, icon, label) {
  const link = siteLink(key, "", { class: "declic-site-tool" });
  link.append(siteIcon(icon), make("span", {}, label));
  return link;
}

function basketLabel({ state, words }) {
  const n = Object.values(state.basket).reduce((sum, count) => sum + count, 0);
  return n ? fill(words.ws_basket_with, { n }) : words.ws_basket;
}

function menuOf({ site, state, words, name }) {
  const items = site.menu.map(({ key, text }) => {
    const here = site.links[key] === state.page || site.pages[state.page]?.way.some((one) => site.links[one.key] === site.links[key]);
    return make("li", {}, siteLink(key, text, { "aria-current": here ? "page" : false }));
  });
  const attributes = { class: "declic-site-menu", id: `${name}-menu`, "aria-label": words.ws_main_menu };
  return make("nav", attributes, make("ul", {}, ...items));
}

/** The button that shows the menu where it is too narrow for it (the style hides the button elsewhere). */
function burgerOf(menu, words) {
  const attributes = { "aria-expanded": "false", "aria-controls": menu.id, "data-key": "menu" };
  const burger = button("declic-site-burger", "", () => {
    burger.setAttribute("aria-expanded", menu.classList.toggle("is-open"));
  }, attributes);
  burger.append(siteIcon("menu"), make("span", {}, words.ws_menu));
  return burger;
}

/** Where one is: the pages above this one. */
export function wayOf({ site, state, words }) {
  const { way, title } = site.pages[state.page];
  if (!way.length) return [];
  const items = way.map(({ key, text }) => make("li", {}, siteLink(key, text)));
  items.push(make("li", { "aria-current": "page" }, title));
  return [make("nav", { class: "declic-site-way", "aria-label": words.ws_way }, make("ol", {}, ...items))];
}

export function foot(desk) {
  const { site, state, words, tools } = desk;
  const node = make("div", { class: "declic-site-foot" });
  if (site.foot.length) {
    const items = site.foot.map(({ key, text }) => make("li", {}, siteLink(key, text)));
    node.append(make("nav", { "aria-label": words.ws_foot }, make("ul", {}, ...items)));
  }
  if (site.cookies && state.cookies.layer === "gone") node.append(cookieNodes(state.cookies, site.cookies, tools));
  node.append(make("p", {}, site.name));
  return node;
}
