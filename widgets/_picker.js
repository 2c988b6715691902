// A window in which a folder or a file is chosen: folders are opened, one by one, and the button
// below takes what is there. Also how files are drawn, wherever they are listed.

import { holding, isInside, wayTo } from "./_files.js";
import { button, fill, make } from "./_shared.js";

const SVG_PICKER = "http://www.w3.org/2000/svg";
const SHAPES = {
  folder: "M2 6a2 2 0 0 1 2-2h5l2 3h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2z",
  file: "M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.5V8h4.5z",
  bin: "M9 2h6l1 2h5v2H3V4h5zM5 8h14l-1 14H6zm4 3v8h1.5v-8zm4.5 0v8H15v-8z",
  stick: "M8 2h8v6h2v12a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V8h2zm2 2v4h4V4z",
};

/** A small drawing of a folder, a file, the bin or a USB stick; the words beside it say the same. */
export function fileIcon(kind) {
  const svg = document.createElementNS(SVG_PICKER, "svg");
  const attributes = { viewBox: "0 0 24 24", "aria-hidden": "true", "data-kind": kind, class: "declic-file-drawn" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG_PICKER, "path");
  path.setAttribute("d", SHAPES[kind] ?? SHAPES.file);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

/** Where one is: the folders from the outermost to this one, each a button but the last. */
export function wayBar(way, label, open) {
  const last = way.length - 1;
  const steps = way.map(({ key, name }, place) => {
    const step = place === last ? make("span", { "aria-current": "true" }, name) : button("declic-way-step", name, () => open(key));
    return make("li", {}, step);
  });
  return make("nav", { class: "declic-way", "aria-label": label }, make("ol", {}, ...steps));
}

/** The nodes of a picker.
 *
 * `tree` is that of _files.js, `places` the folders at its top, `folder` the one that is open (empty:
 * the top). `want` is "file" or "folder"; `title` what is asked, `action` what the button says
 * ({folder} in it is the folder's name), `without` a key that can't be chosen. `look(key)` opens a
 * folder (empty: the top), `choose(key)` takes, `cancel()` closes, `complain(text)` says what is missing.
 */
export function filePicker(options) {
  const { tree, places, folder, want, title, titleKey, without, words, locked } = options;
  const { look, cancel } = options;
  const held = folder ? holding(tree, folder) : places;
  const shown = held.filter(({ kind, key }) => (kind === "folder" || want === "file") && !(without && isInside(tree, key, without)));
  const rows = shown.map((one) => make("li", {}, one.kind === "folder" ? folderRow(one, look) : fileRow(one, locked)));
  const way = [{ key: "", name: words.picker_top }, ...wayTo(tree, folder)];
  const top = { tabindex: "-1", "data-heading": true, "data-key": titleKey ?? false };
  const list = rows.length ? make("ul", { class: "declic-picker-list" }, ...rows) : make("p", {}, words.fm_nothing);
  const node = make("div", { class: "declic-picker", "data-form": true, role: "group", "aria-label": title });
  node.append(make("h5", top, title), wayBar(way, words.fm_path, look), list, pickerActions(node, options));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    cancel();
  });
  return node;
}

function pickerActions(node, { tree, folder, want, action, words, choose, cancel, complain }) {
  const row = make("div", { class: "declic-picker-row" });
  if (want === "file") {
    const take = () => {
      const chosen = node.querySelector("input:checked");
      if (chosen) choose(chosen.value);
      else complain(words.picker_no_file);
    };
    row.append(button("declic-picker-take", action, take, { "data-key": "b-take", "data-default": true }));
  } else if (folder) {
    const text = fill(action, { folder: tree.files[folder].name });
    row.append(button("declic-picker-take", text, () => choose(folder), { "data-key": "b-take", "data-default": true }));
  } else {
    node.append(make("p", { class: "declic-picker-note" }, words.picker_open_first));
  }
  row.append(button("declic-picker-cancel", words.fm_cancel, cancel));
  return row;
}

function folderRow({ key, name, drawn }, look) {
  const row = button("declic-picker-folder", "", () => look(key), { "data-key": key });
  row.append(fileIcon(drawn ?? "folder"), make("span", {}, name), make("span", { class: "declic-picker-more", "aria-hidden": "true" }, "›"));
  return row;
}

function fileRow({ key, name, kind }, locked) {
  const input = make("input", { type: "radio", name: "declic-picker", value: key, "data-key": key, disabled: locked });
  return make("label", { class: "declic-picker-file" }, input, fileIcon(kind), make("span", {}, name));
}
