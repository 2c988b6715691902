// A folder in its window: what is in it, and what can be done with what is chosen there.

import { BIN, extensionOf, isFileName } from "./_files.js";
import { guardField } from "./_guard.js";
import { fileIcon } from "./_picker.js";
import { button, make } from "./_shared.js";

const TWICE_MS = 600; // two presses closer than this open, whatever the hand

/** The rows of a folder. `desk` is { state, act, words, locked, signal, pressed }. */
export function fileRows(rows, desk, empty) {
  if (!rows.length) return make("p", { class: "declic-fm-empty" }, empty);
  const items = rows.map((one) => {
    const renaming = desk.state.asks === "rename" && desk.state.selected === one.key;
    return make("li", {}, renaming ? renameForm(one, desk) : fileLine(one, desk));
  });
  const list = make("ul", { class: "declic-fm-list" }, ...items);
  list.addEventListener("keydown", (event) => pressKey(event, desk));
  return list;
}

/** The keys of file managers: arrows from row to row, Delete, F2. */
function pressKey(event, { act, inBin, state }) {
  const row = event.target.closest(".declic-fm-row");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!row || (!step && event.key !== "Delete" && event.key !== "F2")) return;
  event.preventDefault();
  event.stopPropagation();
  const { key } = row.dataset;
  if (step) {
    const rows = [...event.currentTarget.querySelectorAll(".declic-fm-row")];
    rows[rows.indexOf(row) + step]?.focus();
  } else if (inBin) return;
  else if (event.key === "Delete") act("delete", key);
  else {
    if (state.selected !== key) act("select", key);
    act("ask", "rename");
  }
}

function fileLine(one, desk) {
  const { state, act, words } = desk;
  const row = button("declic-fm-row", "", () => pressRow(one, desk), {
    "data-key": one.key,
    "aria-pressed": state.selected === one.key ? "true" : "false",
    draggable: desk.inBin ? false : "true",
  });
  row.append(fileIcon(one.kind), fileCell("name", one.name), " ", fileCell("kind", words[`kind_${one.kind}`]));
  const date = one.isNew ? words.fm_today : one.date;
  if (date) row.append(" ", fileCell("date", date));
  if (one.where) row.append(" ", fileCell("where", one.where));
  row.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    act("select", one.key);
  });
  row.addEventListener("dragstart", (event) => {
    desk.hand.dragged = one.key;
    event.dataTransfer.setData("text/plain", one.name);
    event.dataTransfer.effectAllowed = "move";
  });
  if (one.kind === "folder") dropTarget(row, one.key, desk);
  return row;
}

const fileCell = (name, text) => make("span", { class: `declic-fm-${name}` }, text);

/** The first press chooses, a second one soon after opens. */
function pressRow(one, { hand, act, inBin }) {
  const now = performance.now();
  const twice = hand.key === one.key && now - hand.at < TWICE_MS && !inBin;
  Object.assign(hand, { key: twice ? "" : one.key, at: now });
  act(twice ? "open" : "select", one.key);
}

/** What is dragged onto a folder goes into it. */
export function dropTarget(node, folder, { hand, act }) {
  const over = (event) => {
    if (!hand.dragged || hand.dragged === folder) return;
    event.preventDefault();
    node.classList.add("is-over");
  };
  node.addEventListener("dragenter", over);
  node.addEventListener("dragover", over);
  node.addEventListener("dragleave", () => node.classList.remove("is-over"));
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    const { dragged } = hand;
    hand.dragged = "";
    if (!dragged || dragged === folder) return;
    if (folder === BIN) act("delete", dragged);
    else act("move", dragged, folder);
  });
}

// ---- names that are typed

/** The field of a new name, with the end of the old one apart. */
function renameForm(one, desk) {
  const end = one.kind === "folder" ? "" : extensionOf(one.name);
  const stem = end ? one.name.slice(0, -end.length) : one.name;
  const took = (name) => desk.act("rename", one.key, `${name}${end}`);
  return nameForm({ icon: one.kind, label: desk.words.fm_new_name, value: stem, end, took, key: one.key }, desk);
}

/** The field of a new folder's name. */
export function createForm(parent, desk) {
  const took = (name) => desk.act("create", parent, name);
  return nameForm({ icon: "folder", label: desk.words.fm_new_folder, value: "", end: "", took, key: "b-create" }, desk);
}

function nameForm({ icon, label, value, end, took, key }, { act, words, complain, locked, signal }) {
  const input = make("input", {
    type: "text",
    class: "declic-fm-line",
    "data-heading": true,
    "data-key": key,
    maxlength: 70,
    autocomplete: "off",
    spellcheck: "false",
    disabled: locked,
  });
  input.value = value;
  guardField(input, words, signal);
  const take = () => {
    const name = input.value.trim();
    if (isFileName(`${name}${end}`) && name) took(name);
    else complain(words.fm_bad_name);
  };
  const field = make("label", { class: "declic-fm-field" }, make("span", {}, label), input);
  const node = make("div", { class: "declic-fm-form", "data-form": true }, fileIcon(icon), field);
  if (end) node.append(make("span", { class: "declic-fm-end" }, end));
  node.append(
    button("declic-picker-take", words.fm_ok, take, { "data-default": true, "data-key": "b-ok" }),
    button("declic-picker-cancel", words.fm_cancel, () => act("ask", "none")),
  );
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    act("ask", "none");
  });
  return node;
}

// ---- what can be done

/** The buttons above a folder. */
export function fileTools(desk) {
  const { state, act, words, complain, inBin } = desk;
  const { selected } = state;
  const tool = (name, press, always = false) => {
    const able = always || selected !== "";
    const pressed = () => (able ? press() : complain(words.fm_select_first));
    const attributes = { "data-key": `b-${name}`, "aria-disabled": able ? false : "true" };
    return button("declic-fm-tool", words[`fm_${name}`], pressed, attributes);
  };
  const asking = (name) => () => act("ask", name);
  const node = make("div", { class: "declic-fm-tools", role: "group", "aria-label": words.fm_tools });
  if (inBin) {
    node.append(tool("restore", () => act("restore", selected)), tool("empty", asking("empty"), true));
    return node;
  }
  node.append(
    tool("open", () => act("open", selected)),
    tool("rename", asking("rename")),
    tool("move", asking("move")),
    tool("copy", asking("copy")),
    tool("delete", () => act("delete", selected)),
  );
  if (!state.find) node.append(tool("create", asking("create"), true));
  return node;
}
