// Cards to learn by heart (Leitner's box). A response is {boxes: {key: box}, queue: [key, …]}.

import { showExercise } from "../_card.js";
import { button, fill, make, makeSafe } from "../_shared.js";

const AFTER = { nearly_knew: 4, not_yet: 2 }; // cards that come before it comes back

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const { cards, boxes: last } = content;
    const byKey = new Map(cards.map((card) => [card.key, card]));
    let boxes = {};
    let queue = cards.map(({ key }) => key);
    let turned = false;
    let locked = false;

    const counts = make("ul", { class: "declic-leitner" });
    const told = make("p", { class: "declic-hidden", role: "status" });
    const side = make("p", { class: "declic-side" });
    const face = make("div", { class: "declic-card-face", "aria-live": "polite" });
    const turn = button("declic-button", words.turn, () => {
      turned = true;
      show();
      card.focus({ preventScroll: true });
    });
    const asked = make("p", { class: "declic-did-you" }, words.did_you);
    const rates = make(
      "div",
      { class: "declic-rates", role: "group", "aria-label": words.did_you },
      ...["knew", "nearly_knew", "not_yet"].map((name) =>
        button("declic-button declic-quiet declic-rate", words[name], () => rate(name), {
          "data-rate": name,
        }),
      ),
    );
    const card = make("div", { class: "declic-flash", tabindex: "-1" }, side, face);
    const stage = make("div", { class: "declic-card-stage" }, card, turn, asked, rates);
    const node = make("div", { class: "declic-flash-cards" }, counts, stage, told);

    function rate(name) {
      if (locked || !turned) return;
      const [key, ...others] = queue;
      const box = boxes[key] ?? 1;
      boxes = { ...boxes, [key]: name === "knew" ? box + 1 : name === "not_yet" ? 1 : box };
      queue = others;
      if (name !== "knew") queue.splice(Math.min(AFTER[name], queue.length), 0, key);
      else if (boxes[key] < last) queue.push(key);
      turned = false;
      show();
      changed();
      told.textContent = fill(words.learnt, { n: learnt(), total: cards.length });
      if (queue.length) turn.focus({ preventScroll: true });
      else if (!words.sure_steps && !words.why) finish();
    }
    function finish() {
      node.closest(".declic-exercise").focus({ preventScroll: true });
      node.closest("form").requestSubmit();
    }
    const learnt = () => Object.values(boxes).filter((box) => box === last).length;

    function show() {
      const shown = byKey.get(queue[0]);
      stage.hidden = !shown;
      if (shown) {
        side.textContent = turned ? words.back : words.front;
        const parts = [makeSafe("div", { class: "declic-front" }, shown.front)];
        if (turned) parts.push(makeSafe("div", { class: "declic-back" }, shown.back));
        face.replaceChildren(...parts);
      }
      card.classList.toggle("is-turned", turned);
      turn.hidden = turned;
      asked.hidden = rates.hidden = !turned;
      const known = learnt();
      const begun = Object.keys(boxes).length - known;
      const all = { to_learn: cards.length - known - begun, under_way: begun, known };
      counts.replaceChildren(
        ...Object.entries(all).map(([name, n]) =>
          make("li", { "data-box": name }, make("strong", {}, String(n)), ` ${words[name]}`),
        ),
      );
    }
    show();

    return {
      node,
      value: () => ({ boxes, queue }),
      ready: () => Object.keys(boxes).length > 0,
      restore(response) {
        const kept = Object.entries(response.boxes ?? {}).filter(([key]) => byKey.has(key));
        boxes = Object.fromEntries(kept);
        const left = [...byKey.keys()].filter((key) => boxes[key] !== last);
        const order = (response.queue ?? []).filter((key) => left.includes(key));
        queue = [...order, ...left.filter((key) => !order.includes(key))];
        turned = false;
        show();
      },
      mark(verdict) {
        node.classList.toggle("is-seen", Boolean(verdict));
      },
      lock(now) {
        locked = now;
        node.querySelectorAll("button").forEach((one) => (one.disabled = now));
      },
      focus: () => (turned ? rates.firstElementChild : turn).focus(),
    };
  });
}

export default { render };
