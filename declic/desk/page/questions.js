// The parking lot of questions: to answer, for later, answered; and the adviser's own.

import { choiceOption, field, filled, quietButton } from "./controls.js";
import { node, panel, person, say } from "./dom.js";

const STATUSES = ["open", "later", "answered"];

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more) => model.send({ type, ...more });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const none = node("p", { class: "declic-desk-soft" });
  const own = ownQuestion(words, ask);
  const rows = new Map();
  const lists = Object.fromEntries(
    STATUSES.map((status) => [status, node("ul", { class: "declic-desk-questions-list" })]),
  );
  const [later, answered] = ["later", "answered"].map((status) => {
    const title = node("summary");
    return { status, title, element: node("details", {}, title, lists[status]) };
  });

  function draw(state, body) {
    if (!told.isConnected) {
      body.append(told, lists.open, none, later.element, answered.element, own.element);
    }
    const active = document.activeElement;
    const present = new Set(state.questions.map((one) => one.id));
    for (const [id, row] of rows) {
      if (present.has(id)) continue;
      row.element.remove();
      rows.delete(id);
    }
    const places = { open: 0, later: 0, answered: 0 };
    for (const one of state.questions) {
      if (!rows.has(one.id)) rows.set(one.id, questionRow(words, ask, one.id));
      const row = rows.get(one.id);
      row.draw(one);
      const list = lists[one.status];
      const there = list.children[places[one.status]++] ?? null;
      if (there !== row.element) list.insertBefore(row.element, there);
    }
    say(none, places.open ? "" : words.no_question);
    none.hidden = places.open > 0;
    for (const { status, title, element } of [later, answered]) {
      const name = words[`status_${status}`];
      say(title, filled(words.count, { title: name, n: places[status] }));
      element.hidden = !places[status];
    }
    own.draw(state);
    if (active !== document.activeElement && active?.closest(".declic-desk-questions")) {
      active.focus({ preventScroll: true });
    }
  }

  const hear = (said) => said.type === "told" && say(told, said.message);
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "questions", draw);
  return () => {
    model.off("msg:custom", hear);
    down();
  };
}

/** A question with what can be done to it; what is being typed as its answer stays. */
function questionRow(words, ask, id) {
  const who = node("p", { class: "declic-desk-soft" });
  const text = node("p", { class: "declic-desk-question", dir: "auto" });
  const label = node("p", { class: "declic-desk-label" });
  const said = node("blockquote", { dir: "auto" });
  const answer = node("textarea", { rows: 3, maxlength: words.answer_length });
  const title = node("summary");
  const act = (type) => () => ask(type, { question: id });
  const give = (to_all) => () => ask("answer", { question: id, text: answer.value, to_all });
  const toOne = quietButton("", give(false));
  const toAll = quietButton(words.to_all, give(true));
  const form = node(
    "details",
    { class: "declic-desk-answer" },
    title,
    field(words.answer, answer),
    node("div", { class: "declic-desk-row" }, toOne, toAll),
  );
  const buttons = {
    later: quietButton(words.later, act("later")),
    lesson: quietButton(words.lesson, act("lesson")),
    reopen: quietButton(words.reopen, act("reopen")),
    drop: quietButton(words.drop, act("drop")),
  };
  const row = node("div", { class: "declic-desk-row" }, ...Object.values(buttons));
  let before = null;
  return {
    element: node("li", {}, text, who, label, said, form, row),
    draw(one) {
      const shown = JSON.stringify(one);
      if (shown === before) return;
      before = shown;
      say(text, one.text);
      who.replaceChildren(person(one.who), ...[one.where, one.at].filter(Boolean).map((part) => ` · ${part}`));
      const done = one.status === "answered";
      label.hidden = said.hidden = !done;
      const toPerson = filled(words.said_to_one, { name: one.who });
      say(label, one.to_all ? words.said_to_all : one.mine ? words.said_to_me : toPerson);
      say(said, one.answer);
      say(title, done ? words.rewrite : words.answer_it);
      if (done && document.activeElement !== answer) {
        answer.value = one.answer;
        form.open = false;
      }
      toOne.hidden = !one.named && !one.mine;
      say(toOne, one.mine ? words.for_me : filled(words.to_person, { name: one.who }));
      buttons.later.hidden = one.status !== "open";
      buttons.lesson.hidden = !done;
      buttons.reopen.hidden = one.status === "open";
      buttons.drop.hidden = false;
      title.setAttribute("aria-label", `${title.textContent} : ${one.text}`);
      for (const button of Object.values(buttons)) {
        button.setAttribute("aria-label", `${button.textContent} : ${one.text}`);
      }
    },
  };
}

/** The adviser's own question. */
function ownQuestion(words, ask) {
  const text = node("textarea", { rows: 2, maxlength: words.question_length });
  const where = node("select");
  const form = node(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        ask("ask", { text: text.value, exercise: where.value });
        if (text.value.trim()) text.value = "";
      },
    },
    field(words.own_text, text),
    field(words.own_where, where),
    node("div", { class: "declic-desk-row" }, quietButton(words.own_keep)),
  );
  let before = "";
  return {
    element: node("details", {}, node("summary", {}, words.own), form),
    draw({ session, exercises }) {
      form.closest("details").hidden = !session;
      const shown = JSON.stringify(exercises);
      if (shown === before) return;
      before = shown;
      where.replaceChildren(
        choiceOption("", words.nowhere),
        ...exercises.map((one, index) => choiceOption(one.id, `${index + 1}. ${one.title}`)),
      );
    },
  };
}

export default { render };
