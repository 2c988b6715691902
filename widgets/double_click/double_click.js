// Folders to open by double click, or with Enter. Events are {what: "press", x, y, w, h} for each
// press of a pointer, and {what: "open", x, y, w, h} for Enter.

import { fill } from "../_shared.js";
import { showGame } from "../_game.js";
import { places } from "../_lot.js";
import { pointingField } from "../_pointing.js";

const BOUNCE_MS = 30; // as in double_click.py
const SHAPE = "M3 10a5 5 0 0 1 5-5h13l6 6h15a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5z";

function render(context) {
  return showGame(context, ({ words, game }) => {
    const field = pointingField({ words, game, press, type: "pointerdown", face: [folder()] });
    field.target.classList.add("declic-folder");
    let next = null;
    let level = null;
    let first = null; // when the folder was pressed once
    function press(event, spot) {
      if (!game.playing || game.tooSoon(event)) return;
      const keyboard = event.type === "keydown";
      const now = game.log(event, keyboard ? "open" : "press", spot);
      if (!field.within(spot)) {
        choose(null);
        game.tell(words.beside);
      } else if (keyboard) opened();
      else again(now);
    }
    function again(now) {
      const gap = first === null ? Infinity : now - first;
      if (gap < BOUNCE_MS) return;
      if (gap <= level.gap) {
        opened();
        return;
      }
      if (first !== null) game.tell(fill(words.slow, { n: seconds(gap) }));
      else game.tell(words.once);
      choose(now);
    }
    function choose(now) {
      first = now;
      field.target.classList.toggle("is-chosen", now !== null);
    }
    function opened() {
      choose(null);
      if (game.reach()) field.show(next(), level.size);
    }
    return {
      node: field.node,
      focus: field.focus,
      play({ level: chosen, seed, reached }) {
        next = places(seed);
        level = chosen;
        for (let done = 0; done < reached; done += 1) next();
        choose(null);
        field.show(next(), level.size);
      },
    };
  });
}

function seconds(milliseconds) {
  const { lang } = document.documentElement;
  return (milliseconds / 1000).toLocaleString(lang || undefined, { maximumFractionDigits: 1 });
}

function folder() {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  node.setAttribute("viewBox", "0 0 50 48");
  path.setAttribute("d", SHAPE);
  node.append(path);
  return node;
}

export default { render };
