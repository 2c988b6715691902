// The imitation browser around a site: tabs, back, reload, the address with its padlock; the page of
// an advert, and the window that covers a page.

import { addressBar, padlock } from "./_address.js";
import { heading } from "./_imitation.js";
import { button, make, makeSafe } from "./_shared.js";

const ARROW = "M14 5l-7 7 7 7";
const ROUND = "M18 8a7 7 0 1 0 1 6M19 4v5h-5";

export class SiteBrowser {
  #words;
  #site;
  #desk = null;
  #tabs;
  #back;
  #address;
  #padlock;
  #about;
  #nodes;

  constructor(site, words, name) {
    this.#words = words;
    this.#site = site;
    this.#tabs = make("ul", { class: "declic-tabs", "aria-label": words.ws_tabs });
    this.#back = button("declic-browser-button", "", () => this.#goBack(), { "data-key": "back", "aria-label": words.ws_back });
    this.#back.append(lineIcon(ARROW));
    const reload = button("declic-browser-button", "", () => this.#reload(), { "aria-label": words.ws_reload });
    reload.append(lineIcon(ROUND));
    this.#about = make("p", { class: "declic-browser-about", id: name, hidden: true });
    this.#padlock = button("declic-browser-button", "", () => this.#tellAbout(), {
      "aria-label": words.ws_padlock,
      "aria-expanded": "false",
      "aria-controls": name,
    });
    this.#address = make("div", { class: "declic-browser-address" });
    const tools = make("div", { class: "declic-browser-tools" }, this.#back, reload, this.#padlock, this.#address);
    this.#nodes = [this.#tabs, tools, this.#about];
  }

  /** Let the buttons act on what is drawn now. */
  use(desk) {
    this.#desk = desk;
  }
  /** The nodes above the screen; they stay the same, so that the focus does. */
  show(state, windows, address) {
    const safe = address.startsWith("https://");
    this.#back.setAttribute("aria-disabled", state.history.length === 0 || state.window !== "site");
    this.#padlock.replaceChildren(padlock(safe));
    this.#about.textContent = safe ? this.#words.ws_safe : this.#words.ws_unsafe;
    this.#address.replaceChildren(...addressBar(address, this.#words));
    this.#address.querySelector(".declic-padlock")?.remove();
    const site = { key: "site", title: this.#site.name, colour: this.#site.colour };
    this.#showTabs([site, ...windows], state.window);
    return this.#nodes;
  }
  #showTabs(tabs, open) {
    const focused = this.#tabs.contains(document.activeElement) && document.activeElement.dataset.key;
    this.#tabs.replaceChildren(...tabs.map((tab) => this.#tab(tab, tab.key === open)));
    if (!focused) return;
    const there = this.#tabs.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    (there ?? this.#tabs.querySelector("[aria-current]"))?.focus({ preventScroll: true });
  }
  #tab({ key, title, badge, closes, colour }, open) {
    const act = () => this.#desk.act("window", key);
    const shown = button("declic-tab", "", act, { "data-key": `w-${key}`, "aria-current": open ? "true" : false });
    const icon = make("span", { class: "declic-tab-icon", "aria-hidden": "true" }, title[0]);
    if (colour) icon.style.background = colour;
    shown.append(icon, make("span", { class: "declic-tab-title" }, title));
    if (badge) shown.append(make("span", { class: "declic-tab-badge" }, badge));
    const item = make("li", { class: open ? "is-open" : "" }, shown);
    if (!closes) return item;
    item.append(
      button("declic-tab-close", "×", () => this.#desk.act("close", key), {
        "aria-label": `${this.#words.ws_close_tab} (${title})`,
        "data-key": `x-${key}`,
      }),
    );
    return item;
  }
  #goBack() {
    const { state, act, site, say } = this.#desk;
    if (this.#back.getAttribute("aria-disabled") === "true") return;
    const [page] = state.history.at(-1);
    act("back", "back");
    say(site.pages[page]?.title ?? "");
  }
  #reload() {
    this.#desk.say(this.#words.ws_reloaded);
  }
  #tellAbout() {
    this.#about.hidden = !this.#about.hidden;
    this.#padlock.setAttribute("aria-expanded", !this.#about.hidden);
  }
}

/** What an advert opens: a calm page in another tab. */
export function advertPage({ words, site, state, act }) {
  const back = button("declic-site-button", words.ws_ad_back, () => act("close", "ad"), { "data-key": "x-ad-page" });
  return [
    make(
      "div",
      { class: "declic-site declic-site-ad" },
      heading(words.ws_ad_title),
      make("p", {}, make("q", {}, site.adverts[state.advert])),
      make("p", {}, words.ws_ad_text),
      back,
    ),
  ];
}

/** The window that covers a page until it is closed. */
export function popupLayer({ site, words, act }) {
  const { html, close, key, text } = site.popup;
  const shut = () => act("close", "popup");
  const row = make("div", { class: "declic-site-row" });
  if (key) row.append(button("declic-site-button", text, () => act("press", key), { "data-key": key }));
  row.append(button("declic-site-quiet", close, shut, { "data-key": "popup" }));
  const attributes = { role: "dialog", "aria-label": words.ws_popup, tabindex: "-1", "data-heading": true };
  const layer = make("div", { class: "declic-site-popup", ...attributes }, makeSafe("div", {}, html), row);
  layer.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  return layer;
}

function lineIcon(path) {
  const svg = padlock(true);
  svg.classList.remove("declic-padlock");
  const line = svg.firstChild;
  line.setAttribute("d", path);
  line.setAttribute("fill", "none");
  line.setAttribute("stroke", "currentColor");
  line.setAttribute("stroke-width", "2");
  return svg;
}
