// After the verdict: goes through what was to be seen, or through one's own steps, and shows each on
// the screen. A stop is {key, text (HTML or plain), upto | show, mark?}.

import { button, fill, make, makeSafe } from "./_shared.js";

/** Show one thing on a screen: a ring around it and a drawn pointer; return it. What is folded away
 * is unfolded. */
export function spotlight(screen, key) {
  for (const old of screen.querySelectorAll(".is-shown")) old.classList.remove("is-shown");
  const node = key && screen.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!node) return null;
  if (!node.closest("summary")) node.closest("details:not([open])")?.setAttribute("open", "");
  node.classList.add("is-shown");
  node.scrollIntoView({ block: "nearest" });
  return node;
}

/** The panel under the screen. `look` is told the stop that is shown, and null at the end. */
export class Tour {
  #words;
  #look;
  #stops = [];
  #at = -1;
  #offered = {};

  constructor(words, look) {
    this.#words = words;
    this.#look = look;
    this.show = button("declic-button declic-quiet", words.show_me, () => this.#begin("tour"));
    this.steps = button("declic-button declic-quiet", words.my_steps, () => this.#begin("replay"));
    this.offers = make("div", { class: "declic-tour-offers" }, this.show, this.steps);
    this.place = make("p", { class: "declic-tour-place" });
    this.text = make("div", { class: "declic-tour-text", role: "status" });
    this.back = button("declic-tour-button", words.previous, () => this.#go(this.#at - 1));
    this.next = button("declic-tour-button", words.following, () => this.#go(this.#at + 1));
    this.close = button("declic-tour-button", words.close_tour, () => this.#finish());
    const row = make("div", { class: "declic-tour-row" }, this.back, this.next, this.close);
    this.panel = make("div", { class: "declic-tour-panel", role: "group" }, this.place, this.text, row);
    this.panel.setAttribute("aria-label", words.show_me);
    this.node = make("div", { class: "declic-tour" }, this.offers, this.panel);
    this.offer(null);
  }

  /** Offer what a verdict's details have to show; nothing for none. */
  offer(details) {
    const offered = { tour: details?.tour ?? [], replay: details?.replay ?? [] };
    if (JSON.stringify(offered) === JSON.stringify(this.#offered)) return;
    this.#offered = offered;
    if (this.#at >= 0) this.#finish();
    this.#paint();
  }
  #begin(which) {
    this.#stops = this.#offered[which];
    this.panel.setAttribute("aria-label", which === "tour" ? this.#words.show_me : this.#words.my_steps);
    this.#go(0);
    this.next.focus({ preventScroll: true });
  }
  #go(place) {
    if (place >= this.#stops.length) return this.#finish();
    this.#at = Math.max(0, place);
    this.#paint();
    this.#look(this.#stops[this.#at]);
  }
  #finish() {
    const here = this.panel.contains(document.activeElement);
    this.#at = -1;
    this.#paint();
    this.#look(null);
    if (here) [this.show, this.steps].find((one) => !one.hidden)?.focus({ preventScroll: true });
  }
  #paint() {
    const stop = this.#stops[this.#at];
    this.show.hidden = this.#offered.tour.length === 0;
    this.steps.hidden = this.#offered.replay.length === 0;
    this.offers.hidden = Boolean(stop) || (this.show.hidden && this.steps.hidden);
    this.panel.hidden = !stop;
    if (!stop) return this.text.replaceChildren();
    const all = this.#stops.length;
    this.place.textContent = fill(this.#words.tour_place, { n: this.#at + 1, all });
    this.back.disabled = this.#at === 0;
    this.text.replaceChildren(...this.#said(stop));
  }
  #said({ mark, text }) {
    if (mark === undefined) return [makeSafe("div", {}, text)];
    const word = this.#words[`mark_${mark}`];
    const label = word ? [make("strong", { "data-step": mark }, word, " — ")] : [];
    return [make("div", {}, ...label, text)];
  }
}
