// What comes after a session, as links: the report, the sheets, figures, the national report.

import { node, panel, say } from "./dom.js";

const GROUPS = [
  ["for_you", "report", ["", ".pdf"]],
  ["for_them", "sheets", ["", ".pdf"]],
  ["for_them", "attestations", ["", ".pdf"]],
  ["for_structure", "figures", [".csv", ".parquet"]],
  ["for_structure", "coop", [".csv"]],
];

function render({ model, el }) {
  const words = model.get("words");
  const advice = node("p", { class: "declic-desk-soft" });
  const without = node("p", { class: "declic-desk-soft" }, words.no_pdf);
  const list = node("div", { class: "declic-desk-papers" });
  const links = [];
  let last = "";
  for (const [group, name, forms] of GROUPS) {
    const row = node("div", { class: "declic-desk-row" });
    for (const form of forms) {
      const word = form ? words[form.slice(1)] : words.to_print;
      const link = node("a", { class: "declic-desk-button declic-desk-second" }, word);
      link.setAttribute("aria-label", `${word} : ${words[name]}${form ? "" : ` ${words.new_window}`}`);
      if (!form) link.target = "_blank";
      links.push({ link, form, file: name + form });
      row.append(link);
    }
    if (group !== last) list.append(node("h3", {}, words[group]));
    last = group;
    list.append(
      node(
        "div",
        { class: "declic-desk-paper" },
        node("p", {}, node("strong", {}, words[name])),
        node("p", { class: "declic-desk-soft" }, words[`${name}_about`]),
        row,
      ),
    );
  }

  const { down } = panel({ model, el }, "after", (state, body) => {
    if (!list.isConnected) body.append(advice, list, without);
    say(advice, state.notice ? "" : (state.waiting ?? ""));
    list.hidden = !state.print;
    without.hidden = !state.print || state.pdf;
    for (const { link, form, file } of links) {
      link.href = state.print + file;
      link.hidden = form === ".pdf" && !state.pdf;
    }
  });
  return down;
}

export default { render };
