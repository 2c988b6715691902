// The sessions: the code of the one that is shown, its QR code, closing, opening, the list.

import { node, panel, person, say, SVG } from "./dom.js";

const SECOND = "declic-desk-button declic-desk-second";

function render({ model, el }) {
  const words = model.get("words");
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const confirm = confirmDialog(words, () => ask("close"));
  const cards = node("ul", { class: "declic-desk-cards" });
  const cardsPart = node(
    "details",
    {},
    node("summary", {}, words.cards),
    node("p", { class: "declic-desk-soft" }, words.cards_help),
    cards,
  );
  const parts = {
    current: node("div", { class: "declic-desk-current" }),
    open: node("form", { class: "declic-desk-open", submit: open }),
    list: node("ul", { class: "declic-desk-list" }),
  };
  const listTitle = node("summary", {}, words.all_sessions);
  const listPart = node("details", { open: true }, listTitle, parts.list);
  const drawn = {};
  let current = null;

  function ask(type, session = current.id) {
    model.send({ type, session });
  }

  function open(event) {
    event.preventDefault();
    const chosen = parts.open.querySelector("select")?.value;
    if (chosen) model.send({ type: "open", workshop: chosen });
  }

  /** Draw a part only when what it shows is another thing; what was focused stays so. */
  function part(name, shown, elementsOf) {
    const text = JSON.stringify(shown);
    if (drawn[name] === text) return;
    drawn[name] = text;
    const focused = document.activeElement?.dataset?.keep;
    const place = parts[name];
    const inside = focused && place.contains(document.activeElement);
    place.replaceChildren(...elementsOf(shown));
    if (inside) place.querySelector(`[data-keep="${focused}"]`)?.focus({ preventScroll: true });
  }

  function draw(state, body) {
    if (!told.isConnected) {
      body.append(parts.current, told, cardsPart, parts.open, listPart, confirm.element);
    }
    current = state.current;
    const { learners = [], ...session } = current ?? {};
    part("current", session, (shown) => (current ? currentPart(shown) : []));
    cards.replaceChildren(
      ...learners.map(({ name, card }) => node("li", {}, person(name), node("strong", {}, card))),
    );
    cardsPart.hidden = !learners.length;
    part("open", state.workshops, openPart);
    part("list", { all: state.sessions, id: session.id }, listOf);
    listPart.hidden = !state.sessions.length;
  }

  function currentPart(shown) {
    const kind = { type: "button", class: SECOND, "data-keep": "toggle" };
    const toggle = shown.open
      ? node("button", { ...kind, click: () => confirm.open() }, words.close_session)
      : node("button", { ...kind, click: () => ask("reopen") }, words.reopen);
    const state = { class: "declic-desk-state", "data-open": String(shown.open) };
    return [
      node(
        "p",
        { class: "declic-desk-what" },
        node("strong", {}, shown.title),
        node("span", state, shown.open ? words.open_now : words.closed_now),
      ),
      ...(shown.open ? entrance(shown) : []),
      node("div", { class: "declic-desk-row" }, projector(shown), toggle),
    ];
  }

  function entrance(shown) {
    return [
      node("p", { class: "declic-desk-label" }, words.code),
      node("p", { class: "declic-desk-code" }, shown.code),
      ...(shown.join
        ? [
            node("p", { class: "declic-desk-label" }, words.address),
            node("p", { class: "declic-desk-address" }, shown.join),
            squares(shown.qr, words.qr),
          ]
        : [node("p", { class: "declic-desk-soft" }, words.no_address)]),
    ];
  }

  function projector(shown) {
    if (!shown.open || !shown.projector) return null;
    const link = { href: shown.projector, target: "_blank", "data-keep": "projector" };
    return node(
      "a",
      { class: "declic-desk-button", ...link },
      words.projector,
      node("span", { class: "declic-desk-hidden" }, ` ${words.new_window}`),
    );
  }

  function openPart(workshops) {
    const title = node("h3", {}, words.open_title);
    if (!workshops) return [title, node("p", {}, words.wait)];
    if (!workshops.length) return [title, node("p", {}, words.no_workshop)];
    const options = workshops.map((one) => node("option", { value: one.name }, one.title));
    return [
      title,
      node("label", {}, words.workshop, node("select", { "data-keep": "workshop" }, ...options)),
      node("button", { class: SECOND, "data-keep": "open" }, words.open_session),
    ];
  }

  function listOf({ all, id }) {
    return all.map((session) => {
      const button = {
        type: "button",
        "data-keep": session.id,
        "aria-current": session.id === id ? "true" : null,
        click: () => ask("select", session.id),
      };
      const state = session.open ? words.open_now : words.closed_now;
      const facts = node("span", {}, `${session.code} · ${session.at} · ${state}`);
      return node("li", {}, node("button", button, node("strong", {}, session.title), facts));
    });
  }

  const onMessage = (message) => message.type === "told" && say(told, message.message);
  model.on("msg:custom", onMessage);
  const { down } = panel({ model, el }, "sessions", draw);
  return () => {
    model.off("msg:custom", onMessage);
    down();
  };
}

/** Return a dialog that asks before a session is closed, and explains. */
function confirmDialog(words, confirmed) {
  const yes = () => {
    dialog.close();
    confirmed();
  };
  const first = { type: "button", class: "declic-desk-button", click: yes };
  const second = { type: "button", class: SECOND, autofocus: true, click: () => dialog.close() };
  const closing = node("button", first, words.confirm_yes);
  const leaving = node("button", second, words.confirm_no);
  const dialog = node(
    "dialog",
    { class: "declic-desk-dialog", "aria-labelledby": "declic-desk-confirm" },
    node("h2", { id: "declic-desk-confirm" }, words.confirm_title),
    node("p", {}, words.confirm_text),
    node("div", { class: "declic-desk-row" }, closing, leaving),
  );
  return { element: dialog, open: () => dialog.showModal() };
}

/** Return a QR code, drawn from its path, black on white with its quiet zone. */
function squares({ side, path }, name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `-4 -4 ${side + 8} ${side + 8}`);
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", name);
  drawing.setAttribute("class", "declic-desk-qr");
  const paper = document.createElementNS(SVG, "path");
  paper.setAttribute("d", `M-4-4h${side + 8}v${side + 8}h-${side + 8}z`);
  paper.setAttribute("fill", "#fff");
  const ink = document.createElementNS(SVG, "path");
  ink.setAttribute("d", path);
  ink.setAttribute("fill", "#000");
  drawing.append(paper, ink);
  return drawing;
}

export default { render };
