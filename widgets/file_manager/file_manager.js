// Folders and files of an imitation computer. A response is {steps: [[verb, key, value?]…]}; the
// verbs are those of _file_state.js.

import { addressBar } from "../_address.js";
import { createForm, dropTarget, fileRows, fileTools } from "../_file_list.js";
import { filesAfter, filesFirst } from "../_file_state.js";
import { BIN, holding, isInside, wayTo } from "../_files.js";
import { guardField } from "../_guard.js";
import { heading, showImitation } from "../_imitation.js";
import { fileIcon, filePicker, wayBar } from "../_picker.js";
import { button, fill, make, makeSafe } from "../_shared.js";

const PAGE_ADDRESS = "https://www.mairie.example/documents";

function render(context) {
  return showImitation(context, ({ content, words }) => fileMachine(content, words));
}

function fileMachine(content, words) {
  const hand = { key: "", at: 0, dragged: "" }; // what a hand is about, between two presses
  let drawing = new AbortController();
  return {
    device: "window",
    label: words.fm_files,
    first: () => filesFirst(content),
    after: (state, step) => filesAfter(content, state, step),
    place: ({ window, asks, folder, view, place, find }) => [window, asks, folder, view, place, find].join("/"),
    bar: ({ window }) =>
      window === "page" ? addressBar(PAGE_ADDRESS, words) : [make("p", { class: "declic-fm-title" }, words[`fm_${window}`])],
    draw(state, tools) {
      drawing.abort();
      drawing = new AbortController();
      const desk = deskOf(content, words, state, tools, { hand, signal: drawing.signal });
      const windows = { files: filesWindow, page: pageWindow, mail: mailWindow };
      return [...windowTabs(desk), ...windows[state.window](desk), desk.line, ...usbStrip(desk)];
    },
    end: () => drawing.abort(),
  };
}

/** What all that is drawn shares. */
function deskOf(content, words, state, tools, more) {
  const line = make("p", { class: "declic-fm-said" }, saidOf(state, words));
  const complain = (text) => {
    line.textContent = text;
    tools.say(text);
  };
  const act = (...step) => {
    if (tools.locked) return;
    tools.act(...step);
    const said = saidOf(filesAfter(content, state, step), words);
    if (said) tools.say(said);
  };
  const inBin = state.place === BIN && !state.find;
  return { content, words, state, act, complain, line, inBin, locked: tools.locked, ...more };
}

const saidOf = ({ said }, words) => (said ? fill(words[said.word], said.values) : "");

// ---- windows

function windowTabs({ content, state, act, words }) {
  const there = ["files", content.downloads.length && "page", content.mail && "mail"].filter(Boolean);
  if (there.length === 1) return [];
  const tabs = there.map((name) =>
    button("declic-fm-tab", words[`fm_${name}`], () => act("go", name), {
      "data-key": `b-${name}`,
      "aria-current": state.window === name ? "true" : false,
    }),
  );
  return [make("nav", { class: "declic-fm-tabs", "aria-label": words.fm_windows }, ...tabs)];
}

function filesWindow(desk) {
  const { state } = desk;
  const carrying = state.asks === "move" || state.asks === "copy";
  const main = make("div", { class: "declic-fm-main" });
  if (carrying) main.append(folderPicker(desk));
  else if (state.asks === "empty") main.append(emptyQuestion(desk));
  else if (state.view) main.append(...fileView(desk));
  else main.append(...folderView(desk));
  return [make("div", { class: "declic-fm" }, placesOf(desk), main)];
}

function pageWindow({ content, act, words }) {
  const items = content.downloads.map(({ key, name, kind, about }) => {
    const link = make("a", { href: "#", class: "declic-fm-download", "data-key": key });
    link.append(words.fm_download, make("span", { class: "declic-hidden" }, ` ${name}`));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      act("download", key);
    });
    const text = make("div", { class: "declic-fm-offer" }, make("strong", {}, name));
    if (about) text.append(makeSafe("span", {}, about));
    return make("li", {}, fileIcon(kind), text, link);
  });
  return [heading(words.fm_page_title), make("ul", { class: "declic-fm-offers" }, ...items)];
}

