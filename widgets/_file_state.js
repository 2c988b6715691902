// What a computer's windows show while somebody works on its files: a pure reducer over the steps of
// a path. `said` is what the last step did, {word, values}: the windows show and say it.

import { BIN, fileChanges, isInside, isMovable, treeOf } from "./_files.js";

const LEFT_ALONE = { asks: "", folder: "", said: null };

/** The state before anything is done. */
export function filesFirst({ files, stick, downloads, mail }) {
  const first = files.find(({ parent, key }) => parent === "" && key !== stick).key;
  const opened = downloads.length ? "page" : mail ? "mail" : "files";
  const shown = { place: first, selected: "", view: "", find: "", window: opened };
  return { tree: treeOf(files), home: first, stick: "out", attached: [], ...shown, ...LEFT_ALONE };
}

/** The state after a step; `content` is that of the exercise. */
export function filesAfter(content, state, [verb, key, value]) {
  const step = fileSteps[verb];
  return step ? step({ ...state, said: null }, key, value, content) : state;
}

/** What a state's files are called, for what is said of them. */
const nameIn = ({ tree }, key) => tree.files[key]?.name ?? "";

const saying = (state, word, key, folder = "") => ({
  ...state,
  said: { word, values: { name: nameIn(state, key), folder: nameIn(state, folder) } },
});

/** Do one change to the tree; say it, or that it can't be. */
function changed(state, change, word, otherwise = "fm_full") {
  const [name, key, ...rest] = change;
  const done = fileChanges[name](state.tree, key, ...rest);
  if (!done) return saying({ ...state, asks: "" }, otherwise, key, rest[0]);
  const [tree, made] = done;
  const after = { ...state, ...LEFT_ALONE, tree, selected: made };
  return saying(after, word, made, tree.files[made]?.parent);
}

/** Put something into another folder; where it was, nothing is selected any more. */
function carried(state, change, word) {
  const [, key, folder] = change;
  const there = state.tree.files[key]?.parent === folder;
  return { ...changed(state, change, word, there ? "fm_there" : "fm_not_there"), selected: "" };
}

const fileSteps = {
  select: (state, key) => (state.tree.files[key] ? { ...state, selected: key } : state),
  open(state, key) {
    const one = state.tree.files[key];
    const elsewhere = { ...state, ...LEFT_ALONE, view: "", find: "", selected: "", place: key };
    if (key === BIN || one?.kind === "folder") return elsewhere;
    return one ? { ...state, view: key, selected: key } : state;
  },
  go(state, key) {
    return key === "close" ? { ...state, view: "" } : { ...state, ...LEFT_ALONE, view: "", window: key };
  },
  ask: (state, key) => ({ ...state, asks: key === "none" ? "" : key, folder: "" }),
  look: (state, key) => ({ ...state, folder: key === "top" ? "" : key }),
  find: (state, key, text) => ({ ...state, ...LEFT_ALONE, find: text ?? "", selected: "", view: "" }),
  create: (state, key, name) => changed(state, ["create", key, name], "fm_made"),
  rename: (state, key, name) => changed(state, ["rename", key, name], "fm_renamed", "fm_renamed"),
  move: (state, key, folder) => carried(state, ["move", key, folder], "fm_moved"),
  copy: (state, key, folder) => carried(state, ["copy", key, folder], "fm_copied"),
  delete(state, key) {
    const after = changed(state, ["delete", key], "fm_deleted", "fm_not_there");
    return { ...after, selected: "" };
  },
  restore(state, key) {
    const after = changed(state, ["restore", key, state.home], "fm_restored", "fm_not_there");
    return { ...after, selected: "" };
  },
  empty(state) {
    const after = changed(state, ["empty"], "fm_emptied", "fm_emptied");
    return { ...after, selected: "", attached: after.attached.filter((key) => after.tree.files[key]) };
  },
  download(state, key, _value, { downloads, into }) {
    const { about: _about, ...file } = downloads.find((one) => one.key === key);
    return { ...changed(state, ["add", into, file], "fm_downloaded"), selected: "" };
  },
  plug(state, _key, _value, { stick }) {
    return state.stick === "out" ? saying({ ...state, stick: "in" }, "fm_plugged", stick) : state;
  },
  eject(state, _key, _value, { stick }) {
    return state.stick === "in" ? saying({ ...leaving(state, stick), stick: "ejected" }, "fm_ejected") : state;
  },
  unplug(state, _key, _value, { stick }) {
    if (state.stick === "out") return state;
    const word = state.stick === "in" ? "fm_unplugged" : "fm_taken";
    return saying({ ...leaving(state, stick), stick: "out" }, word);
  },
  attach(state, key) {
    if (!isMovable(state.tree, key) || state.tree.files[key].kind === "folder") return state;
    const attached = state.attached.includes(key) ? state.attached : [...state.attached, key];
    return saying({ ...state, ...LEFT_ALONE, attached }, "fm_attached", key);
  },
  detach(state, key) {
    const attached = state.attached.filter((one) => one !== key);
    return saying({ ...state, attached }, "fm_detached", key);
  },
};

/** Nothing of the stick is on the screen any more. */
function leaving(state, stick) {
  const gone = (key) => key && isInside(state.tree, key, stick);
  const place = gone(state.place) ? state.home : state.place;
  const view = gone(state.view) ? "" : state.view;
  return { ...state, ...LEFT_ALONE, place, view, selected: gone(state.selected) ? "" : state.selected };
}
