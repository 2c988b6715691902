// The files of an imitation computer while somebody works on them: a pure reducer, which
// widgets/file_manager/_desk.py folds in the same way. A state's `files` are by key, in the order in
// which they came: {key, name, parent, kind, text?, date?, was?}; a place (a folder at the top) has
// no parent; what is in the bin has the parent BIN.

export const BIN = "bin";
const MOST_MADE = 300;
const FILE_SIGNS = /[\\/:*?"<>|]/;
const LONGEST_NAME = 80;

/** A tree of files, from a list of them. */
export const treeOf = (list) => ({ files: Object.fromEntries(list.map((one) => [one.key, one])), made: 0 });

/** What lies in a folder: folders first. */
export function holding({ files }, folder) {
  const held = Object.values(files).filter(({ parent }) => parent === folder);
  const folders = held.filter(({ kind }) => kind === "folder");
  return [...folders, ...held.filter(({ kind }) => kind !== "folder")];
}

/** Whether something is a folder, or is in it, however deep. */
export function isInside({ files }, key, folder) {
  let at = key;
  while (at && at !== folder) at = files[at]?.parent ?? "";
  return at === folder;
}

/** The folders in which something is, from the outermost to itself. */
export function wayTo({ files }, key) {
  const way = [];
  for (let at = key; files[at]; at = files[at].parent) way.unshift(files[at]);
  return way;
}

/** Whether something is there, is no place, and is not in the bin. */
export const isMovable = (tree, key) => Boolean(tree.files[key]?.parent) && !isInside(tree, key, BIN);

/** Whether this is a folder that things can be put into. */
export const isOpenFolder = (tree, key) => tree.files[key]?.kind === "folder" && !isInside(tree, key, BIN);

/** Whether a file may be called so. */
export const isFileName = (text) => text.length > 0 && text.length <= LONGEST_NAME && !FILE_SIGNS.test(text);

/** The end of a file's name with its dot; empty if it has none. */
export function extensionOf(name) {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot) : "";
}

/** The tree after one change, and what it was done to: [tree, key], or null where it can't be done. */
export const fileChanges = {
  create: (tree, folder, name) =>
    isOpenFolder(tree, folder) ? addFile(tree, { name, kind: "folder", parent: folder }) : null,
  add: (tree, folder, file) => addFile(tree, { ...file, parent: folder }),
  rename(tree, key, name) {
    if (!isMovable(tree, key) || name === tree.files[key].name) return null;
    return putFile(tree, { ...tree.files[key], name });
  },
  move(tree, key, folder) {
    if (!fits(tree, key, folder) || tree.files[key].parent === folder) return null;
    return putFile(tree, { ...tree.files[key], parent: folder });
  },
  copy(tree, key, folder) {
    if (!fits(tree, key, folder)) return null;
    const inside = Object.values(tree.files).filter(({ parent }) => parent === key);
    const copied = addFile(tree, { ...tree.files[key], parent: folder });
    if (!copied) return null;
    let [after] = copied;
    for (const one of inside) [after] = fileChanges.copy(after, one.key, copied[1]) ?? [after];
    return [after, copied[1]];
  },
  delete(tree, key) {
    if (!isMovable(tree, key)) return null;
    const { parent } = tree.files[key];
    return [withFile(tree, { ...tree.files[key], parent: BIN, was: parent }), key];
  },
  restore(tree, key, otherwise) {
    const one = tree.files[key];
    if (one?.parent !== BIN) return null;
    const parent = isOpenFolder(tree, one.was) ? one.was : otherwise;
    return putFile(tree, { ...one, parent, was: "" });
  },
  empty(tree) {
    const left = Object.values(tree.files).filter(({ key }) => !isInside(tree, key, BIN));
    if (left.length === Object.keys(tree.files).length) return null;
    return [{ ...tree, files: Object.fromEntries(left.map((one) => [one.key, one])) }, BIN];
  },
};

const fits = (tree, key, folder) =>
  isMovable(tree, key) && isOpenFolder(tree, folder) && !isInside(tree, folder, key);

const withFile = (tree, file) => ({ ...tree, files: { ...tree.files, [file.key]: file } });

function addFile(tree, file) {
  if (tree.made === MOST_MADE) return null;
  const made = tree.made + 1;
  return putFile({ ...tree, made }, { ...file, key: `n${made}`, isNew: true });
}

/** Put a file where it says; a name that another has there gets a number. */
function putFile(tree, file) {
  const others = Object.values(tree.files).filter(({ key, parent }) => parent === file.parent && key !== file.key);
  const taken = new Set(others.map(({ name }) => name));
  const end = extensionOf(file.name);
  const stem = end ? file.name.slice(0, -end.length) : file.name;
  let name = file.name;
  for (let number = 1; taken.has(name); number += 1) name = `${stem} (${number})${end}`;
  return [withFile(tree, { ...file, name }), file.key];
}
