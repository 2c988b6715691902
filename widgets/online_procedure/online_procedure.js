// An online procedure: a site, the mails that it sends in a second tab, and the folders in which a
// file is chosen. Steps beside those of a site: ["window", "mail"], ["read", mail], ["pick", field],
// ["look", folder], ["attach", field, file].

import { treeOf } from "../_files.js";
import { heading, showImitation } from "../_imitation.js";
import { filePicker } from "../_picker.js";
import { button, fill, make, makeSafe } from "../_shared.js";
import { SiteMachine } from "../_site.js";

function render(context) {
  return showImitation(context, (card) => new ProcedureMachine(card));
}

class ProcedureMachine extends SiteMachine {
  constructor(card) {
    super(card);
    this.mails = card.content.mails;
    this.newestFirst = this.mails.map((_mail, place) => this.mails.at(-1 - place));
    this.told = 0; // mails whose arrival was announced
    this.tree = treeOf(card.content.files);
    this.places = card.content.files.filter(({ parent }) => !parent);
  }
  first() {
    return { ...super.first(), mail: "", read: [], picking: "", folder: "" };
  }
  after(state, step) {
    const [verb, key, value] = step;
    switch (verb) {
      case "read":
        return { ...state, mail: key, read: [...new Set([...state.read, key])] };
      case "pick":
        return { ...state, picking: key === "none" ? "" : key, folder: "" };
      case "look":
        return { ...state, folder: key === "top" ? "" : key };
      case "attach": {
        const name = this.tree.files[value]?.name ?? "";
        return { ...state, values: { ...state.values, [key]: name }, picking: "" };
      }
      case "window":
        return { ...super.after(state, step), mail: "" };
      default:
        return super.after(state, step);
    }
  }
  draw(state, tools) {
    const nodes = super.draw(state, tools);
    const arrived = this.#arrived(state).length;
    if (arrived > this.told && !tools.locked) tools.say(this.words.op_arrived);
    this.told = arrived;
    return nodes;
  }
  place(state) {
    return [super.place(state), state.mail, state.picking, state.folder].join("/");
  }
  windows(state) {
    const unread = this.#unread(state);
    const badge = unread ? fill(this.words.op_new, { n: unread }) : "";
    return [...(this.mails.length ? [{ key: "mail", title: this.words.op_mails, badge }] : []), ...super.windows(state)];
  }
  address(state) {
    return state.window === "mail" ? "https://courrier.example" : super.address(state);
  }
  shownWindow(desk) {
    return desk.state.window === "mail" ? this.#mailWindow(desk) : super.shownWindow(desk);
  }
  /** A field for a file: what is chosen, and the folders when they are open. */
  fileField(desk, { key, label }) {
    const { state, words, act, locked, say } = desk;
    const chosen = state.values[key];
    const name = make("span", { class: "declic-site-file" }, chosen || words.op_none);
    const node = make("div", { role: "group", "aria-label": label }, make("p", {}, make("strong", {}, label)), name);
    if (state.picking === key) {
      node.append(
        filePicker({
          tree: this.tree,
          places: this.places,
          folder: state.folder,
          want: "file",
          title: fill(words.op_pick, { label }),
          action: words.picker_choose,
          words,
          locked,
          look: (folder) => act("look", folder || "top"),
          choose: (file) => act("attach", key, file),
          cancel: () => act("pick", "none"),
          complain: say,
        }),
      );
    } else {
      const pick = () => act("pick", key);
      const open = button("declic-site-quiet", words.op_pick_short, pick, { "data-key": key, disabled: locked });
      node.append(make("p", {}, open));
    }
    return node;
  }

  /** The mails that are there, the newest first. */
  #arrived({ sent }) {
    return this.newestFirst.filter(({ form }) => sent[form]);
  }
  #unread(state) {
    return this.#arrived(state).filter(({ key }) => !state.read.includes(key)).length;
  }
  #mailWindow(desk) {
    const { state, words, act } = desk;
    const mail = this.#arrived(state).find(({ key }) => key === state.mail);
    if (mail) {
      const back = button("declic-site-quiet", words.op_back, () => act("window", "mail"));
      const from = make("p", {}, `${words.op_from} ${mail.sender}`);
      return [make("div", { class: "declic-site declic-site-mail" }, heading(mail.subject), from, makeSafe("div", {}, mail.body), back)];
    }
    const rows = this.#arrived(state).map(({ key, sender, subject }) => {
      const row = button("declic-site-mail-row", "", () => act("read", key), { "data-key": key });
      row.append(make(state.read.includes(key) ? "span" : "strong", {}, subject), make("span", {}, sender));
      return make("li", {}, row);
    });
    const list = rows.length ? make("ul", {}, ...rows) : make("p", {}, words.op_no_mail);
    return [make("div", { class: "declic-site declic-site-mail" }, heading(words.op_mails), list)];
  }
}

export default { render };
