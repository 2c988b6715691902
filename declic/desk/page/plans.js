// Making a plan, and the plans that there are: looked at, taken for the session.

import { choiceOption, field, fieldsInRow, filled, quietButton } from "./controls.js";
import { node } from "./dom.js";

const LENGTHS = [40, 60, 90, 120];

/**
 * Make the form for a new plan.
 *
 * `session` is whether the plan is for the session that is shown; else it is prepared for later.
 */
export function makingPart(words, ask, session) {
  const from = node("select", {});
  const length = node(
    "select",
    {},
    choiceOption("", words.as_long),
    ...LENGTHS.map((n) => choiceOption(n, filled(words.for_minutes, { n }))),
  );
  const element = node(
    "form",
    { class: "declic-desk-making", submit: make },
    fieldsInRow(field(words.out_of, from), field(words.how_long, length)),
    session ? node("button", { class: "declic-desk-button" }, words.make) : quietButton(words.make),
  );
  let drawn = "";

  function make(event) {
    event.preventDefault();
    const [what, which] = from.value.split(/:(.*)/s);
    const named = what === "plan" ? { plan: Number(which) } : { workshop: which };
    ask("make", { from: what, ...named, session, minutes: Number(length.value) || null });
  }

  function draw(state) {
    const own = { name: "", title: `${words.from_workshop} : ${state.session}` };
    const workshops = session ? [own] : state.workshops;
    const shown = JSON.stringify([workshops, state.plans.map((one) => [one.id, one.title])]);
    if (shown === drawn) return;
    drawn = shown;
    const before = from.value;
    const made = workshops.map((one) => choiceOption(`workshop:${one.name}`, one.title));
    const earlier = state.plans.map((one) =>
      choiceOption(`plan:${one.id}`, `${one.title} · ${one.at}`),
    );
    from.replaceChildren(
      ...(session ? made : [node("optgroup", { label: words.from_workshop }, ...made)]),
      choiceOption("form:", words.from_form),
      choiceOption("nothing:", words.from_nothing),
      node("optgroup", { label: words.earlier }, ...earlier),
    );
    if ([...from.options].some((one) => one.value === before)) from.value = before;
  }

  return { element, draw };
}

/** Make the list of plans, and the form to prepare another. */
export function othersPart(words, ask) {
  const list = node("ul", { class: "declic-desk-plans" });
  const making = makingPart(words, ask, false);
  const element = node(
    "details",
    {},
    node("summary", {}, words.others),
    list,
    node("h3", {}, words.prepare),
    making.element,
  );
  let drawn = "";

  function draw(state) {
    making.draw(state);
    const current = state.plan?.id ?? null;
    const lines = state.plans.map(({ steps: _steps, ...line }) => line);
    const shown = JSON.stringify([lines, current, state.session !== null]);
    if (shown === drawn) return;
    drawn = shown;
    const focused = document.activeElement;
    const keep = list.contains(focused) ? focused.dataset.keep : null;
    list.replaceChildren(...lines.map((line) => lineOf(line, current, state.session !== null)));
    if (keep) list.querySelector(`[data-keep="${keep}"]`)?.focus({ preventScroll: true });
  }

  function lineOf(line, current, inSession) {
    const see = () => ask("choose", { plan: line.id });
    const take = () => ask("make", { from: "plan", plan: line.id, session: true, minutes: null });
    const lasting = filled(words.for_minutes, { n: line.minutes });
    const facts = [lasting, line.at, line.ran ? words.ran : ""];
    const button = (name, text, click) => {
      const made = quietButton(text, click);
      made.dataset.keep = `${name}-${line.id}`;
      made.append(node("span", { class: "declic-desk-hidden" }, ` ${line.title}`));
      return made;
    };
    return node(
      "li",
      { "aria-current": line.id === current ? "true" : null },
      node(
        "div",
        {},
        node("strong", {}, line.title),
        node("span", { class: "declic-desk-soft" }, facts.filter(Boolean).join(" · ")),
      ),
      node(
        "div",
        { class: "declic-desk-row" },
        line.id === current ? null : button("see", words.see, see),
        inSession ? button("take", words.take, take) : null,
      ),
    );
  }

  return { element, draw };
}
