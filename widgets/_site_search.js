// The search of an imitation site: it looks through the titles and texts of its pages.

import { heading } from "./_imitation.js";
import { button, fill, make } from "./_shared.js";
import { siteIcon } from "./_site_icons.js";
import { inOrder } from "./_site_lists.js";

const SEARCHED = ["html", "title", "text", "label", "price", "rows", "name", "values", "steps"];
const SMALL_WORDS = new Set(
  "le la les l un une des de du d et a au aux en pour par sur dans ou est que qui quel quelle quels quelles comment the of to for and in".split(" "),
);
const LONGEST_QUERY = 100;

/** A text as it is searched and compared: small letters without accents, spaces alone between words. */
export function foldWords(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replaceAll("œ", "oe").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

export function searchForm(desk) {
  const { words, state, act, say, name } = desk;
  const id = `${name}-search`;
  const field = make("input", {
    type: "text",
    id,
    "data-key": "search",
    maxlength: LONGEST_QUERY,
    autocomplete: "off",
    placeholder: words.ws_search,
    enterkeyhint: "search",
    disabled: desk.locked,
  });
  field.value = state.query;
  const look = () => {
    const query = field.value.trim();
    if (!query) {
      say(words.ws_type_first);
      field.focus();
      return;
    }
    act("search", "search", query);
    say(fill(words.ws_found, { query, n: searchPages(desk.site, query).length }));
  };
  desk.guard(field);
  const go = button("declic-site-go", "", look, { "data-default": true });
  go.append(siteIcon("search"), make("span", {}, words.ws_search));
  const label = make("label", { class: "declic-hidden", for: id }, words.ws_search_in);
  return make("div", { class: "declic-site-search", role: "search", "data-form": true }, label, field, go);
}

/** The page of what was found. */
export function resultsPage({ site, words, state }) {
  const found = searchPages(site, state.query);
  const title = heading(fill(words.ws_found, { query: state.query, n: found.length }));
  if (!found.length) return [title, make("p", {}, words.ws_nothing)];
  const items = found.map(([key, page]) => {
    const link = make("a", { href: "#", "data-key": key, "data-verb": "result" }, page.title);
    const start = wordsOf(page.body).slice(0, 140).replace(/\s\S*$/, "");
    const shown = make("span", { class: "declic-site-address" }, `${site.address.replace(/^https?:\/\//, "")}/${page.path}`);
    return make("li", {}, shown, link, make("span", {}, start ? `${start}…` : ""));
  });
  return [title, make("ol", { class: "declic-site-results" }, ...items)];
}

/** The pages with most of the words of a query, the best first. */
function searchPages(site, query) {
  const typed = foldWords(query).split(" ").filter(Boolean);
  const wanted = typed.filter((word) => !SMALL_WORDS.has(word)).map(stemOf);
  const asked = wanted.length ? wanted : typed;
  const scored = Object.entries(site.pages)
    .filter(([, page]) => page.found)
    .map(([key, page]) => {
      const title = ` ${foldWords(page.title)}`;
      const text = ` ${foldWords(wordsOf(page.body))}`;
      const hits = asked.map((word) => (title.includes(` ${word}`) ? 3 : Number(text.includes(` ${word}`))));
      return { key, page, known: hits.filter(Boolean).length, sum: hits.reduce((all, hit) => all + hit, 0) };
    });
  const most = Math.max(0, ...scored.map(({ known }) => known));
  const best = scored.filter(({ known }) => known && known >= most - (most > 2));
  return inOrder(best, (a, b) => b.known - a.known || b.sum - a.sum).map(({ key, page }) => [key, page]);
}

/** A word without the mark of the plural: "horaires" finds "horaire". */
const stemOf = (word) => (word.length > 4 ? word.replace(/(?:s|x)$/, "") : word);

/** The words of blocks as they are read. */
function wordsOf(part) {
  if (typeof part === "string") return part.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  if (Array.isArray(part)) return part.map(wordsOf).join(" ");
  return Object.entries(part)
    .filter(([name, value]) => SEARCHED.includes(name) || typeof value === "object")
    .map(([, value]) => wordsOf(value ?? ""))
    .filter(Boolean)
    .join(" ");
}
