// Things to sort into boxes: a list to choose from on each, or carried there. A response is
// {places: {key: "0", …}}.

import { showExercise } from "../_card.js";
import { carrying } from "../_carry.js";
import { make, makeSafe, fill, markRows } from "../_shared.js";

function render(context) {
  return showExercise(context, ({ content, words, name, changed }) => {
    const say = make("p", { class: "declic-carry-say", role: "status" });
    const spoken = make("p", { class: "declic-hidden", role: "status" });
    const boxes = make("div", { class: "declic-boxes" });
    const insides = new Map(); // the list in each box; "" is what is not sorted yet
    const lists = new Map();
    const rows = new Map();
    let moving = false;
    const rest = box({ key: "", text: words.rest, name: words.rest }, words.all_sorted);
    rest.classList.add("declic-rest");
    boxes.append(...content.boxes.map((one) => box(one, words.empty)));
    for (const thing of content.things) add(thing);

    function box({ key, text }, empty) {
      const id = `${name}-box-${key}`;
      const inside = make("ul", { "aria-labelledby": id, "data-empty": empty });
      insides.set(key, inside);
      const title = makeSafe("p", { class: "declic-box-title", id }, text);
      return make("div", { class: "declic-box", "data-place": key }, title, inside);
    }
    function add(thing) {
      const label = fill(words.box_of, { thing: thing.name });
      const list = make("select", { class: "declic-list", "aria-label": label });
      list.append(make("option", { value: "" }, words.choose));
      list.append(...content.boxes.map((one) => make("option", { value: one.key }, one.name)));
      const handle = make("span", { class: "declic-handle", "aria-hidden": "true" }, "⠿");
      const text = makeSafe("span", { class: "declic-sorted-text" }, thing.text);
      const row = make("li", { class: "declic-sorted", "data-carry": thing.key }, handle, text, list);
      row.dataset.name = thing.name;
      rows.set(thing.key, row);
      lists.set(thing.key, list);
      insides.get("").append(row);
      listen(list, row);
    }
    /** With the keyboard a thing goes to its box when the focus goes on: what comes next in the
     * pile then is next for the keyboard too. */
    function listen(list, row) {
      let typing = false;
      list.addEventListener("pointerdown", () => (typing = false));
      list.addEventListener("keydown", () => (typing = true));
      list.addEventListener("change", () => {
        tell(row, list.value);
        if (!typing) {
          settle(row, list);
          list.focus({ preventScroll: true });
        }
        changed();
      });
      list.addEventListener("blur", () => settle(row, list));
    }
    function settle(row, list) {
      const inside = insides.get(list.value);
      if (moving || row.parentNode === inside) return;
      moving = true; // a row that moves with the focus in it blurs
      inside.append(row);
      moving = false;
    }
    function tell(row, place) {
      const said = { thing: row.dataset.name, box: content.boxes.find((one) => one.key === place)?.name };
      spoken.textContent = fill(place ? words.sorted : words.taken_out, said);
    }
    function put(row, place) {
      const list = lists.get(row.dataset.carry);
      list.value = place.dataset.place;
      settle(row, list);
      tell(row, list.value);
      changed();
    }
    function picked(row) {
      say.textContent = row ? fill(words.put_here, { thing: row.dataset.name }) : "";
    }

    const node = make("div", { class: "declic-sorting" }, rest, say, boxes, spoken);
    const { release } = carrying(node, { put, picked });
    const sorted = () => [...lists].filter(([, list]) => list.value);
    return {
      node,
      value: () => ({ places: Object.fromEntries(sorted().map(([key, list]) => [key, list.value])) }),
      ready: () => sorted().length > 0,
      restore({ places = {} }) {
        for (const [key, list] of lists) {
          list.value = places[key] ?? "";
          settle(rows.get(key), list);
        }
      },
      mark(verdict) {
        if (verdict) release();
        markRows(rows, verdict, words);
      },
    };
  });
}

export default { render };
