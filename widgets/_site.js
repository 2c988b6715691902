// The machine of an imitation site in an imitation browser, see _imitation.js. A kind that needs more
// (a mail box in another tab) makes a subclass: it defines windows(state) and shownWindow(desk), and
// its own first() and after(); fileField(desk, field) draws a field for a file.

import { cookieNodes } from "./_cookies.js";
import { guardField } from "./_guard.js";
import { heading } from "./_imitation.js";
import { personaPanel } from "./_personas.js";
import { make } from "./_shared.js";
import { foot, siteHead, wayOf } from "./_site_around.js";
import { siteBlocks } from "./_site_blocks.js";
import { SiteBrowser, advertPage, popupLayer } from "./_site_browser.js";
import { resultsPage } from "./_site_search.js";
import { RESULTS, siteAfter, siteFirst } from "./_site_state.js";

export class SiteMachine {
  device = "browser";
  #browser;
  #typed = new Map(); // what stands in fields whose words stay in the page
  #drawing = new AbortController();
  #life = new AbortController();

  constructor({ content, words, name }) {
    this.site = content.site;
    this.words = words;
    this.name = name;
    this.label = this.site.name;
    this.persona = content.persona;
    this.beside = content.persona && personaPanel(content.persona, words, this.#life.signal);
    this.#browser = new SiteBrowser(this.site, words, `${name}-browser`);
  }
  first() {
    return siteFirst(this.site);
  }
  after(state, step) {
    return siteAfter(this.site, state, step);
  }
  place({ window, advert, page, query, stops, popup, cookies, onCookies }) {
    return [window, advert, page, query, stops, popup, onCookies && cookies.layer].join("/");
  }
  /** The tabs beside the site's own: [{key, title, badge, closes}…]. */
  windows({ advert }) {
    return advert ? [{ key: "ad", title: this.words.ws_ad_tab, closes: true }] : [];
  }
  /** What another tab shows. */
  shownWindow(desk) {
    return advertPage(desk);
  }
  /** The address that the bar shows. */
  address({ window, page, query }) {
    const { address, pages } = this.site;
    if (window === "ad") return "https://une-autre-adresse.example";
    if (page === RESULTS) return `${address}/${this.words.ws_search.toLowerCase()}?q=${query.replaceAll(" ", "+")}`;
    return `${address}/${pages[page].path}`;
  }
  bar(state) {
    return this.#browser.show(state, this.windows(state), this.address(state));
  }
  draw(state, tools) {
    this.#drawing.abort();
    this.#drawing = new AbortController();
    const desk = this.#desk(state, tools);
    this.#browser.use(desk);
    return state.window === "site" ? [this.#page(desk)] : this.shownWindow(desk);
  }
  end() {
    this.#drawing.abort();
    this.#life.abort();
    this.#typed.clear();
  }

  /** What all that is drawn shares. */
  #desk(state, tools) {
    const { site, words, name, persona } = this;
    const desk = {
      site,
      words,
      name,
      persona,
      state,
      tools,
      typed: this.#typed,
      signal: this.#drawing.signal,
      locked: tools.locked,
      noted: { ...state.values },
      guard: (input) => guardField(input, words, this.#drawing.signal, () => {}, persona),
      fileField: (field) => this.fileField?.(desk, field) ?? make("span"),
      act: (...step) => !tools.locked && tools.act(...step),
      note: (...step) => !tools.locked && tools.note(...step),
      say: tools.say,
    };
    return desk;
  }
  #page(desk) {
    const { site, state } = desk;
    const root = make("div", { class: "declic-site", style: `--site: ${site.colour}` });
    root.addEventListener("click", (event) => pressed(event, root, desk));
    const under = make("div", { class: "declic-site-under", inert: this.#covered(state) });
    if (site.cookies && state.cookies.layer !== "gone") under.append(cookieNodes(state.cookies, site.cookies, desk.tools));
    const body = make("div", { class: "declic-site-body" }, ...this.#body(desk));
    under.append(siteHead(desk), body, foot(desk));
    root.append(under);
    if (this.#covered(state)) root.append(popupLayer(desk));
    return root;
  }
  /** The window comes once the banner is answered: two at a time would be too many. */
  #covered({ popup, page, cookies }) {
    return popup && page === this.site.popup.page && (!cookies || cookies.layer === "gone");
  }
  #body(desk) {
    const { site, state } = desk;
    if (state.page === RESULTS) return resultsPage(desk);
    const { title, body } = site.pages[state.page];
    // After a step of the banner its own heading is the last one, which takes the focus.
    const banner = state.onCookies && state.cookies.layer !== "gone";
    const head = banner ? make("h4", {}, title) : heading(title);
    return [...wayOf(desk), head, ...siteBlocks(desk, body)];
  }
}

/** A link is pressed: it acts on the site, or leads to a field of the page. */
function pressed(event, root, desk) {
  const link = event.target.closest("a[href]");
  if (!link || !root.contains(link)) return;
  event.preventDefault();
  const { goto, verb = "press", key } = link.dataset;
  if (goto) root.querySelector(`[data-key="${CSS.escape(goto)}"]`)?.focus();
  else if (key) desk.act(verb, key);
}