function mailWindow(desk) {
  const { content, state, act, words } = desk;
  if (state.asks === "attach") return [attachPicker(desk)];
  const { to, subject, text, button: says } = content.mail;
  const items = state.attached.map((key) => {
    const { name, kind } = state.tree.files[key];
    const off = button("declic-fm-off", "×", () => act("detach", key), {
      "aria-label": fill(words.fm_detach, { name }),
    });
    return make("li", { "data-key": key }, fileIcon(kind), make("span", {}, name), off);
  });
  const attached = items.length
    ? [make("p", { class: "declic-fm-label" }, words.fm_attachments), make("ul", { class: "declic-fm-attached" }, ...items)]
    : [];
  return [
    heading(words.fm_mail_title),
    make("dl", { class: "declic-fm-mail" }, ...mailField(words.fm_to, to), ...mailField(words.fm_subject, subject)),
    makeSafe("div", { class: "declic-fm-letter" }, text),
    ...attached,
    button("declic-picker-take", says, () => act("ask", "attach"), { "data-key": "b-attach" }),
  ];
}

const mailField = (name, value) => [make("dt", {}, name), make("dd", {}, value)];

// ---- places

function placesAt({ content, state, words }) {
  const top = holding(state.tree, "").filter(({ key }) => key !== content.stick || state.stick === "in");
  const drawn = (key) => (key === content.stick ? "stick" : "folder");
  return [
    ...top.map(({ key, name }) => ({ key, name, kind: "folder", drawn: drawn(key) })),
    { key: BIN, name: words.fm_bin, kind: "folder", drawn: "bin" },
  ];
}

function placesOf(desk) {
  const { state, act, words, locked } = desk;
  const places = placesAt(desk);
  const top = state.find ? "" : (wayTo(state.tree, state.place)[0]?.key ?? BIN);
  const buttons = places.map(({ key, name, drawn }) => {
    const here = { "data-key": key, "aria-current": key === top ? "true" : false };
    const place = button("declic-fm-place", "", () => act("open", key), here);
    place.append(fileIcon(drawn), make("span", {}, name));
    dropTarget(place, key, desk);
    return make("li", {}, place);
  });
  const options = places.map(({ key, name }) => make("option", { value: key, selected: key === top }, name));
  const select = make("select", { class: "declic-fm-select", "aria-label": words.fm_place, disabled: locked }, ...options);
  if (!top) select.selectedIndex = -1;
  select.addEventListener("change", () => act("open", select.value));
  const small = make("div", { class: "declic-fm-small" }, make("span", { "aria-hidden": "true" }, words.fm_place), select);
  const list = make("ul", {}, ...buttons);
  const node = make("nav", { class: "declic-fm-places", "aria-label": words.fm_places }, small, list);
  if (state.stick === "in") {
    node.append(button("declic-fm-eject", words.fm_eject, () => act("eject", "usb"), { "data-key": "b-eject" }));
  }
  return node;
}

/** What is done to the computer itself, beside its screen. */
function usbStrip({ content, state, act, words }) {
  if (!content.stick) return [];
  const [verb, text] = state.stick === "out" ? ["plug", words.fm_plug] : ["unplug", words.fm_unplug];
  const press = button("declic-fm-stick", "", () => act(verb, "usb"), { "data-key": `b-${verb}` });
  press.append(fileIcon("stick"), make("span", {}, text));
  return [make("div", { class: "declic-fm-strip" }, make("span", {}, words.fm_computer), press)];
}

// ---- a folder, a file, a question

