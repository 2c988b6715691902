// A line to find far down in a box, with wheel, bar, keys or finger. An event is {what: "pick", row,
// turns}: how often the way was turned round since the line before.

import { button, fill, make } from "../_shared.js";
import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";

const LEAST_WAY = 10; // lines between one and the next, as in scroll.py
const STILL_PX = 4;

function render(context) {
  return showGame(context, ({ words, game }) => {
    const task = make("p", { class: "declic-task" });
    const list = make("ol", { class: "declic-scroll-lines" });
    const box = make("div", { class: "declic-scroll-box", tabindex: "0", role: "region" }, list);
    const node = make("div", { class: "declic-reading" }, task, box);
    let draw = null;
    let rows = 0;
    let wanted = 0;
    let turns = 0;
    let way = { top: 0, sign: 0 };

    function ask() {
      const before = wanted;
      do wanted = draw(rows);
      while (Math.abs(wanted - before) < LEAST_WAY);
    }
    function lay() {
      const lines = Array.from({ length: rows }, (none, index) => {
        const line = make("li", {}, fill(words.line, { n: index + 1 }));
        line.dataset.row = index;
        return line;
      });
      list.replaceChildren(...lines);
      show();
    }
    /** The line to find is a button; by Tab it is reached once it can be seen. */
    function show() {
      for (const old of list.querySelectorAll("button")) old.replaceWith(old.textContent);
      const line = list.children[wanted];
      const name = line.textContent;
      line.replaceChildren(button("declic-scroll-line", name, (event) => pick(event, wanted)));
      task.textContent = fill(words.task, { line: name });
      box.setAttribute("aria-label", `${words.box} ${task.textContent}`);
      turns = 0;
      way = { top: box.scrollTop, sign: 0 };
      reachable();
    }
    const seen = () => {
      const [line, own] = [list.children[wanted], box].map((one) => one.getBoundingClientRect());
      return line.top >= own.top - 2 && line.bottom <= own.bottom + 2;
    };
    function reachable() {
      list.querySelector("button")?.setAttribute("tabindex", seen() ? "0" : "-1");
    }
    function pick(event, row) {
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "pick", { row, turns: Math.min(turns, 999) });
      if (row !== wanted) game.tell(fill(words.other, { line: list.children[row].textContent }));
      else if (game.reach()) {
        box.focus({ preventScroll: true });
        ask();
        show();
      }
    }
    box.addEventListener("scroll", () => {
      reachable();
      const moved = box.scrollTop - way.top;
      if (Math.abs(moved) < STILL_PX) return;
      const sign = Math.sign(moved);
      if (way.sign && sign !== way.sign) turns += 1;
      way = { top: box.scrollTop, sign };
    });
    list.addEventListener("click", (event) => {
      const line = event.target.closest("li");
      if (line && !event.target.closest("button")) pick(event, Number(line.dataset.row));
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== box || event.repeat) return;
      event.preventDefault();
      if (seen()) pick(event, wanted);
      else game.tell(words.not_seen);
    });
    return {
      node,
      /** What was hidden forgets how far it was scrolled. */
      focus() {
        box.scrollTop = way.top;
        reachable();
        box.focus({ preventScroll: true });
      },
      play({ level, seed, reached }) {
        draw = drawer(seed);
        rows = level.rows;
        wanted = 0;
        for (let done = 0; done <= reached; done += 1) ask();
        lay();
        way.top = 0;
      },
    };
  });
}

export default { render };
