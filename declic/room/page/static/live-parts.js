// The parts of a workshop, from one heading of level 2 to the next: hidden, folded, moved, while
// people work in them. The part where somebody is stays where it is in the document, the others
// move around it: focus, what is typed, a running game and the scrolling are never touched.

import { fill, goTo, make, words } from "./live-making.js";

const HEADING = ":scope > h2";
const QUIET = "SCRIPT, NOSCRIPT";

export class Parts {
  #main;
  #begin = document.createComment("parts"); // the parts stand behind it
  #all = new Map(); // by title, in the workshop's own order

  constructor(main) {
    this.#main = main;
    this.#split();
    let part = null;
    for (const node of Array.from(main.childNodes)) {
      const heading = headingOf(node);
      if (heading) part = this.#open(heading, node);
      if (part && !node.matches?.(QUIET)) part.body.append(node);
    }
  }

  get titles() {
    return [...this.#all.keys()];
  }

  /** Go to a part: its heading. */
  go(title) {
    const part = this.#all.get(title);
    goTo(part.root.dataset.declicAway ? part.line : part.heading);
  }

  /** Show the parts as the adviser has them; return whether what somebody worked in is away. */
  arrange({ order, closed }, mode) {
    const together = mode.name === "part" && this.#all.has(mode.part) ? mode.part : "";
    const here = this.#whereSomebodyIs();
    const inside = here?.root.contains(document.activeElement);
    const before = here?.root.getBoundingClientRect().top;
    document.documentElement.style.overflowAnchor = "none"; // what follows scrolls by itself
    for (const [title, part] of this.#all) {
      const away = together && title !== together ? "later" : closed.includes(title) ? "closed" : "";
      this.#put(part, title === together ? "" : away, fill(words.later, { part: together }));
    }
    this.#move(this.#sorted(order, together), here?.root);
    const gone = Boolean(here?.root.dataset.declicAway);
    if (here && !gone) stay(here.root, before);
    if (gone && inside) goTo(here.line);
    else if (gone) here.line.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => (document.documentElement.style.overflowAnchor = ""));
    document.dispatchEvent(new CustomEvent("declic:status"));
    return gone;
  }

  // ---- gathering
  /** Let each heading of level 2 begin a block of its own. */
  #split() {
    for (const lesson of this.#main.querySelectorAll(":scope > .lesson")) {
      const headings = [...lesson.querySelectorAll(HEADING)];
      for (let heading = headings.pop(); heading; heading = headings.pop()) {
        if (heading === lesson.firstElementChild) continue;
        const rest = lesson.cloneNode(false);
        while (heading.nextSibling) rest.append(heading.nextSibling);
        rest.prepend(heading);
        lesson.after(rest);
      }
    }
  }
  #open(heading, node) {
    const title = this.#unused(wordsOf(heading));
    const line = make("p", { class: "part-line", tabindex: "-1", hidden: "" });
    const body = make("div", { class: "part-body" });
    const root = make("div", { class: "part", "data-declic-part": title }, line, body);
    if (!this.#all.size) node.before(this.#begin);
    node.before(root);
    const part = { root, line, body, heading, title };
    this.#all.set(title, part);
    return part;
  }
  /** As the room names them: the second of one title gets a number. */
  #unused(title) {
    let name = title;
    for (let number = 2; this.#all.has(name); number += 1) name = `${title} (${number})`;
    return name;
  }

  // ---- arranging
  #put({ root, line, body, title }, away, later) {
    if (away) root.dataset.declicAway = away;
    else delete root.dataset.declicAway;
    const says = away === "closed" ? words.closed : later;
    if (away) line.replaceChildren(make("strong", {}, title), " ", make("span", {}, says));
    line.hidden = !away;
    body.hidden = Boolean(away);
  }
  #sorted(order, together) {
    const place = new Map(order.map((title, index) => [title, index]));
    const rank = ({ title }) => (title === together ? -1 : (place.get(title) ?? order.length));
    const sorted = [...this.#all.values()]; // older tablets have no toSorted
    sorted.sort((one, other) => rank(one) - rank(other));
    return sorted;
  }
  #move(sorted, here) {
    let next = this.#begin.nextSibling; // all before it are in their places
    for (const { root } of sorted) {
      if (root === here) next = this.#passed(next, here);
      if (root === next) next = next.nextSibling;
      else this.#set(root, next);
    }
  }
  /** Put what stands between two places behind the second. */
  #passed(first, second) {
    for (let next = first; next !== second; ) {
      const later = next;
      next = next.nextSibling;
      this.#set(later, second.nextSibling);
    }
    return second;
  }
  #set(root, next) {
    if (this.#main.moveBefore) this.#main.moveBefore(root, next);
    else this.#main.insertBefore(root, next);
  }
  /** The part that holds the focus, else the one that is in the middle of what is seen. */
  #whereSomebodyIs() {
    const all = [...this.#all.values()];
    const focused = all.find(({ root }) => root.contains(document.activeElement));
    if (focused) return focused;
    const middle = innerHeight / 2;
    return all.find(({ root }) => {
      const { top, bottom } = root.getBoundingClientRect();
      return scrollY > 0 && top <= middle && bottom >= middle;
    });
  }
}

/** Scroll such that a part is where it was on the screen. */
function stay(root, before) {
  const moved = root.getBoundingClientRect().top - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** The heading with which a node begins a part; nothing where it begins none. */
function headingOf(node) {
  const block = node.matches?.(".lesson") ? node : node.querySelector?.(":scope > [data-declic-section]");
  const heading = block?.querySelector(HEADING);
  return heading && wordsOf(heading) ? heading : null;
}

/** The words of a heading without the link to itself. */
function wordsOf(heading) {
  const copy = heading.cloneNode(true);
  copy.querySelectorAll(".anchor-link").forEach((one) => one.remove());
  return copy.textContent.trim();
}
