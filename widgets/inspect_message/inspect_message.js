// A mail or a text message in which to point at what is suspicious. A response is {parts: […]}.

import { showExercise } from "../_card.js";
import { imitationLabel } from "../_device.js";
import { linkLeads, linkStatus } from "../_mail_leads.js";
import { make, button, markRows } from "../_shared.js";

const HEADERS = ["sender", "to", "date", "subject"];

function render(context) {
  return showExercise(context, ({ content, words, changed }) => {
    const { kind, headers, body, attachments } = content.message;
    const parts = new Map();
    const said = make("ul", { class: "declic-part-notes" });
    const status = linkStatus();
    let locked = false;

    /** Text, or a part: a button that is pressed when it is accused. */
    function piece(value, block) {
      if (typeof value === "string") return block ? make("span", {}, value) : value;
      const link = value.target ? " declic-link" : "";
      const node = button(`declic-part${link}`, value.text, () => point(node), {
        "aria-pressed": "false",
      });
      parts.set(value.key, node);
      return make("span", {}, node, ...linkLeads(node, value.target, words, status));
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
    const label = imitationLabel(words.imitation);
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
