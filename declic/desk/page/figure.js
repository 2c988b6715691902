// A figure that an adviser has added: a table, folded away under its title.

import { node, say } from "./dom.js";

function render({ model, el }) {
  const title = node("summary");
  const notice = node("p", { class: "declic-desk-soft" });
  const head = node("thead");
  const body = node("tbody");
  const table = node("table", {}, head, body);
  const scroller = node("div", { class: "declic-desk-scroller" }, table);
  const frame = node("details", { class: "declic-desk-figure" }, title, notice, scroller);

  function draw() {
    const state = model.get("state");
    say(title, state.title);
    say(notice, state.notice);
    notice.hidden = !state.notice;
    scroller.hidden = !state.rows.length;
    const names = state.columns.map((name) => node("th", { scope: "col" }, name));
    head.replaceChildren(node("tr", {}, ...names));
    body.replaceChildren(
      ...state.rows.map((row) =>
        node("tr", {}, ...row.map((text) => node("td", {}, node("bdi", {}, text)))),
      ),
    );
  }

  model.on("change:state", draw);
  draw();
  el.append(frame);
  return () => {
    model.off("change:state", draw);
    frame.remove();
  };
}

export default { render };
