// The plan of the session and its clock: what goes on, what comes, what to do to end on time.

import { clockPart } from "./clock.js";
import { node, panel, say } from "./dom.js";
import { addingPart, afterPart, settingsPart, toolsPart } from "./outline.js";
import { makingPart, othersPart } from "./plans.js";
import { stepsPart } from "./steps.js";

function render({ model, el }) {
  const words = model.get("words");
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const title = node("h3", { class: "declic-desk-plan-title" });
  const advice = node("p", { class: "declic-desk-soft" });
  const memory = node("p", { class: "declic-desk-memory" });
  const clock = clockPart(words, ask);
  const steps = stepsPart(words, ask);
  const settings = settingsPart(words, ask);
  const adding = addingPart(words, ask);
  const after = afterPart(words, ask);
  const tools = toolsPart(words, ask);
  const making = makingPart(words, ask, true);
  const others = othersPart(words, ask);
  const shown = node(
    "div",
    { class: "declic-desk-plan-shown" },
    title,
    memory,
    clock.element,
    told,
    after.element,
    steps.element,
    tools.element,
    adding.element,
    settings.element,
  );

  /** Send what is asked for; of the plan that is shown, unless another one is named. */
  function ask(type, values = {}) {
    model.send({ type, plan: model.get("state").plan?.id ?? null, ...values });
  }

  function draw(state, body) {
    if (!shown.isConnected) body.append(advice, shown, making.element, others.element);
    const moment = model.get("moment");
    const { plan } = state;
    say(advice, plan || state.notice ? "" : state.session ? words.none : words.no_session);
    making.element.hidden = Boolean(plan) || state.session === null;
    making.draw(state);
    others.draw(state);
    shown.hidden = !plan;
    if (!plan || moment.plan !== plan.id) return;
    say(title, plan.title);
    say(memory, plan.last_note ? `${words.last_time} ${plan.last_note}` : "");
    memory.hidden = !plan.last_note;
    clock.draw(plan, moment);
    steps.draw(state);
    steps.times(moment);
    settings.draw(plan);
    adding.draw(state);
    after.draw(plan);
    tools.draw(state);
  }

  const onMessage = (message) => message.type === "told" && say(told, message.message);
  const onMoment = () => draw(model.get("state"), frame.body);
  const frame = panel({ model, el }, "plan", draw);
  model.on("msg:custom", onMessage);
  model.on("change:moment", onMoment);
  return () => {
    model.off("msg:custom", onMessage);
    model.off("change:moment", onMoment);
    clock.down();
    steps.down();
    frame.down();
  };
}

export default { render };
