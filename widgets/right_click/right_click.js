// Files whose menu opens by right click, by a long touch, by Shift+F10 or the menu key. Events are
// {what: "menu", file}, {what: "pick", file, item}, and {what: "click"} for the wrong button.

import { button, fill, make } from "../_shared.js";
import { showGame } from "../_game.js";
import { drawer } from "../_lot.js";

const HOLD_MS = 500;
const SLIP_PX = 10;

function render(context) {
  return showGame(context, ({ content, words, game }) => {
    const task = make("p", { class: "declic-task" });
    const shelf = make("div", { class: "declic-shelf" });
    const menu = make("div", { class: "declic-menu", role: "menu", hidden: true });
    const node = make("div", { class: "declic-desk" }, task, shelf, menu);
    let draw = null;
    let level = null;
    let wanted = null;
    let owner = null; // the file whose menu is open
    let hold = 0;
    let held = false; // the touch that ends now opened the menu, and may lie on one of its entries
    let pressed = { x: 0, y: 0 };

    function ask() {
      const before = wanted;
      do wanted = { file: draw(level.files), item: draw(level.items) };
      while (wanted.file === before?.file && wanted.item === before.item);
      const names = { file: content.files[wanted.file], item: content.items[wanted.item] };
      task.textContent = fill(words.task, names);
    }
    function lay() {
      const files = content.files.slice(0, level.files).map((name, index) => {
        const file = button("declic-file", "", (event) => clicked(event), {
          "aria-haspopup": "menu",
          style: `--declic-file: ${level.size}px`,
        });
        file.append(make("span", { class: "declic-file-icon", "aria-hidden": "true" }), name);
        file.dataset.file = index;
        return file;
      });
      shelf.replaceChildren(...files);
      files[0].focus({ preventScroll: true });
    }
    function clicked(event) {
      if (!game.playing || held || !event.detail) return;
      if (menu.hidden) {
        game.log(event, "click");
        game.tell(words.left_button);
      } else close();
    }

    // ---- the menu
    function open(event, file) {
      if (!game.playing || owner === file) return;
      close();
      game.log(event, "menu", { file: Number(file.dataset.file) });
      owner = file;
      file.setAttribute("aria-expanded", "true");
      menu.setAttribute("aria-label", file.textContent);
      const entries = content.items.slice(0, level.items).map((name, index) =>
        button("declic-entry", name, (chosen) => pick(chosen, index), { role: "menuitem", tabindex: "-1" }),
      );
      menu.replaceChildren(...entries);
      menu.hidden = false;
      place(file);
      entries[0].focus({ preventScroll: true });
    }
    /** Beside the file, within the playing field. */
    function place(file) {
      const [own, there] = [node.getBoundingClientRect(), file.getBoundingClientRect()];
      const left = there.left - own.left + there.width / 2;
      const top = there.top - own.top + there.height / 3;
      menu.style.insetInlineStart = `${Math.max(4, Math.min(left, own.width - menu.offsetWidth - 8))}px`;
      menu.style.insetBlockStart = `${Math.max(4, Math.min(top, own.height - menu.offsetHeight - 8))}px`;
    }
    function close() {
      if (!owner) return;
      const file = owner;
      owner = null;
      menu.hidden = true;
      file.removeAttribute("aria-expanded");
      if (menu.contains(document.activeElement) || document.activeElement === document.body) {
        file.focus({ preventScroll: true });
      }
    }
    function pick(event, item) {
      if (!owner || (held && event.detail) || game.tooSoon(event)) return;
      const file = Number(owner.dataset.file);
      game.log(event, "pick", { file, item });
      owner.focus({ preventScroll: true });
      close();
      const right = file === wanted.file && item === wanted.item;
      if (!right) game.tell(fill(words.other, { file: content.files[file], item: content.items[item] }));
      else if (game.reach()) ask();
    }

    // ---- mouse, touch, keyboard
    node.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      const file = event.target.closest(".declic-file");
      if (!file) return;
      held = event.pointerType === "touch" || held;
      open(event, file);
    });
    node.addEventListener("pointerdown", (event) => {
      held = false;
      clearTimeout(hold);
      const file = event.target.closest(".declic-file");
      if (!file && !menu.contains(event.target)) close();
      if (!file || event.pointerType !== "touch") return;
      pressed = { x: event.clientX, y: event.clientY };
      hold = setTimeout(() => {
        held = true;
        open(new PointerEvent("pointerdown", { pointerType: "touch" }), file);
      }, HOLD_MS);
    });
    node.addEventListener("pointermove", ({ clientX, clientY }) => {
      if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > SLIP_PX) clearTimeout(hold);
    });
    for (const type of ["pointerup", "pointercancel"]) {
      node.addEventListener(type, () => clearTimeout(hold));
    }
    node.addEventListener("keydown", (event) => {
      const file = event.target.closest(".declic-file");
      const asked = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (file && asked) open(event, file);
      else if (owner && (event.key === "Escape" || event.key === "Tab")) close();
      else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") step(event.key);
      else return;
      event.preventDefault();
      event.stopPropagation(); // Escape closes the menu, it does not pause
    });
    function step(key) {
      const all = [...(owner ? menu : shelf).children];
      const now = all.indexOf(document.activeElement);
      const by = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1;
      const ends = { Home: 0, End: all.length - 1 };
      all[ends[key] ?? (now + by + all.length) % all.length]?.focus({ preventScroll: true });
    }
    return {
      node,
      focus: () => (owner ? menu : shelf).querySelector("button")?.focus({ preventScroll: true }),
      play({ level: chosen, seed, reached }) {
        close();
        level = chosen;
        draw = drawer(seed);
        wanted = null;
        for (let done = 0; done <= reached; done += 1) ask();
        lay();
      },
    };
  });
}

export default { render };
