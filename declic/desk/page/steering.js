// Steering the session: the mode, the parts and their order, a message to all, an answer shown.

import { field, fieldsInRow, filled, put, quietButton } from "./controls.js";
import { node, panel, say } from "./dom.js";
import { reorderable } from "./reorder.js";

const CLOCK_MS = 1000;

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more = {}) => model.send({ type, ...more });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const mode = modePart(words, ask);
  const list = partList(words, ask);
  const message = messagePart(words, ask);
  const answer = answerPart(words, ask);

  function draw(state, body) {
    if (!told.isConnected) {
      body.append(mode.element, told, list.element, message.element, answer.element);
    }
    for (const one of [mode, list, message, answer]) one.element.hidden = !state.open;
    if (!state.open) return;
    mode.draw(state);
    list.draw(state);
    message.draw(state);
    answer.draw(state);
  }

  const hear = (said) => said.type === "told" && say(told, said.message);
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "steering", draw);
  return () => {
    model.off("msg:custom", hear);
    mode.down();
    list.down();
    down();
  };
}

/** The mode in words, its clock, and what changes it. */
function modePart(words, ask) {
  const what = node("p", { class: "declic-desk-mode" });
  const clock = node("p", { class: "declic-desk-soft" });
  const saying = node("input", { type: "text", maxlength: words.longest, placeholder: words.usual_words });
  const minutes = node("input", { type: "number", min: 1, max: 240, inputmode: "numeric" });
  const ownPace = quietButton(words.own_pace, () => ask("own-pace"));
  const more = quietButton(words.more, () => ask("more-time", { minutes: 5 }));
  const form = node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        if (!form.reportValidity()) return;
        const asked = { words: saying.value };
        if (minutes.value) asked.minutes = minutes.valueAsNumber;
        ask("pause", asked);
        pause.open = false;
      },
    },
    fieldsInRow(field(words.words, saying), field(words.minutes, minutes)),
    node("button", { class: "declic-desk-button" }, words.start_pause),
  );
  const pause = node("details", {}, node("summary", {}, words.look_up), form);
  const buttons = node("div", { class: "declic-desk-row" }, ownPace, more);
  let until = null;
  const tick = () => {
    clock.hidden = !until;
    if (!until) return;
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
    say(clock, until < Date.now() ? words.over : filled(words.until_at, { time: time.format(until) }));
  };
  const timer = setInterval(tick, CLOCK_MS);
  return {
    element: node("div", { class: "declic-desk-steer-mode" }, what, clock, buttons, pause),
    draw(state) {
      const detail = state.mode === "part" ? state.part : state.mode === "pause" ? state.words : "";
      say(what, detail ? `${words.modes[state.mode]} — ${detail}` : words.modes[state.mode]);
      what.dataset.mode = state.mode;
      ownPace.hidden = state.mode === "own-pace";
      more.hidden = !state.until;
      until = state.until ? Date.parse(state.until) : null;
      tick();
    },
    down: () => clearInterval(timer),
  };
}

/** The parts: dragged or moved by keys, opened and closed, put first, everybody on one. */
function partList(words, ask) {
  const rows = new Map();
  const list = node("ol", { class: "declic-desk-parts" });
  const order = reorderable(
    list,
    (part, to) => ask("move-part", { part, to }),
    () => latest && draw(latest),
  );
  let latest = null;

  function rowOf(part) {
    const title = node("strong", { dir: "auto" }, part.title);
    const state = node("span", { class: "declic-desk-soft" });
    const handle = node(
      "button",
      { type: "button", class: "declic-desk-handle", "data-handle": true },
      node("span", { "aria-hidden": "true" }, "⠿"),
    );
    handle.setAttribute("aria-label", filled(words.drag, { part: part.title }));
    const place = () => [...list.children].indexOf(row.item);
    const named = (button) => {
      button.setAttribute("aria-label", `${button.textContent} : ${part.title}`);
      return button;
    };
    const row = {
      state,
      first: named(quietButton(words.first, () => ask("move-part", { part: part.title, to: 0 }))),
      up: named(quietButton(words.up, () => ask("move-part", { part: part.title, to: place() - 1 }))),
      down: named(quietButton(words.down, () => ask("move-part", { part: part.title, to: place() + 1 }))),
      toggle: quietButton("", () => ask(row.open ? "close-part" : "open-part", { part: part.title })),
      here: named(quietButton(words.here, () => ask("focus", { part: part.title }))),
    };
    row.item = node(
      "li",
      { "data-id": part.title },
      node("div", { class: "declic-desk-part-head" }, handle, node("div", {}, title, state)),
      node("div", { class: "declic-desk-row" }, row.first, row.up, row.down, row.toggle, row.here),
    );
    rows.set(part.title, row);
    return row;
  }

  function draw(state) {
    latest = state;
    if (order.held()) return;
    const focused = document.activeElement;
    state.parts.forEach((part, index) => {
      const row = rows.get(part.title) ?? rowOf(part);
      row.open = part.open;
      const focus = state.mode === "part" && state.part === part.title;
      say(row.state, [part.open ? words.opened : words.closed, focus && words.has_focus].filter(Boolean).join(" · "));
      row.item.dataset.open = part.open;
      row.item.dataset.focus = focus;
      say(row.toggle, part.open ? words.close_part : words.open_part);
      row.toggle.setAttribute("aria-label", `${row.toggle.textContent} : ${part.title}`);
      row.first.disabled = row.up.disabled = index === 0;
      row.down.disabled = index === state.parts.length - 1;
      if (list.children[index] !== row.item) list.insertBefore(row.item, list.children[index] ?? null);
    });
    const present = new Set(state.parts.map((part) => part.title));
    for (const [title, row] of rows) {
      if (present.has(title)) continue;
      row.item.remove();
      rows.delete(title);
    }
    if (focused !== document.activeElement && list.contains(focused)) {
      if (focused.disabled) focused.closest("li").querySelector("[data-handle]").focus();
      else focused.focus({ preventScroll: true });
    }
  }

  const title = node("h3", {}, words.parts_title);
  return { element: node("div", {}, title, list), draw, down: order.down };
}

