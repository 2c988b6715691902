// Positioning: what people say beside what was measured, the groups, where each one could begin.

import { choiceOption, field, filled, quietButton } from "./controls.js";
import { node, panel, person, say } from "./dom.js";

const LEVELS = 3;

function render({ model, el }) {
  const words = model.get("words");
  const ask = (type, more = {}) => model.send({ type, ...more });
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const none = node("p", { class: "declic-desk-soft" }, words.nobody);
  const table = node("div");
  const groups = node("div");
  const paths = node("div");
  const drawn = {};

  function draw(state, body) {
    if (!told.isConnected) body.append(told, none, table, groups, paths);
    const people = state.people ?? [];
    none.hidden = !state.session || people.length > 0;
    redrawn("table", table, [state.skills, people], () => (people.length ? standTable(state) : []));
    const { groups: made, kept, unplaced, missing } = state;
    const shown = state.session && (people.length > 0 || kept);
    redrawn("groups", groups, [shown, made, kept, unplaced, missing], () => (shown ? groupsPart(state) : []));
    redrawn("paths", paths, people, () => (people.length ? pathsPart(people) : []));
  }

  /** Draw a part only when it has changed; what was focused or open stays so. */
  function redrawn(name, place, shown, elements) {
    const text = JSON.stringify(shown ?? null);
    if (drawn[name] === text) return;
    drawn[name] = text;
    const focused = place.contains(document.activeElement) && document.activeElement.dataset.key;
    const opened = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.key));
    place.replaceChildren(...elements());
    for (const one of place.querySelectorAll("details")) one.open = opened.has(one.dataset.key);
    if (focused) place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  // Roles are written out: where the table becomes a list of lines its elements lose theirs.
  function standTable({ skills, people }) {
    const head = ["", ...skills].map((name) => node("th", { scope: "col", role: "columnheader" }, name || words.learner));
    const rows = people.map(({ name, marks }) =>
      node(
        "tr",
        { role: "row" },
        node("th", { scope: "row", role: "rowheader", dir: "auto" }, person(name)),
        ...marks.map((mark, index) => node("td", { role: "cell", "data-skill": skills[index] }, ...markParts(mark))),
      ),
    );
    const grid = node(
      "table",
      { role: "table", "aria-label": words.table },
      node("thead", { role: "rowgroup" }, node("tr", { role: "row" }, ...head)),
      node("tbody", { role: "rowgroup" }, ...rows),
    );
    const region = { role: "region", tabindex: 0, "aria-label": words.table, "data-key": "table" };
    const how = [words.how_said, words.how_measured, words.how_doubt];
    return [
      node("div", { class: "declic-desk-scroller", ...region }, grid),
      node(
        "details",
        { "data-key": "read" },
        node("summary", {}, words.how_to_read),
        ...how.map((text) => node("p", {}, text)),
      ),
    ];
  }

  function markParts(mark) {
    if (!mark) return [node("span", { class: "declic-desk-hidden" }, words.unknown)];
    const level = (value) => (value ? words.levels[value - 1] : words.unknown);
    const spoken = [filled(words.said, { level: level(mark.said) }), filled(words.measured, { level: level(mark.level) })];
    if (mark.words && !mark.differs) spoken.push(mark.words);
    return [
      node(
        "span",
        { class: "declic-desk-marks", "aria-hidden": "true", title: spoken.join(", ") },
        node("span", {}, signs(mark.said, "●", "○")),
        node("span", {}, signs(mark.level, "■", "□")),
      ),
      node("span", { class: "declic-desk-hidden" }, `${spoken.join(", ")}. `),
      node("span", { class: "declic-desk-differs" }, mark.differs ? mark.words : ""),
    ];
  }

  function groupsPart({ groups: made, kept, unplaced, missing }) {
    const names = made.map((one) => one.name);
    const cards = made.map((group) => groupCard(group, names));
    if (unplaced.length) cards.unshift(plainCard(words.unplaced, unplaced, names, missing));
    if (!kept && missing.length) cards.push(plainCard(words.missing, missing, names, []));
    const forget = node(
      "details",
      { "data-key": "forget" },
      node("summary", {}, words.forget),
      node("p", {}, words.forget_sure),
      quietButton(words.forget_do, () => ask("forget")),
    );
    const keep = node(
      "button",
      { type: "button", class: "declic-desk-button", "data-key": "keep", click: () => ask("keep") },
      words.keep,
    );
    return [
      node("h3", {}, words.groups_title),
      node("p", { class: "declic-desk-soft" }, kept ? words.kept : words.proposed),
      node("ul", { class: "declic-desk-placing" }, ...cards),
      kept ? forget : node("div", { class: "declic-desk-row" }, keep),
      node("details", { "data-key": "rule" }, node("summary", {}, words.how_groups), node("p", {}, words.how_rule)),
    ];
  }

  function groupCard({ name, about, people }, names) {
    const typed = node("input", { type: "text", value: name, maxlength: words.name_length, "data-key": `name ${name}` });
    const form = node(
      "form",
      {
        submit: (event) => {
          event.preventDefault();
          ask("rename", { group: name, name: typed.value });
        },
      },
      field(words.group_name, typed),
      quietButton(words.rename),
    );
    const title = node("summary", { "aria-label": `${words.rename} : ${name}` }, words.rename);
    return node(
      "li",
      {},
      node("h4", { dir: "auto" }, filled(words.count, { title: name, n: people.length })),
      about.length ? node("p", { class: "declic-desk-soft" }, filled(words.about, { skills: about.join(", ") })) : null,
      node("ul", {}, ...people.map((one) => placedPerson(one, names, name))),
      node("details", { "data-key": `rename ${name}` }, title, form),
    );
  }

  /** A card of people who are in no group; those who did no test are said to be so. */
  function plainCard(title, people, names, missing) {
    const untested = new Set(missing.map((one) => one.id));
    const rows = people.map((one) => placedPerson(one, names, "", untested.has(one.id) ? words.missing : ""));
    return node(
      "li",
      { class: "declic-desk-unplaced" },
      node("h4", {}, filled(words.count, { title, n: people.length })),
      node("ul", {}, ...rows),
    );
  }

  function placedPerson({ id, name }, names, current, remark = "") {
    const options = names.map((one) => choiceOption(one, one));
    const select = node("select", { "data-key": `into ${id}` }, ...options, choiceOption("", words.new_group));
    if (current) select.value = current;
    const move = quietButton(words.move, () => ask("move", { learner: id, group: select.value }));
    move.setAttribute("aria-label", `${words.move} : ${name}`);
    move.dataset.key = `move ${id}`;
    return node(
      "li",
      {},
      node(
        "details",
        { "data-key": `person ${id}` },
        node("summary", {}, person(name), remark ? node("span", { class: "declic-desk-soft" }, ` · ${remark}`) : null),
        field(filled(words.into, { name }), select),
        move,
      ),
    );
  }

  function pathsPart(people) {
    const all = quietButton(words.send_all, () => ask("send"));
    all.dataset.key = "send all";
    all.disabled = !people.some((one) => one.path && !one.sent);
    return [
      node("h3", {}, words.paths),
      node("p", { class: "declic-desk-soft" }, words.send_help),
      node("ul", { class: "declic-desk-paths" }, ...people.map(pathLine)),
      node("div", { class: "declic-desk-row" }, all),
    ];
  }

  function pathLine({ id, name, path, sent }) {
    const send = quietButton(words.send, () => ask("send", { learner: id }));
    send.setAttribute("aria-label", filled(words.send_to, { name }));
    send.dataset.key = `send ${id}`;
    const done = node("span", { class: "declic-desk-soft", tabindex: -1, "data-key": `send ${id}` }, filled(words.sent, { time: sent }));
    return node(
      "li",
      {},
      node("p", {}, person(name), node("span", {}, ` : ${path || words.no_path}`)),
      path ? (sent ? done : send) : null,
    );
  }

  const hear = (said) => said.type === "told" && say(told, said.message);
  model.on("msg:custom", hear);
  const { down } = panel({ model, el }, "positioning", draw);
  return () => {
    model.off("msg:custom", hear);
    down();
  };
}

/** Return a level as signs: full ones up to it, then empty ones. */
function signs(level, full, empty) {
  return level ? full.repeat(level) + empty.repeat(LEVELS - level) : "–";
}

export default { render };
