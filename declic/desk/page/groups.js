// Groups that come back: who agreed to be in one, its sessions, what each person acquired.

import { field, filled, quietButton } from "./controls.js";
import { node, panel, say } from "./dom.js";

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more = {}) => model.send({ type, ...more });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const none = node("p", { class: "declic-desk-soft" }, words.none);
  const list = node("ul", { class: "declic-desk-groups-list" });
  const chosen = node("div", { class: "declic-desk-circle" });
  const question = questionDialog();
  const making = makingForm(words, ask);
  const drawn = {};

  function draw(state, body) {
    if (!told.isConnected) {
      const what = node("p", { class: "declic-desk-soft" }, words.what_for);
      body.append(what, told, none, list, chosen, making, question.element);
    }
    none.hidden = state.groups.length > 0;
    const current = state.chosen?.id ?? null;
    redrawn("list", list, [state.groups, current], () => state.groups.map((one) => groupButton(one, current)));
    redrawn("chosen", chosen, [state.chosen, state.people], () => (state.chosen ? groupPart(state) : []));
    chosen.hidden = !state.chosen;
  }

  /** Draw a part only when it has changed; what was focused or open stays so. */
  function redrawn(name, place, shown, elements) {
    const text = JSON.stringify(shown);
    if (drawn[name] === text) return;
    drawn[name] = text;
    const focused = place.contains(document.activeElement) && document.activeElement.dataset.key;
    const opened = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.key));
    place.replaceChildren(...elements());
    for (const one of place.querySelectorAll("details")) one.open = opened.has(one.dataset.key);
    if (focused) place.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  function groupButton({ id, name, members }, current) {
    const button = {
      type: "button",
      "data-key": id,
      "aria-expanded": String(id === current),
      click: () => ask("choose", { group: id === current ? null : id }),
    };
    return node("li", {}, node("button", button, filled(words.people_n, { name, n: members })));
  }

  function groupPart({ chosen: group, people }) {
    const known = new Set(group.members.map((one) => one.id));
    const others = people.filter((one) => !known.has(one.id));
    const remove = quietButton(words.remove, () =>
      question.ask(filled(words.remove_title, group), words.remove_text, words.remove, words.keep, () =>
        ask("remove", { group: group.id }),
      ),
    );
    return [
      node("h3", { dir: "auto" }, group.name),
      node("p", { class: "declic-desk-label" }, words.members),
      node("ul", {}, ...group.members.map((one) => memberPart(group, one))),
      node(
        "details",
        { "data-key": "add" },
        node("summary", {}, words.add),
        ...(others.length
          ? [node("div", { class: "declic-desk-row" }, ...others.map((one) => addButton(group, one)))]
          : [node("p", { class: "declic-desk-soft" }, words.nobody_else)]),
      ),
      node(
        "details",
        { "data-key": "sessions" },
        node("summary", {}, words.sessions),
        group.sessions.length
          ? node("ul", {}, ...group.sessions.map(sessionLine))
          : node("p", { class: "declic-desk-soft" }, words.no_session),
      ),
      node("div", { class: "declic-desk-row" }, remove),
    ];
  }

  function sessionLine({ at, title, came }) {
    return node("li", { dir: "auto" }, filled(words.session_line, { at, title, n: came }));
  }

  function memberPart(group, { id, name, agreed, came, steps }) {
    const out = quietButton(words.take_out, () =>
      question.ask(filled(words.take_out_title, { name }), words.take_out_text, words.take_out, words.keep, () =>
        ask("take-out", { group: group.id, learner: id }),
      ),
    );
    out.setAttribute("aria-label", `${words.take_out} : ${name}`);
    const facts = [came, filled(words.agreed_on, { at: agreed })];
    const lines = steps.map(({ at, parts }) => filled(words.acquired, { at, parts: parts.join(", ") }));
    return node(
      "li",
      {},
      node(
        "div",
        {},
        node("strong", { dir: "auto" }, name),
        node("span", { class: "declic-desk-soft" }, ` · ${facts.join(" · ")}`),
        ...(lines.length ? lines : [words.nothing_acquired]).map((line) => node("p", { dir: "auto" }, line)),
      ),
      out,
    );
  }

  function addButton(group, { id, name }) {
    const button = quietButton(name, () =>
      question.ask(
        filled(words.ask_title, { name }),
        words.ask_text,
        filled(words.yes, { name }),
        words.no,
        () => ask("agree", { group: group.id, learner: id, agreed: true }),
      ),
    );
    button.dataset.key = `add-${id}`;
    button.dir = "auto";
    return button;
  }

  const hear = (message) => message.type === "told" && say(told, message.message);
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "groups", draw);
  return () => {
    model.off("msg:custom", hear);
    down();
  };
}

function makingForm(words, ask) {
  const name = node("input", { type: "text", maxlength: words.name_length, required: true });
  const form = node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        ask("make", { name: name.value });
        name.value = "";
      },
    },
    field(words.name, name),
    node("div", { class: "declic-desk-row" }, quietButton(words.make)),
  );
  return node("details", {}, node("summary", {}, words.new), form);
}

/** Return a dialog that asks something, and does it where the answer is yes. */
function questionDialog() {
  const title = node("h2");
  const text = node("p");
  const yes = node("button", { type: "button", class: "declic-desk-button", click: confirmed });
  const no = quietButton("", () => dialog.close());
  const buttons = node("div", { class: "declic-desk-row" }, no, yes);
  const dialog = node("dialog", { class: "declic-desk-dialog" }, title, text, buttons);
  let act = null;

  function confirmed() {
    dialog.close();
    act();
  }

  return {
    element: dialog,
    ask(asked, explained, agree, decline, todo) {
      title.textContent = asked;
      text.textContent = explained;
      yes.textContent = agree;
      no.textContent = decline;
      dialog.setAttribute("aria-label", asked);
      act = todo;
      dialog.showModal();
      no.focus();
    },
  };
}

export default { render };
