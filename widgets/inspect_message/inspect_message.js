// A mail or a text message in which to point at what is suspicious. A response is {parts: […]}.

import { showExercise } from "../_card.js";
import { make, button, fill, markRows } from "../_shared.js";

const HEADERS = ["sender", "to", "date", "subject"];

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const { kind, headers, body, attachments } = content.message;
    const parts = new Map();
    const said = make("ul", { class: "declic-part-notes" });
    const status = make("p", { class: "declic-target", "aria-hidden": "true" });
    let locked = false;

    /** Text, or a part: a button that is pressed when it is accused. */
    function piece(value, block) {
      if (typeof value === "string") return block ? make("span", {}, value) : value;
      const link = value.target ? " declic-link" : "";
      const node = button(`declic-part${link}`, value.text, () => point(node), {
        "aria-pressed": "false",
      });
      parts.set(value.key, node);
      return make("span", {}, node, ...where(value, node));
    }
    function where({ target }, node) {
      if (!target) return [];
      const leads = fill(words.leads, { address: target });
      const shown = make("span", { class: "declic-leads", role: "status" });
      const peek = button("declic-peek", words.where, () => {
        const open = peek.getAttribute("aria-expanded") !== "true";
        peek.setAttribute("aria-expanded", open);
        shown.textContent = open ? leads : "";
      });
      peek.setAttribute("aria-expanded", "false");
      for (const type of ["pointerenter", "focus"]) {
        node.addEventListener(type, () => (status.textContent = leads));
      }
      for (const type of ["pointerleave", "blur"]) {
        node.addEventListener(type, () => (status.textContent = ""));
      }
      return [peek, shown];
    }
    function point(node) {
      if (locked) return;
      node.setAttribute("aria-pressed", node.getAttribute("aria-pressed") !== "true");
      changed();
    }
    function header(name) {
      const term = make("dt", {}, words[name]);
      return make("div", {}, term, make("dd", {}, piece(headers[name], true)));
    }

    const top = make("dl", { class: "declic-headers" });
    top.append(...HEADERS.filter((name) => headers[name]).map(header));
    const text = make("div", { class: "declic-body" });
    text.append(...body.map((line) => make("p", {}, ...line.map((value) => piece(value)))));
    const files = make("ul", { class: "declic-files", "aria-label": words.attachment });
    files.append(...attachments.map((value) => make("li", {}, `${words.attachment} `, piece(value))));
    const label = make("p", { class: "declic-imitation" }, words.imitation);
    const device = make("div", { class: `declic-device declic-${kind}` }, top, text);
    if (attachments.length) device.append(files);
    if (parts.size) device.append(status);

    const pointed = () =>
      [...parts].filter(([, one]) => one.getAttribute("aria-pressed") === "true").map(([key]) => key);
    return {
      node: make("div", {}, label, device, said),
      value: () => ({ parts: pointed() }),
      ready: () => true,
      restore({ parts: keys = [] }) {
        for (const [key, one] of parts) one.setAttribute("aria-pressed", keys.includes(key));
      },
      mark(verdict) {
        const rows = new Map();
        for (const [key, one] of parts) {
          const row = make("li", {}, make("q", {}, one.textContent));
          rows.set(key, row);
        }
        markRows(rows, verdict, words);
        for (const [key, one] of parts) one.dataset.mark = rows.get(key).dataset.mark ?? "";
        said.replaceChildren(...[...rows.values()].filter((row) => row.dataset.mark));
      },
      lock(now) {
        locked = now;
        for (const one of parts.values()) one.setAttribute("aria-disabled", now);
      },
    };
  });
}

export default { render };
