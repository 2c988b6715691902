// The grid: a table of learners × exercises. Cells change in place, so that focus and scrolling
// stay where they are; the arrow keys move inside, one stop for the Tab key.

import { filled } from "./controls.js";
import { icon, node, panel, person, say } from "./dom.js";
import { gridFilters } from "./filters.js";
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
  let parts = [];
  let latest = null;
  const chosen = new Map();
  const filters = gridFilters(words, () => latest && draw(latest, table.parentNode));
  const shownRows = node("p", { class: "declic-desk-soft", role: "status" });

  function draw(state, place) {
    latest = state;
    if (!table.isConnected) {
      place.append(title, filters.element, shownRows, scroller, help, signs, titles, story.element);
    }
    say(title, state.title);
    filters.offer(state);
    drawHead(state);
    drawRows(state.rows);
    drawFoot(state);
    fold(state);
    const empty = !state.rows.length;
    for (const part of [filters.element, scroller, help, signs]) part.hidden = empty;
    titles.hidden = !state.exercises.length;
    keepEntry();
  }

  /** The buttons of the cells that are not folded away, row by row; the panel itself may be. */
  const shownLines = () =>
    [...body.rows]
      .filter((line) => !line.hidden)
      .map((line) => [...line.querySelectorAll("button")].filter(inSight));

  /** Whether a part shows its exercises: as somebody chose, or else where the group is. */
  function isOpen(index, state) {
    const part = parts[index];
    if (!part.title) return true;
    return (
      chosen.get(part.title) ?? (exercises.length < words.fold_from || index === state.current)
    );
  }

  function fold(state) {
    const wanted = filters.wanted();
    parts.forEach((part, index) => {
      const open = isOpen(index, state) || Boolean(wanted.skill);
      const out = Boolean(wanted.part) && wanted.part !== part.title;
      const fits = (place) => !wanted.skill || state.exercises[place].skills.includes(wanted.skill);
      const columns = part.exercises.filter(fits);
      const away = out || (Boolean(wanted.skill) && !columns.length);
      part.head.hidden = away;
      part.head.colSpan = open ? Math.max(1, columns.length) : 1;
      part.toggle.setAttribute("aria-expanded", String(open));
      const name = { number: index + 1, title: part.title };
      part.toggle.setAttribute("aria-label", filled(open ? words.fold : words.unfold, name));
      say(part.label, open && columns.length > 2 ? part.title : String(index + 1));
      hide(part.sums, away || open);
      part.exercises.forEach((place) => hide(part.cells.get(place), away || !open || !fits(place)));
    });
    let count = 0;
    for (const { learner, needs, cells } of state.rows) {
      const row = rows.get(learner);
      const fitting = !wanted.status || cells.some((status) => status === wanted.status);
      row.line.hidden = (wanted.needs && !needs) || !fitting;
      if (!row.line.hidden) count += 1;
    }
    const all = state.rows.length;
    say(shownRows, count === all ? "" : filled(words.shown_rows, { shown: count, all }));
  }

  function drawHead(state) {
    const key = JSON.stringify([state.exercises.map(({ id, title: name }) => [id, name]), state.parts]);
    if (head.dataset.shown === key) return;
    head.dataset.shown = key;
    exercises = state.exercises.map(({ id, title: name }) => [id, name]);
    rows.clear();
    body.replaceChildren();
    parts = state.parts.map(newPart);
    const names = parts.flatMap((part) => {
      const sum = part.title ? [node("th", { "aria-hidden": "true" })] : [];
      part.sums.push(...sum);
      return [...sum, ...part.exercises.map((place) => headCell(part, place))];
    });
    const over = node("tr", { hidden: parts.every((part) => !part.title) }, node("td"));
    over.append(...parts.map((part) => part.head));
    head.replaceChildren(over, node("tr", {}, node("th", { scope: "col" }, words.learner), ...names));
  }

  function newPart(part, index) {
    const label = node("span", {}, part.title);
    const made = { ...part, label, sums: [], cells: new Map(part.exercises.map((n) => [n, []])) };
    const press = () => {
      chosen.set(part.title, !isOpen(index, latest));
      fold(latest);
      keepEntry();
    };
    made.press = press;
    made.toggle = node("button", { type: "button", title: part.title, click: press }, label);
    made.head = node("th", { scope: "colgroup" }, part.title ? made.toggle : null);
    return made;
  }

  function headCell(part, place) {
    const [, name] = exercises[place];
    const cell = node(
      "th",
      { scope: "col", title: name },
      node("span", { "aria-hidden": "true" }, String(place + 1)),
      node("span", { class: "declic-desk-hidden" }, `${place + 1}. ${name}`),
    );
    part.cells.get(place).push(cell);
    return cell;
  }

  function drawRows(now) {
    const present = new Set(now.map(({ learner }) => learner));
    for (const [learner, row] of rows) {
      if (present.has(learner)) continue;
      row.line.remove();
      for (const part of parts) forget(part, row.line);
      rows.delete(learner);
    }
    now.forEach(({ learner, name, cells }, index) => {
      const row = rows.get(learner) ?? newRow(learner, name);
      const there = body.children[index] ?? null;
      if (there !== row.line) body.insertBefore(row.line, there);
      cells.forEach((status, column) => drawCell(row, column, status));
      parts.forEach((part, number) => drawSum(row, part, number, cells));
    });
  }

  function newRow(learner, name) {
    const open = (exercise) => () => story.open(learner, name, exercise);
    const button = { type: "button", tabindex: "-1" };
    const header = node("button", { ...button, title: name, click: open("") }, person(name));
    const row = { name, buttons: [], sums: [] };
    const cells = parts.flatMap((part) => {
      const made = part.exercises.map((place) => {
        row.buttons[place] = node("button", { ...button, click: open(exercises[place][0]) });
        const cell = node("td", {}, row.buttons[place]);
        part.cells.get(place).push(cell);
        return cell;
      });
      if (!part.title) return made;
      const sum = node("button", { ...button, class: "declic-desk-sum", click: () => unfold(part, row) });
      row.sums.push([part, sum]);
      const cell = node("td", {}, sum);
      part.sums.push(cell);
      return [cell, ...made];
    });
    row.line = node("tr", {}, node("th", { scope: "row" }, header), ...cells);
    rows.set(learner, row);
    return row;
  }

  function drawSum(row, part, number, cells) {
    const button = row.sums.find(([one]) => one === part)?.[1];
    if (!button) return;
    const here = part.exercises.map((place) => cells[place]);
    const done = here.filter((status) => words.managed_statuses.includes(status)).length;
    const all = here.length;
    let status = here.every((one) => one === "not-begun") ? "not-begun" : "in-progress";
    if (done === all) status = "acquired";
    if (here.includes("stuck")) status = "stuck";
    const text = `${done}/${all}`;
    if (button.dataset.status === status && button.textContent === text) return;
    button.dataset.status = status;
    say(button, text);
    const values = { name: row.name, part: part.title, done, all };
    button.setAttribute("aria-label", `${filled(words.part_cell, values)} — ${meaning[status]}`);
    button.title = `${part.title} — ${meaning[status]}`;
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
    const line = node("tr", {}, node("th", { scope: "row" }, words.managed));
    for (const part of parts) {
      for (const cells of [part.sums, ...part.cells.values()]) {
        const old = cells.findIndex((cell) => foot.contains(cell));
        if (old >= 0) cells.splice(old, 1);
      }
      if (part.title) {
        const wholly = people.filter(({ cells }) =>
          part.exercises.every((place) => words.managed_statuses.includes(cells[place])),
        );
        part.sums.push(line.appendChild(node("td", {}, String(wholly.length))));
      }
      for (const place of part.exercises) {
        part.cells.get(place).push(line.appendChild(node("td", {}, String(now[place].managed))));
      }
    }
    foot.replaceChildren(line);
    drawTitles(now, people.length);
  }

  function drawTitles(now, people) {
    const lines = parts.map((part, index) =>
      node(
        "li",
        {},
        part.title ? `${filled(words.part_word, { number: index + 1 })} — ${part.title}` : null,
        node("ul", {}, ...part.exercises.map((place) => titleLine(now[place], place, people))),
      ),
    );
    list.replaceChildren(...lines);
  }

  function titleLine(one, place, people) {
    const facts = filled(words.managed_here, { done: one.managed, all: people });
    const stuck = one.stuck ? ` · ${filled(words.stuck_here, { n: one.stuck })}` : "";
    const soft = node("span", { class: "declic-desk-soft" }, `${facts}${stuck}`);
    return node("li", {}, `${place + 1}. ${one.title}`, soft);
  }

  /** Make a cell's button the one at which the Tab key enters the cells. */
  function enter(button) {
    if (!button) return;
    for (const other of body.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
  }

  function keepEntry() {
    const entry = body.querySelector('[tabindex="0"]');
    if (!entry || !inSight(entry) || entry.closest("tr").hidden) enter(shownLines().flat()[0]);
  }

  body.addEventListener("focusin", (event) => enter(event.target.closest("button")));
  body.addEventListener("keydown", (event) => {
    const shown = shownLines();
    const y = shown.findIndex((line) => line.includes(event.target));
    if (y < 0) return;
    const x = shown[y].indexOf(event.target);
    const last = shown[y].length - 1;
    const [toY, toX] = {
      ArrowDown: [y + 1, x],
      ArrowUp: [y - 1, x],
      ArrowRight: [y, x + 1],
      ArrowLeft: [y, x - 1],
      Home: [event.ctrlKey ? 0 : y, 0],
      End: [event.ctrlKey ? shown.length - 1 : y, last],
    }[event.key] ?? [-1, -1];
    const target = shown[toY]?.[toX];
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

function hide(cells, hidden) {
  for (const cell of cells) if (cell.hidden !== hidden) cell.hidden = hidden;
}

function forget(part, line) {
  part.sums = part.sums.filter((cell) => cell.parentNode !== line);
  for (const [place, cells] of part.cells) {
    part.cells.set(
      place,
      cells.filter((cell) => cell.parentNode !== line),
    );
  }
}

/** Show a part's exercises, and go to the first of them in the same row. */
function unfold(part, row) {
  part.press();
  row.buttons[part.exercises[0]].focus();
}

function inSight(button) {
  return !button.parentNode.hidden;
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
