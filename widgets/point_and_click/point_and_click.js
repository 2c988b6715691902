// Targets to click on. An event is {what: "press", x, y, w, h}, pixels of the playing field.

import { showGame } from "../_game.js";
import { places } from "../_lot.js";
import { pointingField } from "../_pointing.js";

function render(context) {
  return showGame(context, ({ words, game }) => {
    const field = pointingField({ words, game, press, type: "click" });
    let next = null;
    let size = 0;
    function press(event, spot) {
      if (!game.playing || game.tooSoon(event)) return;
      game.log(event, "press", spot);
      if (!field.within(spot)) game.tell(words.beside);
      else if (game.reach()) field.show(next(), size);
    }
    return {
      node: field.node,
      focus: field.focus,
      play({ level, seed, reached }) {
        next = places(seed);
        size = level.size;
        for (let done = 0; done < reached; done += 1) next();
        field.show(next(), size);
      },
    };
  });
}

export default { render };
