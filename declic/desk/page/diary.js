// The diary: weeks, what each month comes to, and the calendar to take away or subscribe to.

import { filled, quietButton } from "./controls.js";
import { node, panel, say } from "./dom.js";
import { entryDialog } from "./entry.js";
import { openingDialog } from "./opening.js";

const HOUR = 60;
const USUAL_MINUTES = 60;

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more = {}) => model.send({ type, ...more });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const dialog = entryDialog(words, ask);
  const opening = openingDialog(words, (entry, workshop) => ask("open", { entry: entry.id, workshop }));
  const add = node(
    "button",
    { type: "button", class: "declic-desk-button", click: () => dialog.open(freshEntry()) },
    words.add,
  );
  const weeks = node("div", { class: "declic-desk-weeks" });
  const empty = node("p", { class: "declic-desk-soft" }, words.empty);
  const monthList = node("div");
  const months = node("details", {}, node("summary", {}, words.months), monthList);
  const calendar = calendarPart(words, ask);
  const drawn = {};

  function draw(state, body) {
    if (!told.isConnected) {
      const row = node("div", { class: "declic-desk-row" }, add);
      body.append(row, told, empty, weeks, months, calendar.element, dialog.element, opening.element);
    }
    dialog.draw(state);
    opening.draw(state);
    calendar.draw(state.address);
    empty.hidden = state.weeks.length > 0;
    months.hidden = !state.months.length;
    redrawn("weeks", weeks, state.weeks, weekPart);
    redrawn("months", monthList, state.months, monthPart);
  }

  /** Draw a list only when it has changed; what was open or focused stays so. */
  function redrawn(name, place, shown, part) {
    const text = JSON.stringify(shown);
    if (drawn[name] === text) return;
    drawn[name] = text;
    const focused = place.contains(document.activeElement) && document.activeElement.dataset.key;
    const folded = new Map([...place.querySelectorAll("details")].map((one) => [one.dataset.key, one.open]));
    place.replaceChildren(...shown.map(part));
    for (const one of place.querySelectorAll("details")) {
      if (folded.has(one.dataset.key)) one.open = folded.get(one.dataset.key);
    }
    if (focused) place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function weekPart({ monday, past, entries }) {
    const day = dated(monday, { day: "numeric", month: "long", year: "numeric" });
    return node(
      "details",
      { "data-key": monday, open: !past },
      node("summary", {}, filled(words.week, { day })),
      node("ul", { class: "declic-desk-diary-list" }, ...entries.map(entryPart)),
    );
  }

  function entryPart(entry) {
    const day = dated(entry.date, { weekday: "short", day: "numeric", month: "short" });
    const change = quietButton(words.change, () => dialog.open(entry));
    change.dataset.key = entry.key;
    change.setAttribute("aria-label", `${words.change} : ${entry.name}, ${day}`);
    const kind = words.kinds[entry.kind];
    const facts = [entry.name === kind ? "" : kind, entry.topic === entry.name ? "" : entry.topic, entry.place];
    return node(
      "li",
      { "data-kind": entry.kind },
      node("span", { class: "declic-desk-soft" }, `${day}, ${entry.time} · ${length(entry.minutes)}`),
      node("strong", { dir: "auto" }, entry.name),
      node("span", { dir: "auto" }, [...facts, ...entry.links].filter(Boolean).join(" · ")),
      entry.note ? node("p", { class: "declic-desk-diary-note", dir: "auto" }, entry.note) : null,
      entry.open === null ? null : node("div", { class: "declic-desk-row" }, openButton(entry, day)),
      change,
    );
  }

  function openButton(entry, day) {
    const click = () => (entry.open ? ask("open", { entry: entry.id }) : opening.open(entry));
    const button = node("button", { type: "button", class: "declic-desk-button", click }, words.open);
    button.dataset.key = `open-${entry.key}`;
    button.setAttribute("aria-label", `${words.open} : ${entry.name}, ${day}`);
    return button;
  }

  function monthPart({ month, totals }) {
    const name = dated(`${month}-01`, { month: "long", year: "numeric" });
    const lines = totals.map((one) =>
      filled(words.month_line, {
        kind: words.kinds[one.kind],
        n: one.entries,
        length: length(one.minutes),
      }),
    );
    const items = lines.map((line) => node("li", {}, line));
    return node("section", {}, node("h3", {}, name), node("ul", {}, ...items));
  }

  const hear = (message, buffers) => {
    if (message.type !== "told") return;
    if (!dialog.told(message.message)) say(told, message.message);
    if (message.file) keepCalendar(message.file, buffers[0]);
  };
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "diary", draw);
  return () => {
    model.off("msg:custom", hear);
    down();
  };
}

function two(number) {
  return String(number).padStart(2, "0");
}

/** Return an entry as it is proposed: now, an hour. */
function freshEntry() {
  const now = new Date();
  return {
    kind: "drop-in",
    date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    time: `${two(now.getHours())}:${two(now.getMinutes())}`,
    minutes: USUAL_MINUTES,
  };
}

function calendarPart(words, ask) {
  const address = node("input", { type: "text", readonly: true, "aria-label": words.subscribe });
  const subscribe = node(
    "div",
    {},
    node("label", { class: "declic-desk-field" }, node("span", {}, words.subscribe), address),
    node("p", { class: "declic-desk-soft" }, words.secret),
    quietButton(words.renew, () => ask("renew")),
  );
  const alone = node("p", { class: "declic-desk-soft" }, words.no_room);
  address.addEventListener("focus", () => address.select());
  return {
    element: node(
      "details",
      {},
      node("summary", {}, words.calendar),
      node("div", { class: "declic-desk-row" }, quietButton(words.export, () => ask("export"))),
      subscribe,
      alone,
    ),
    draw(known) {
      subscribe.hidden = !known;
      alone.hidden = Boolean(known);
      if (address.value !== known) address.value = known;
    },
  };
}

/** Return a day in words; noon, so that no time zone makes another day of it. */
function dated(day, form) {
  return new Intl.DateTimeFormat(document.documentElement.lang, form).format(new Date(`${day}T12:00`));
}

/** Return how long something takes: « 45 min », « 1 h 30 ». */
function length(minutes) {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  if (!hours) return `${rest}\u00a0min`;
  return rest ? `${hours}\u00a0h\u00a0${two(rest)}` : `${hours}\u00a0h`;
}

/** Let the browser keep a calendar. */
function keepCalendar(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
  node("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export default { render };