/** A message to all, and those that pages show. */
function messagePart(words, ask) {
  const text = node("textarea", { rows: 2, maxlength: words.longest });
  const sent = node("ul", { class: "declic-desk-sent" });
  const sentTitle = node("p", { class: "declic-desk-label" }, words.sent);
  const form = node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        ask("send", { text: text.value });
        if (text.value.trim()) text.value = "";
      },
    },
    field(words.message, text),
    node("div", { class: "declic-desk-row" }, node("button", { class: "declic-desk-button" }, words.send)),
  );
  return {
    element: node("details", { class: "declic-desk-message" }, node("summary", {}, words.message), form, sentTitle, sent),
    draw({ messages }) {
      sentTitle.hidden = !messages.length;
      const shown = JSON.stringify(messages);
      if (sent.dataset.shown === shown) return;
      sent.dataset.shown = shown;
      sent.replaceChildren(
        ...messages.map(({ id, text: said, at }) => {
          const back = quietButton(words.withdraw, () => ask("withdraw", { message: id }));
          back.setAttribute("aria-label", `${words.withdraw} : ${said}`);
          return node("li", {}, node("span", { dir: "auto" }, said, ` (${at})`), back);
        }),
      );
    },
  };
}

/** The answer of an exercise, shown to all after a word of warning. */
function answerPart(words, ask) {
  const choice = node("select");
  const title = node("h2", {}, words.sure_title);
  const which = node("p", { dir: "auto" });
  const yes = node(
    "button",
    {
      type: "button",
      class: "declic-desk-button",
      click: () => {
        ask("reveal", { exercise: choice.value });
        dialog.close();
      },
    },
    words.sure_yes,
  );
  const no = quietButton(words.sure_no, () => dialog.close());
  const dialog = node(
    "dialog",
    { class: "declic-desk-dialog", "aria-label": words.sure_title },
    title,
    which,
    node("p", {}, words.sure_text),
    node("div", { class: "declic-desk-row" }, no, yes),
  );
  const form = node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        if (!choice.value) return;
        which.textContent = choice.selectedOptions[0].textContent;
        dialog.showModal();
        no.focus();
      },
    },
    field(words.exercise_choice, choice),
    node("div", { class: "declic-desk-row" }, node("button", { class: "declic-desk-button declic-desk-second" }, words.show_answer)),
  );
  return {
    element: node("details", {}, node("summary", {}, words.answer), form, dialog),
    draw({ exercises }) {
      const shown = JSON.stringify(exercises);
      if (choice.dataset.shown === shown) return;
      choice.dataset.shown = shown;
      const chosen = choice.value;
      choice.replaceChildren(
        ...exercises.map((one, index) => {
          const text = `${index + 1}. ${one.title}${one.revealed ? ` ${words.shown_already}` : ""}`;
          return node("option", { value: one.id, disabled: one.revealed }, text);
        }),
      );
      put(choice, chosen || (exercises.find((one) => !one.revealed)?.id ?? ""));
    },
  };
}

export default { render };
