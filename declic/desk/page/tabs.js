// Shows one panel at a time where three columns have no room; elsewhere it shows nothing.

import { NARROW, node } from "./dom.js";

const ORDER = ["help", "grid", "people", "plan", "sessions"];

function render({ model, el }) {
  const words = model.get("words");
  const narrow = matchMedia(NARROW);
  const ended = new AbortController();
  const named = { role: "tablist", "aria-label": words.parts };
  const list = node("div", { class: "declic-desk-tabs", ...named });
  const tabs = ORDER.map((name) =>
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
  );
  let chosen = ORDER[0];

  function choose(name) {
    chosen = name;
    apply();
  }

  function apply() {
    list.hidden = !narrow.matches;
    ORDER.forEach((name, index) => {
      tabs[index].setAttribute("aria-selected", String(name === chosen));
      tabs[index].tabIndex = name === chosen ? 0 : -1;
      const shown = document.getElementById(`declic-desk-${name}`);
      if (!shown) return;
      shown.hidden = narrow.matches && name !== chosen;
      const labelled = narrow.matches ? `declic-desk-tab-${name}` : `declic-desk-${name}-title`;
      shown.setAttribute("aria-labelledby", labelled);
      if (narrow.matches) shown.setAttribute("role", "tabpanel");
      else shown.removeAttribute("role");
    });
  }

  list.append(...tabs);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const ends = { Home: 0, End: ORDER.length - 1 }[event.key];
    if (step === undefined && ends === undefined) return;
    event.preventDefault();
    const next = ends ?? (ORDER.indexOf(chosen) + step + ORDER.length) % ORDER.length;
    choose(ORDER[next]);
    tabs[next].focus();
  });
  narrow.addEventListener("change", apply, { signal: ended.signal });
  document.addEventListener("declic:panel", apply, { signal: ended.signal });
  el.append(list);
  apply();
  return () => {
    ended.abort();
    list.remove();
  };
}

export default { render };
