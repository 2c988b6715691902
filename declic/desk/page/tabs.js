// Tabs over the panels that have no column of their own: one of them is shown at a time.

import { NARROW, node } from "./dom.js";

const ORDER = [
  "help",
  "grid",
  "people",
  "positioning",
  "group",
  "plan",
  "steering",
  "questions",
  "review",
  "after",
  "sessions",
  "groups",
  "diary",
];
const WIDE = "(min-width: 1281px)";

function render({ model, el }) {
  const words = model.get("words");
  const [narrow, wide] = [NARROW, WIDE].map((query) => matchMedia(query));
  const ended = new AbortController();
  const named = { role: "tablist", "aria-label": words.parts };
  const list = node("div", { class: "declic-desk-tabs", ...named });
  const tabs = new Map(
    ORDER.map((name) => [
      name,
      node(
        "button",
        {
          type: "button",
          role: "tab",
          id: `declic-desk-tab-${name}`,
          "aria-controls": `declic-desk-${name}`,
          click: () => choose(name),
        },
        words[name],
      ),
    ]),
  );
  let chosen = "";

  /** Whether a panel has a column of its own, by the width of the window. */
  const inColumn = (name) =>
    (name === "help" && !narrow.matches) || (name === "plan" && wide.matches);
  const tabbed = () =>
    ORDER.filter((name) => !inColumn(name) && document.getElementById(`declic-desk-${name}`));

  function choose(name) {
    chosen = name;
    apply();
  }

  function apply() {
    const names = tabbed();
    if (!names.includes(chosen)) chosen = names[0] ?? "";
    for (const [name, tab] of tabs) {
      const isTab = names.includes(name);
      tab.hidden = !isTab;
      tab.setAttribute("aria-selected", String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
      const shown = document.getElementById(`declic-desk-${name}`);
      if (!shown) continue;
      shown.hidden = isTab && name !== chosen;
      const labelled = isTab ? `declic-desk-tab-${name}` : `declic-desk-${name}-title`;
      shown.setAttribute("aria-labelledby", labelled);
      if (isTab) shown.setAttribute("role", "tabpanel");
      else shown.removeAttribute("role");
    }
  }

  list.append(...tabs.values());
  list.addEventListener("keydown", (event) => {
    const names = tabbed();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const ends = { Home: 0, End: names.length - 1 }[event.key];
    if (step === undefined && ends === undefined) return;
    event.preventDefault();
    const next = names[ends ?? (names.indexOf(chosen) + step + names.length) % names.length];
    choose(next);
    tabs.get(next).focus();
  });
  for (const query of [narrow, wide]) query.addEventListener("change", apply, { signal: ended.signal });
  document.addEventListener("declic:panel", apply, { signal: ended.signal });
  el.append(list);
  apply();
  return () => {
    ended.abort();
    list.remove();
  };
}

export default { render };
