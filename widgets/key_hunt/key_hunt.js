// Keys to find on the keyboard, a real one or the drawn one. A response is a round, see _game.js.

import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";
import { button, fill, make } from "../_shared.js";

const HELD = { Shift: 1, AltGraph: 2 }; // which of a key's texts comes when this one is held
const NAMED = ["Enter", "Backspace", "Delete", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const DEAD = "dead:"; // before a sign that waits for its letter
const SIGNS = { "^": "\u0302", "¨": "\u0308", "`": "\u0300", "´": "\u0301", "~": "\u0303", "¸": "\u0327" };
const QUIET = { autocomplete: "off", autocapitalize: "none", autocorrect: "off", spellcheck: "false" };

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const asked = make("kbd", { class: "declic-asked" });
    const note = make("span");
    const field = make("input", { type: "text", class: "declic-catch", ...QUIET });
    const help = button("declic-button declic-quiet", words.show_me, show);
    const how = make("p", { class: "declic-how", role: "status" });
    const keyboard = drawnKeyboard(content, words, (typed, event) => {
      if (!(typed in HELD) || typed === want.name) press(typed, "", event);
    });
    const label = make("label", {}, make("span", {}, words.type_here), field);
    const line = make("p", { class: "declic-ask" }, make("span", {}, words.find), asked, note);
    const type = make("div", { class: "declic-type" }, label, help);
    const node = make("div", { class: "declic-hunt" }, line, type, how, keyboard.node);
    let following = null;
    let want = null;
    let shown = false;
    let code = ""; // of the key that is down
    let repeating = false;
    let timer = 0;

    function ask() {
      want = following.next().value;
      shown = false;
      asked.textContent = want.shown;
      note.textContent = want.note;
      how.textContent = "";
      keyboard.point([]);
      wait();
    }
    function wait() {
      clearTimeout(timer);
      timer = setTimeout(() => game.playing && show(), content.help_after * 1000);
    }
    function show() {
      shown = true;
      how.textContent = want.how;
      keyboard.point(`${want.codes} ${want.held}`.trim().split(" "));
      field.focus({ preventScroll: true });
    }
    function press(typed, from, event) {
      field.value = "";
      if (!game.playing) return;
      const { name, shown: called } = want;
      const found = isKey(name, typed);
      const counts = found && !shown && !game.tooSoon(event);
      game.log(event, "key", { name: typed.slice(0, 12), code: from, shown: Number(shown) });
      if (!found) {
        const called_typed = typed === " " ? words.space : keyboard.nameOf(typed);
        game.tell(fill(words.not_this, { typed: called_typed, asked: called }));
      } else if (!counts || game.reach()) {
        game.tell(fill(words.found, { asked: called }));
        ask();
      }
    }
    /** Characters come by `input`: so those of a tablet's keyboard and of two keys are seen too. */
    function take({ timeStamp, isComposing }) {
      if (isComposing) return;
      const typed = [...field.value.normalize("NFC")].at(-1);
      if (repeating || !typed) field.value = "";
      else press(typed, code, { type: "key", timeStamp });
    }
    field.addEventListener("keydown", (event) => {
      const { key, repeat } = event;
      if (repeat && !repeating && !(key in HELD)) game.log(event, "held");
      repeating = repeat;
      code = event.code;
      const named = NAMED.includes(key);
      if (named) event.preventDefault();
      if (!repeat && (named || (key in HELD && key === want.name))) press(key, code, event);
    });
    field.addEventListener("keyup", () => {
      repeating = false;
      code = "";
    });
    field.addEventListener("input", take);
    field.addEventListener("compositionend", ({ timeStamp }) => take({ timeStamp }));
    field.addEventListener("paste", (event) => event.preventDefault());

    return {
      node,
      play({ level, seed, events }) {
        following = keysOf(level.keys, seed);
        ask();
        for (const { what, name } of events) if (what === "key" && isKey(want.name, name)) ask();
      },
      focus() {
        field.focus({ preventScroll: true });
        wait();
      },
    };
  });
}

/** The keys that a round asks for, as KeyHunt draws them in Python. */
function* keysOf(keys, seed) {
  const draw = drawer(seed);
  let last = null;
  for (;;) {
    const key = keys[draw(keys.length)];
    if (key === last) continue;
    last = key;
    yield key;
  }
}

/** A small letter stands for its key, as in Python. */
function isKey(asked, typed) {
  if (typed === " ") return asked === "Space" || asked === " ";
  if (asked.length === 1 && asked === asked.toLowerCase()) return typed.toLowerCase() === asked;
  return typed === asked;
}

/** A keyboard whose keys can be pressed; its Shift and AltGr stay down until the next key. */
function drawnKeyboard(content, words, typed) {
  const keys = new Map();
  const names = {};
  const board = make("div", { class: "declic-board" });
  let held = "";
  let sign = "";
  for (const key of content.drawing) {
    const node = drawnKey(key);
    if (key.code) keys.set(key.code, node);
    if (key.name) names[key.name] = key.texts[0];
    if (key.code) node.addEventListener("click", (event) => pressed(key, event));
    board.append(node);
  }
  board.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  const title = fill(words.drawn, { layout: content.layout });
  const node = make("div", { class: "declic-board-box", role: "group", tabindex: "0", "aria-label": title }, board);

  function pressed({ name, texts }, event) {
    if (name in HELD) {
      hold(held === name ? "" : name);
      typed(name, event);
      return;
    }
    let text = name && name !== "Space" ? name : texts[HELD[held] ?? 0];
    if (name === "Space" && (held !== "AltGraph" || !text)) text = " ";
    hold("");
    if (text.startsWith(DEAD)) {
      sign = text.slice(DEAD.length);
      return;
    }
    if (sign) text = text === " " ? sign : (text + SIGNS[sign]).normalize("NFC");
    sign = "";
    if (text) typed(text, event);
  }
  function hold(name) {
    held = name;
    for (const { code, name: of } of content.drawing) {
      if (code && of in HELD) keys.get(code).setAttribute("aria-pressed", of === held);
    }
  }
  return {
    node,
    nameOf: (name) => names[name] ?? name,
    /** Show where keys are, by their codes or names. */
    point(wanted) {
      for (const { code, name } of content.drawing) {
        const here = wanted.includes(code) || wanted.includes(name);
        keys.get(code)?.classList.toggle("is-shown", here && code !== "");
      }
      const first = node.querySelector(".is-shown");
      if (first) node.scrollLeft = first.offsetLeft - (node.clientWidth - first.offsetWidth) / 2;
    },
  };
}

function drawnKey({ code, name, texts, row, column, wide, high }) {
  const [plain, shift, altgr] = texts.map((text) => text.replace(DEAD, ""));
  const letter = Boolean(shift) && plain !== shift && plain.toUpperCase() === shift;
  const node = code ? button("declic-keycap", "", () => {}, { tabindex: "-1" }) : make("span", { class: "declic-keycap" });
  node.append(make("b", {}, letter ? shift : plain));
  if (shift && !letter) node.append(make("i", {}, shift));
  if (altgr) node.append(make("u", {}, altgr));
  node.style.gridArea = `${row} / ${column} / span ${high} / span ${wide}`;
  node.classList.toggle("is-letter", letter && Boolean(altgr));
  node.classList.toggle("is-named", Boolean(name));
  return node;
}

export default { render };
