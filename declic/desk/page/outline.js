// What stands around the steps of a plan: its title and length, adding and borrowing a step, and
// after the session what happened beside what was planned, the note, the plan for the next time.

import {
  choiceOption,
  field,
  fieldsInRow,
  filled,
  put,
  quietButton,
  quietLink,
  sending,
} from "./controls.js";
import { node, say } from "./dom.js";

/** Make the fields of the plan itself. */
export function settingsPart(words, ask) {
  const set = (name) => sending((value) => ask("plan", { field: name, value }));
  const number = { type: "number", required: true, max: 600 };
  const fields = {
    title: node("input", { required: true, maxlength: 200, change: set("title") }),
    minutes: node("input", { ...number, min: 1, change: set("minutes") }),
    margin: node("input", { ...number, min: 0, change: set("margin") }),
  };
  const element = node(
    "details",
    {},
    node("summary", {}, words.plan_settings),
    field(words.plan_title, fields.title),
    fieldsInRow(
      field(words.plan_minutes, fields.minutes),
      field(words.plan_margin, fields.margin),
    ),
  );
  const draw = (plan) => {
    for (const [name, input] of Object.entries(fields)) put(input, plan[name]);
  };
  return { element, draw };
}

/** Make what adds a step: a new one, or one of another plan. */
export function addingPart(words, ask) {
  const title = node("input", { maxlength: 200, required: true });
  const minutes = node("input", { type: "number", min: 1, max: 600, value: 5, required: true });
  const lender = node("select", { change: drawSteps });
  const lent = node("select", {});
  let plans = [];
  let drawn = "";
  const add = (event) => {
    event.preventDefault();
    ask("add", { title: title.value, minutes: minutes.valueAsNumber });
    title.value = "";
  };
  const borrow = (event) => {
    event.preventDefault();
    if (lent.value) ask("borrow", { from: Number(lender.value), step: lent.value });
  };
  const borrowing = node(
    "form",
    { submit: borrow },
    field(words.from_plan, lender),
    field(words.which_step, lent),
    quietButton(words.borrow),
  );
  const element = node(
    "details",
    {},
    node("summary", {}, words.add_title),
    node(
      "form",
      { submit: add },
      fieldsInRow(field(words.title_of, title), field(words.minutes, minutes)),
      quietButton(words.add),
    ),
    borrowing,
  );

  function drawSteps() {
    const steps = plans.find((one) => String(one.id) === lender.value)?.steps ?? [];
    lent.replaceChildren(
      ...steps.map(({ id, title: named, minutes: n }) =>
        choiceOption(id, `${named} · ${filled(words.planned, { n })}`),
      ),
    );
  }

  function draw(state) {
    plans = state.plans.filter((one) => one.id !== state.plan.id && one.steps.length);
    borrowing.hidden = !plans.length;
    if (JSON.stringify(plans) === drawn) return;
    drawn = JSON.stringify(plans);
    const [before, step] = [lender.value, lent.value];
    lender.replaceChildren(
      ...plans.map((one) => choiceOption(one.id, `${one.title} · ${one.at}`)),
    );
    if (plans.some((one) => `${one.id}` === before)) lender.value = before;
    drawSteps();
    if ([...lent.options].some((one) => one.value === step)) lent.value = step;
  }

  return { element, draw };
}

/** Make what is shown after the session. */
export function afterPart(words, ask) {
  const columns = [words.col_step, words.col_planned, words.col_real];
  const rows = node("tbody", {});
  const table = node(
    "table",
    { class: "declic-desk-compare" },
    node("caption", {}, words.compare),
    node("thead", {}, node("tr", {}, ...columns.map((text) => node("th", { scope: "col" }, text)))),
    rows,
  );
  const kept = () => ask("note", { text: note.value });
  const note = node("textarea", { rows: 4, maxlength: 5000, change: kept });
  const submit = (event) => {
    event.preventDefault();
    kept();
  };
  const again = { type: "button", class: "declic-desk-button", click: () => ask("again") };
  const element = node(
    "div",
    { class: "declic-desk-after-plan" },
    table,
    node("form", { submit }, field(words.note, note), quietButton(words.keep_note)),
    node(
      "div",
      {},
      node("button", again, words.again),
      node("p", { class: "declic-desk-soft" }, words.again_help),
    ),
  );
  const minutes = (number) => (number === null ? "—" : `${number} ${words.minutes_short}`);
  const real = (step) => (step.took === null && step.dropped ? words.dropped : minutes(step.took));

  function draw(plan) {
    element.hidden = !plan.over;
    put(note, plan.note);
    const lines = plan.steps.map((step) => [step.title, minutes(step.planned), real(step)]);
    const text = JSON.stringify(lines);
    if (rows.dataset.drawn === text) return;
    rows.dataset.drawn = text;
    rows.replaceChildren(
      ...lines.map(([title, ...figures]) => {
        const head = node("th", { scope: "row" }, title);
        return node("tr", {}, head, ...figures.map((figure) => node("td", {}, figure)));
      }),
    );
  }

  return { element, draw };
}

/** Make the line of what can be taken back, and of printing. */
export function toolsPart(words, ask) {
  const undo = quietButton("", () => ask("undo"));
  const print = quietLink(words.print, words.new_window);
  const pdf = quietLink(words.pdf);
  pdf.setAttribute("aria-label", `${words.pdf} : ${words.print}`);
  const own = quietButton(words.own, () => ask("choose", { plan: null }));
  const element = node("div", { class: "declic-desk-row" }, undo, print, pdf, own);
  const draw = (state) => {
    undo.hidden = !state.plan.undo;
    say(undo, filled(words.undo, { said: state.plan.undo }));
    print.href = state.print;
    pdf.href = `${state.print}.pdf`;
    pdf.hidden = !state.pdf;
    own.hidden = state.own === null || state.own === state.plan.id;
  };
  return { element, draw };
}