function folderView(desk) {
  const { state, act, words, inBin } = desk;
  const { find, place, tree } = state;
  const rows = find ? foundIn(desk) : holding(tree, place);
  const title = find ? fill(words.fm_found, { text: find }) : inBin ? words.fm_bin : tree.files[place].name;
  const empty = find ? fill(words.fm_nothing_found, { text: find }) : words.fm_nothing;
  const way = wayTo(tree, place).slice(0, -1);
  const above = find || !way.length ? [] : [wayBar([...way, tree.files[place]], words.fm_path, (key) => act("open", key))];
  const list = fileRows(rows, desk, empty);
  if (state.asks === "create") return [heading(title), createForm(place, desk), list];
  if (state.asks === "rename") return [heading(title), list];
  return [searchForm(desk), ...above, heading(title), fileTools(desk), list];
}

const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function foundIn({ content, state, words }) {
  const { files } = state.tree;
  const hidden = (key) =>
    isInside(state.tree, key, BIN) || (state.stick !== "in" && content.stick && isInside(state.tree, key, content.stick));
  return Object.values(files)
    .filter(({ key, name, parent }) => parent && withoutMarks(name).includes(withoutMarks(state.find)) && !hidden(key))
    .map((one) => ({ ...one, where: fill(words.fm_where, { folder: files[one.parent].name }) }));
}

function searchForm({ state, act, words, locked, signal }) {
  const input = make("input", {
    type: "search",
    class: "declic-fm-line",
    "aria-label": words.fm_find_in,
    "data-key": "b-find",
    maxlength: 60,
    autocomplete: "off",
    placeholder: words.fm_find_name,
    disabled: locked,
  });
  input.value = state.find;
  guardField(input, words, signal);
  const go = button("declic-fm-tool", words.fm_find, () => act("find", "find", input.value.trim()), { "data-default": true });
  const node = make("div", { class: "declic-fm-search", role: "search", "data-form": true }, input, go);
  if (state.find) node.append(button("declic-fm-tool", words.fm_find_end, () => act("find", "find", "")));
  return node;
}

function fileView({ state, act, words }) {
  const { key, name, kind, text } = state.tree.files[state.view];
  const seen = text
    ? makeSafe("div", { class: "declic-fm-seen" }, text)
    : make("div", { class: "declic-fm-seen is-blank" }, fileIcon(kind), make("p", {}, words.fm_no_preview));
  const close = button("declic-picker-cancel", words.fm_close, () => act("go", "close"), { "data-key": "b-close" });
  const title = heading(name);
  title.dataset.key = key;
  return [title, make("p", { class: "declic-fm-kind" }, words[`kind_${kind}`]), seen, close];
}

function emptyQuestion({ act, words }) {
  const yes = button("declic-picker-take", words.fm_empty, () => act("empty", BIN), { "data-key": BIN });
  const no = button("declic-picker-cancel", words.fm_cancel, () => act("ask", "none"));
  const row = make("div", { class: "declic-picker-row" }, yes, no);
  return make("div", { class: "declic-picker", role: "group" }, heading(words.fm_sure, "h5"), row);
}

function folderPicker(desk) {
  const { state, act, words } = desk;
  const { asks, selected, tree } = state;
  return filePicker({
    ...pickerBasis(desk),
    want: "folder",
    title: fill(words[`picker_${asks}`], { name: tree.files[selected]?.name ?? "" }),
    titleKey: selected,
    action: words.picker_here,
    without: selected,
    choose: (folder) => act(asks, selected, folder),
  });
}

function attachPicker(desk) {
  const { act, words } = desk;
  const choose = (key) => act("attach", key);
  return filePicker({ ...pickerBasis(desk), want: "file", title: words.picker_file, action: words.picker_choose, choose });
}

function pickerBasis(desk) {
  const { state, act, words, locked, complain } = desk;
  return {
    tree: state.tree,
    folder: state.folder,
    words,
    locked,
    complain,
    places: placesAt(desk).filter(({ key }) => key !== BIN),
    look: (key) => act("look", key || "top"),
    cancel: () => act("ask", "none"),
  };
}

export default { render };
