// The clock of the plan: the step that goes on, how long it has yet, how late the session is, what
// to do. It counts by itself, from what the kernel said last.

import { filled } from "./controls.js";
import { icon, node, say } from "./dom.js";

const QUIET = "declic-desk-button declic-desk-second";
const TONES = { calm: "acquired", margin: "in-progress", late: "stuck" };

/** Return minutes and seconds as a clock says them. */
function digits(seconds) {
  const whole = Math.abs(Math.trunc(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function row(...buttons) {
  return node("div", { class: "declic-desk-row" }, ...buttons);
}

/**
 * Make the clock.
 *
 * `ask(type, values)` sends what the adviser wants. Returns the element, `draw(plan, moment)`, and
 * what stops it.
 */
export function clockPart(words, ask) {
  const title = node("h3", { class: "declic-desk-step-now" });
  const [figures, meaning] = [node("span"), node("span", { class: "declic-desk-meaning" })];
  const time = node("p", { class: "declic-desk-digits", role: "timer" }, figures, meaning);
  const bar = node("progress", { "aria-label": words.progress });
  const ends = node("p", { class: "declic-desk-soft" });
  const sign = node("span", { class: "declic-desk-tone" });
  const sentence = node("p", {});
  const todo = node("ul", { class: "declic-desk-todo" });
  const heard = node("p", { class: "declic-desk-hidden", role: "status" });
  const button = (name, kind) => node("button", { type: "button", class: kind, click: press });
  const buttons = {
    adjust: button("adjust", QUIET),
    regain: button("regain", QUIET),
    begin: button("begin", "declic-desk-button"),
    next: button("next", "declic-desk-button"),
    finish: button("finish", QUIET),
    back: button("back", QUIET),
    more: button("more", QUIET),
    less: button("less", QUIET),
  };
  const asked = {
    adjust: () => ask("replan"),
    regain: () => ask("drop", { step: moment.regained, dropped: false }),
    begin: () => ask("start"),
    next: () => ask("go", { step: moment.next.id }),
    finish: () => ask("end"),
    back: () => ask("go", { step: moment.back.id }),
    more: () => ask("extra", { minutes: 5 }),
    less: () => ask("extra", { minutes: -5 }),
  };
  const report = node(
    "div",
    { class: "declic-desk-report" },
    sign,
    node("div", {}, sentence, todo, row(buttons.adjust, buttons.regain)),
  );
  const element = node(
    "div",
    { class: "declic-desk-clock" },
    title,
    time,
    bar,
    ends,
    report,
    row(buttons.begin, buttons.next, buttons.finish, buttons.back),
    row(buttons.more, buttons.less),
    heard,
  );
  let moment = null;
  let plan = null;
  let since = 0;
  let tone = "";

  function press(event) {
    const name = Object.keys(buttons).find((one) => buttons[one] === event.currentTarget);
    if (moment) asked[name]();
  }

  function show(name, text) {
    buttons[name].hidden = !text;
    if (text) say(buttons[name], text);
  }

  function draw(shown, at) {
    if (at !== moment) since = performance.now();
    plan = shown;
    moment = at;
    const focused = Object.values(buttons).find((one) => one === document.activeElement);
    const goes = plan.begun && !plan.over;
    say(title, moment.current?.title ?? "");
    say(sentence, moment.sentence);
    drawTone();
    todo.replaceChildren(...moment.todo.map((text) => node("li", {}, text)));
    show("adjust", moment.advised && words.adjust);
    show("regain", moment.regained && words.take_back);
    show("begin", !plan.begun && plan.steps.length && words.begin);
    const onward = plan.over ? words.go_on : words.next;
    show("next", plan.begun && moment.next && filled(onward, moment.next));
    show("finish", goes && words.finish);
    show("back", goes && moment.back && filled(words.back, moment.back));
    show("more", goes && words.more);
    show("less", goes && words.less);
    for (const one of [title, time, bar, ends]) one.hidden = !goes || !moment.current;
    ends.hidden = !goes;
    if (focused?.hidden) Object.values(buttons).find((one) => !one.hidden)?.focus();
    count();
  }

  /** Say aloud that the session runs late, or no longer does; not each minute. */
  function drawTone() {
    if (tone === moment.tone) return;
    sign.replaceChildren(icon(TONES[moment.tone]));
    report.dataset.tone = moment.tone;
    if (tone) heard.textContent = [moment.sentence, ...moment.todo].join(" ");
    tone = moment.tone;
  }

  /** Count on, second by second. */
  function count() {
    if (!moment || !plan.begun || plan.over) return;
    const passed = (performance.now() - since) / 1000;
    const spent = moment.spent + passed;
    const left = moment.minutes * 60 - spent;
    say(figures, `${left < 0 ? "+ " : ""}${digits(left)}`);
    say(meaning, ` ${left < 0 ? words.beyond : words.left}`);
    time.dataset.beyond = String(left < 0);
    bar.max = Math.max(1, moment.minutes * 60);
    bar.value = Math.min(bar.max, spent);
    const end = Date.parse(moment.now) + (passed + Math.max(0, left) + moment.rest) * 1000;
    const forecast = new Date(end + moment.zone * 60_000).toISOString().slice(11, 16);
    say(ends, filled(words.ends, { forecast, wanted: moment.wanted_end }));
  }

  const ticking = setInterval(count, 1000);
  return { element, draw, down: () => clearInterval(ticking) };
}
