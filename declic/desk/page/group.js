// The group: what is hard for it, drawn and in words; and what the projector shows.

import { filled, quietButton, quietLink } from "./controls.js";
import { SVG, node, panel, say } from "./dom.js";

const WIDE_BAR = 100;

/** Return a bar: managed (full), tried (hatched), of all people; the words stand beside it. */
function groupBar() {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "declic-desk-bar");
  drawing.setAttribute("viewBox", `0 0 ${WIDE_BAR} 10`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("aria-hidden", "true");
  const [all, tried, managed] = ["all", "tried", "managed"].map((part) => {
    const box = document.createElementNS(SVG, "rect");
    box.setAttribute("height", "10");
    box.setAttribute("data-part", part);
    box.setAttribute("width", part === "all" ? String(WIDE_BAR) : "0");
    return box;
  });
  const hatch = document.createElementNS(SVG, "path");
  hatch.setAttribute("data-part", "hatch");
  hatch.setAttribute("vector-effect", "non-scaling-stroke");
  drawing.append(all, tried, hatch, managed);
  return {
    drawing,
    set(ofAll, ofTried, ofManaged) {
      const wide = (count) => (ofAll ? (WIDE_BAR * count) / ofAll : 0);
      tried.setAttribute("width", wide(ofTried));
      managed.setAttribute("width", wide(ofManaged));
      let lines = "";
      for (let x = wide(ofManaged) + 1; x < wide(ofTried); x += 2) lines += `M${x} 0V10`;
      hatch.setAttribute("d", lines);
    },
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const rows = new Map();
  const link = quietLink(words.open_board, words.new_window);
  const told = node("p", { class: "declic-desk-told", role: "status" });
  const nobody = node("p", { class: "declic-desk-soft" }, words.nobody);
  const list = node("ol", { class: "declic-desk-group-list" });
  const untried = node("ol", { class: "declic-desk-group-list" });
  const untriedPart = node("details", {}, node("summary", {}, words.untried), untried);
  const skillList = node("ul", { class: "declic-desk-group-list" });
  const skillPart = node("div", {}, node("h3", {}, words.by_skill), skillList);
  const heading = node("h3", {}, words.by_exercise);

  function draw(state, body) {
    if (!list.isConnected) {
      body.append(link, told, heading, nobody, list, untriedPart, skillPart);
    }
    link.hidden = !state.projector;
    if (state.projector) link.href = state.projector;
    const tried = state.exercises.filter((one) => one.tried);
    place(list, tried, state);
    place(untried, state.exercises.filter((one) => !one.tried), state);
    const present = new Set(state.exercises.map((one) => one.id));
    for (const [id, row] of rows) {
      if (present.has(id)) continue;
      row.item.remove();
      rows.delete(id);
    }
    nobody.hidden = tried.length > 0 || !state.exercises.length;
    heading.hidden = !state.exercises.length;
    untriedPart.hidden = !untried.children.length;
    skillPart.hidden = !state.skills.length;
    drawSkills(state.skills);
  }

  /** Bring rows into their order; one that somebody is in stays where it is for as long. */
  function place(where, now, state) {
    const active = document.activeElement;
    now.forEach((one, index) => {
      const row = rows.get(one.id) ?? newRow(one.id);
      row.draw(one, state);
      const there = where.children[index] ?? null;
      if (there !== row.item && !(row.item.parentNode === where && row.item.contains(active))) {
        where.insertBefore(row.item, there);
      }
    });
    if (active !== document.activeElement && where.contains(active)) {
      active.focus({ preventScroll: true });
    }
  }

  function newRow(id) {
    const title = node("strong");
    const together = node("span", { class: "declic-desk-together-sign", hidden: true }, words.together);
    const onBoard = node("span", { class: "declic-desk-board-sign", hidden: true }, words.on_board);
    const facts = node("p", { class: "declic-desk-soft" });
    const bar = groupBar();
    const mistake = node("div", { class: "declic-desk-mistake" });
    const show = quietButton(words.show, () => send(false));
    const answer = quietButton(words.show_answer, () => send(true));
    const hide = quietButton(words.hide_answer, () => send(false));
    const clear = quietButton(words.clear, () => model.send({ type: "clear" }));
    const buttons = node("div", { class: "declic-desk-row" }, show, answer, hide, clear);
    const cloud = cloudForm(id);
    const more = node("details", {}, node("summary", {}, words.more), mistake, buttons, cloud.element);
    const head = node("p", { class: "declic-desk-group-title" }, title, " ", together, " ", onBoard);
    const item = node("li", {}, head, bar.drawing, facts, more);

    function send(solved) {
      model.send({ type: "project", exercise: id, solved });
    }

    function offer(button, wanted, instead) {
      const focused = button === document.activeElement;
      button.hidden = !wanted;
      if (!wanted && focused) (instead.hidden ? more.firstChild : instead).focus();
    }

    const row = {
      item,
      draw(one, state) {
        say(title, `${one.number}. ${one.title}`);
        bar.set(state.people, one.tried, one.managed);
        const said = [filled(words.counts, one)];
        if (one.tried) said.push(filled(words.attempts_each, { n: one.attempts.toLocaleString(document.documentElement.lang) }));
        if (one.stuck) said.push(filled(words.stuck_here, { n: one.stuck }));
        say(facts, one.tried ? said.join(" · ") : words.untried);
        together.hidden = !one.together;
        const here = state.projected === one.id;
        onBoard.hidden = !here;
        clear.hidden = !here && clear !== document.activeElement;
        offer(answer, !here || !state.solved, hide);
        offer(hide, here && state.solved, answer);
        offer(show, !here, answer);
        offer(clear, here, show);
        drawMistake(mistake, one.mistake);
        cloud.draw(one.words);
      },
    };
    rows.set(id, row);
    return row;
  }

  function drawMistake(mistakePlace, mistake) {
    const text = JSON.stringify(mistake);
    if (mistakePlace.dataset.shown === text) return;
    mistakePlace.dataset.shown = text;
    mistakePlace.replaceChildren();
    if (!mistake) return;
    const lines = mistake.said.map((line) => node("p", { dir: "auto" }, line));
    mistakePlace.append(
      node("p", {}, `${words.mistake}. ${filled(words.mistake_people, { n: mistake.people })}`),
      node("blockquote", {}, ...lines),
      node(
        "p",
        { class: "declic-desk-soft" },
        mistake.still ? filled(words.mistake_still, { n: mistake.still }) : "",
      ),
    );
  }

  function cloudForm(exercise) {
    const boxes = node("ul", { class: "declic-desk-approve" });
    const element = node(
      "fieldset",
      { hidden: true },
      node("legend", {}, words.words),
      node("p", { class: "declic-desk-soft" }, words.words_hint),
      boxes,
    );
    const known = new Map();
    const press = (key) => (event) =>
      model.send({ type: "approve", exercise, word: key, approved: event.target.checked });
    return {
      element,
      draw(now) {
        element.hidden = !now?.length;
        const keys = new Set((now ?? []).map((one) => one.key));
        for (const [key, { line }] of known) {
          if (keys.has(key)) continue;
          line.remove();
          known.delete(key);
        }
        for (const one of now ?? []) {
          let found = known.get(one.key);
          if (!found) {
            const box = node("input", { type: "checkbox", change: press(one.key) });
            const text = node("span");
            const label = node("label", { class: "declic-desk-check" }, box, text);
            found = { box, text, line: node("li", {}, label) };
            known.set(one.key, found);
            boxes.append(found.line);
          }
          found.box.checked = one.approved;
          say(found.text, `${one.text} (${one.people})`);
        }
      },
    };
  }

  function drawSkills(now) {
    const text = JSON.stringify(now);
    if (skillList.dataset.shown === text) return;
    skillList.dataset.shown = text;
    skillList.replaceChildren(
      ...now.map((one) => {
        const bar = groupBar();
        bar.set(one.tried, one.tried, one.managed);
        const facts = node("p", { class: "declic-desk-soft" }, filled(words.skill_counts, one));
        return node("li", {}, node("p", {}, node("strong", {}, one.label)), bar.drawing, facts);
      }),
    );
  }

  function heard(message) {
    if (message.type === "told") say(told, message.message);
  }

  model.on("msg:custom", heard);
  const { down } = panel({ model, el }, "group", draw);
  return () => {
    model.off("msg:custom", heard);
    down();
  };
}

export default { render };
