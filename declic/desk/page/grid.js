// The grid: a table of learners × exercises. Cells change in place, so that focus and scrolling
// stay where they are; the arrow keys move inside, one stop for the Tab key.

import { icon, node, panel, person, say } from "./dom.js";
import { storyDialog } from "./story.js";

function render({ model, el }) {
  const words = model.get("words");
  const meaning = Object.fromEntries(words.legend.map(({ status, word }) => [status, word]));
  const story = storyDialog(model, words);
  const rows = new Map();
  const title = node("p", { class: "declic-desk-soft" });
  const help = node("p", { class: "declic-desk-soft" }, words.hint_grid);
  const head = node("thead");
  const body = node("tbody");
  const foot = node("tfoot");
  const named = { role: "grid", "aria-labelledby": "declic-desk-grid-title" };
  const table = node("table", named, head, body, foot);
  const scroller = node("div", { class: "declic-desk-scroller" }, table);
  const list = node("ol", { class: "declic-desk-exercises" });
  const signs = legend(words);
  const titles = node("details", {}, node("summary", {}, words.exercises_title), list);
  let exercises = [];

  function draw(state, place) {
    if (!table.isConnected) {
      place.append(title, scroller, help, signs, titles, story.element);
    }
    say(title, state.title);
    drawHead(state.exercises);
    drawRows(state.rows);
    drawFoot(state);
    const empty = !state.rows.length;
    for (const part of [scroller, help, signs]) part.hidden = empty;
    titles.hidden = !state.exercises.length;
    if (!table.querySelector('[tabindex="0"]')) enter(table.querySelector("button"));
  }

  function drawHead(now) {
    const columns = now.map(({ id, title: name }) => [id, name]);
    if (JSON.stringify(columns) === JSON.stringify(exercises)) return;
    exercises = columns;
    rows.clear();
    body.replaceChildren();
    const names = columns.map(([, name], index) =>
      node(
        "th",
        { scope: "col", title: name },
        node("span", { "aria-hidden": "true" }, String(index + 1)),
        node("span", { class: "declic-desk-hidden" }, `${index + 1}. ${name}`),
      ),
    );
    head.replaceChildren(node("tr", {}, node("th", { scope: "col" }, words.learner), ...names));
  }

  function drawRows(now) {
    const present = new Set(now.map(({ learner }) => learner));
    for (const [learner, row] of rows) {
      if (present.has(learner)) continue;
      row.line.remove();
      rows.delete(learner);
    }
    now.forEach(({ learner, name, cells }, index) => {
      const row = rows.get(learner) ?? newRow(learner, name);
      const there = body.children[index] ?? null;
      if (there !== row.line) body.insertBefore(row.line, there);
      cells.forEach((status, column) => drawCell(row, column, status));
    });
  }

  function newRow(learner, name) {
    const open = (exercise) => () => story.open(learner, name, exercise);
    const button = { type: "button", tabindex: "-1" };
    const header = node("button", { ...button, title: name, click: open("") }, person(name));
    const buttons = exercises.map(([id]) => node("button", { ...button, click: open(id) }));
    const cells = buttons.map((one) => node("td", {}, one));
    const line = node("tr", {}, node("th", { scope: "row" }, header), ...cells);
    const row = { line, name, buttons };
    rows.set(learner, row);
    return row;
  }

  function drawCell(row, column, status) {
    const button = row.buttons[column];
    if (button.dataset.status === status) return;
    button.dataset.status = status;
    button.replaceChildren(icon(status));
    const where = `${row.name}, ${exercises[column][1]}`;
    button.setAttribute("aria-label", `${meaning[status]} — ${where}`);
    button.title = meaning[status];
  }

  function drawFoot({ exercises: now, rows: people }) {
    const counts = now.map(({ managed }) => node("td", {}, String(managed)));
    foot.replaceChildren(node("tr", {}, node("th", { scope: "row" }, words.managed), ...counts));
    list.replaceChildren(
      ...now.map((one) => {
        const facts = words.managed_here
          .replace("{done}", one.managed)
          .replace("{all}", people.length);
        const stuck = one.stuck ? ` · ${words.stuck_here.replace("{n}", one.stuck)}` : "";
        const soft = node("span", { class: "declic-desk-soft" }, `${facts}${stuck}`);
        return node("li", {}, one.title, soft);
      }),
    );
  }

  /** Make a button the one at which the Tab key enters the grid. */
  function enter(button) {
    if (!button) return;
    for (const other of table.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
  }

  table.addEventListener("focusin", (event) => enter(event.target.closest("button")));
  table.addEventListener("keydown", (event) => {
    const lines = [...body.rows].map((line) => [...line.querySelectorAll("button")]);
    const y = lines.findIndex((line) => line.includes(event.target));
    if (y < 0) return;
    const x = lines[y].indexOf(event.target);
    const last = lines[y].length - 1;
    const [toY, toX] = {
      ArrowDown: [y + 1, x],
      ArrowUp: [y - 1, x],
      ArrowRight: [y, x + 1],
      ArrowLeft: [y, x - 1],
      Home: [event.ctrlKey ? 0 : y, 0],
      End: [event.ctrlKey ? lines.length - 1 : y, last],
    }[event.key] ?? [-1, -1];
    const target = lines[toY]?.[toX];
    if (toX < 0 || !target) return;
    event.preventDefault();
    target.focus();
  });

  const { down } = panel({ model, el }, "grid", draw);
  return () => {
    story.down();
    down();
  };
}

function legend(words) {
  const lines = words.legend.map(({ status, word, meaning }) =>
    node(
      "li",
      {},
      node("span", { class: "declic-desk-key", "data-status": status }, icon(status)),
      node(
        "span",
        {},
        node("strong", {}, word),
        node("span", { class: "declic-desk-soft" }, meaning),
      ),
    ),
  );
  return node(
    "details",
    { open: true, class: "declic-desk-legend" },
    node("summary", {}, words.legend_title),
    node("ul", {}, ...lines),
  );
}

export default { render };
