// Targets to tap. Events are {what: "tap", x, y, w, h, held, slid} and {what: "slide"}, see tap.py.

import { showGame } from "../_game.js";
import { places } from "../_lot.js";
import { pointingField } from "../_pointing.js";

const LONGEST_MS = 600000; // as in tap.py

function render(context) {
  return showGame(context, ({ words, game }) => {
    const field = pointingField({ words, game, press: tap, type: "pointerup" });
    let next = null;
    let level = null;
    let down = null; // where and when the finger came down

    function tap(event, spot) {
      if (!game.playing || game.tooSoon(event)) return;
      const from = event.type === "keydown" ? null : down;
      down = null;
      const slid = from ? Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) : 0;
      const held = from ? Math.min(Math.max(0, event.timeStamp - from.timeStamp), LONGEST_MS) : 0;
      game.log(event, "tap", { ...spot, held: Math.round(held), slid: Math.round(slid) });
      if (Math.round(slid) > level.still) game.tell(words.slid);
      else if (!field.within(spot)) game.tell(words.beside);
      else if (Math.round(held) > level.longest) game.tell(words.long);
      else if (game.reach()) field.show(next(), level.size);
    }
    field.node.addEventListener("pointerdown", (event) => {
      if (!event.button) down = event;
    });
    // The page takes a long slide for scrolling.
    field.node.addEventListener("pointercancel", (event) => {
      down = null;
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "slide");
      game.tell(words.slid);
    });
    field.node.addEventListener("contextmenu", (event) => event.preventDefault());
    return {
      node: field.node,
      focus: field.focus,
      play({ level: chosen, seed, reached }) {
        next = places(seed);
        level = chosen;
        down = null;
        for (let done = 0; done < reached; done += 1) next();
        field.show(next(), level.size);
      },
    };
  });
}

export default { render };
