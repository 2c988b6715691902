// The forms of an imitation site. They are checked when they are sent: a summary says what to look at
// again, with links to the fields, and nothing is lost. A step ["send", form, "i1? i2!"] is a form
// that was stopped: "?" for what is missing, "!" for what is not as it should be.

import { shapeFits } from "./_site_fits.js";
import { button, fill, make, makeSafe } from "./_shared.js";

const UNTOLD = "…";
const LONGEST_FIELD = 300;
const MOST_RADIOS = 6;

/** What stands in a field; words that are not told are here only if they were typed here. */
function fieldValue({ typed, state }, key) {
  const value = state.values[key] ?? "";
  return value === UNTOLD ? (typed.get(key) ?? UNTOLD) : value;
}

export function siteForm(desk, { key, title, send, fields }) {
  const { state, words } = desk;
  const faults = new Map(state.stopped?.form === key ? state.stopped.faults : []);
  const rows = fields.map((field) => new FieldRow(desk, field, faults.get(field.key)));
  const form = make("div", { class: "declic-site-form", "data-form": true, role: "group", "aria-label": title || send });
  if (title) form.append(make("h5", {}, title));
  if (faults.size) form.append(errorSummary(words, rows.filter((row) => row.fault)));
  else if (state.saved === key) form.append(savedLine(words));
  const go = button("declic-site-button", send, () => sendForm(desk, key, rows), { "data-key": key, "data-default": true });
  form.append(...rows.map((row) => row.node), go);
  return form;
}

function sendForm(desk, key, rows) {
  if (desk.locked) return;
  const faults = rows.map((row) => row.look()).filter(Boolean);
  if (faults.length) desk.act("send", key, faults.join(" "));
  else desk.act("send", key);
}

function errorSummary(words, rows) {
  const links = rows.map((row) => make("li", {}, make("a", { href: "#", "data-goto": row.field.key }, row.says())));
  const box = make("div", { class: "declic-site-errors", tabindex: "-1", "data-heading": true });
  box.append(make("h5", {}, words.ws_errors), make("ul", {}, ...links));
  return box;
}

const savedLine = (words) =>
  make("p", { class: "declic-site-success", tabindex: "-1", "data-heading": true }, words.ws_saved);

/** A field with its label, its help and what is wrong with it. */
class FieldRow {
  #desk;
  #value;

  constructor(desk, field, fault) {
    this.#desk = desk;
    this.field = field;
    this.fault = fault;
    this.#value = fieldValue(desk, field.key);
    this.id = `${desk.name}-${field.key}`;
    const draws = { choice: () => this.#choice(), tick: () => this.#tick(), file: () => this.#file() };
    this.node = (draws[field.kind] ?? (() => this.#line()))();
    this.node.classList.add("declic-site-field");
    if (fault) this.node.classList.add("is-faulty");
  }
  /** Tell what stands in the field, if it isn't told yet; return its fault, as "i1?", or nothing. */
  look() {
    const { key, kind, required, shape } = this.field;
    const value = this.#value.trim();
    this.#tell(value);
    if (!value) return required ? `${key}?` : "";
    return value === UNTOLD || shapeFits(value, kind, shape) ? "" : `${key}!`;
  }
  /** What is wrong, in words. */
  says() {
    const { label, kind, error } = this.field;
    const { words } = this.#desk;
    if (this.fault === "!") return error || words[`ws_bad_${kind}`] || fill(words.ws_bad, { label });
    const missing = { choice: words.ws_missing_choice, tick: words.ws_missing_tick }[kind] ?? words.ws_missing;
    return fill(missing, { label });
  }
  #tell(value) {
    const { site, noted, note } = this.#desk;
    const { key } = this.field;
    const told = value && !site.tells.includes(key) ? UNTOLD : value;
    if ((noted[key] ?? "") === told) return;
    noted[key] = told;
    note("fill", key, told);
  }
  #keep(value) {
    this.#value = value;
    this.#desk.typed.set(this.field.key, value);
  }
  #label() {
    const { label, required, kind } = this.field;
    const more = required || kind === "tick" ? "" : ` (${this.#desk.words.ws_optional})`;
    return [label, make("span", { class: "declic-site-optional" }, more)];
  }
  #about(attributes) {
    const { help, kind } = this.field;
    const { words } = this.#desk;
    const nodes = [];
    const text = help || (kind === "date" ? words.ws_date_help : "");
    if (text) nodes.push(makeSafe("div", { class: "declic-site-help", id: `${this.id}-h` }, text));
    if (this.fault) nodes.push(make("p", { class: "declic-site-error", id: `${this.id}-e` }, this.says()));
    if (nodes.length) attributes["aria-describedby"] = nodes.map((node) => node.id).join(" ");
    if (this.fault) attributes["aria-invalid"] = "true";
    return nodes;
  }
  #line() {
    const { key, kind, required, invented } = this.field;
    const desk = this.#desk;
    const attributes = {
      id: this.id,
      "data-key": key,
      "data-kind": invented || false,
      maxlength: LONGEST_FIELD,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      inputmode: INPUT_MODES[kind] ?? false,
      disabled: desk.locked,
      "aria-required": required ? "true" : false,
    };
    const about = this.#about(attributes);
    const input = kind === "long" ? make("textarea", { ...attributes, rows: 5 }) : make("input", { type: "text", ...attributes });
    input.value = this.#value;
    desk.guard(input);
    input.addEventListener("input", () => this.#keep(input.value));
    input.addEventListener("change", () => {
      this.#keep(input.value);
      this.#tell(input.value.trim());
    });
    const label = make("label", { for: this.id }, ...this.#label());
    return make("div", { "data-field": true }, label, ...about, ...(kind === "password" ? [this.#hidden(input)] : [input]));
  }
  /** Not type=password: browsers would offer to remember what is in it (decision 17). */
  #hidden(input) {
    const { words } = this.#desk;
    input.classList.add("is-hidden");
    const eye = button("declic-site-quiet", words.ws_show, () => {
      const hidden = input.classList.toggle("is-hidden");
      eye.textContent = hidden ? words.ws_show : words.ws_hide;
    });
    return make("div", { class: "declic-site-secret" }, input, eye);
  }
  #choice() {
    const { key, options, required } = this.field;
    if (options.length > MOST_RADIOS) return this.#select();
    const group = make("fieldset", {}, make("legend", {}, ...this.#label()));
    const attributes = {};
    group.append(...this.#about(attributes));
    for (const [name, value] of Object.entries(attributes)) group.setAttribute(name, value);
    group.removeAttribute("aria-invalid"); // a group has none: its words say it
    options.forEach((option, place) => {
      const input = make("input", {
        type: "radio",
        name: `${this.#desk.name}-${key}`,
        value: option,
        disabled: this.#desk.locked,
        "data-key": place ? `${key}-${place}` : key,
        required,
      });
      input.checked = this.#value === option;
      input.addEventListener("change", () => this.#chosen(option));
      group.append(make("label", { class: "declic-site-option" }, input, option));
    });
    return group;
  }
  #select() {
    const { key, options } = this.field;
    const { words, locked } = this.#desk;
    const attributes = { id: this.id, "data-key": key, disabled: locked };
    const about = this.#about(attributes);
    const choices = [["", words.ws_choose], ...options.map((option) => [option, option])];
    const select = make("select", attributes, ...choices.map(([value, text]) => make("option", { value }, text)));
    select.value = this.#value;
    select.addEventListener("change", () => this.#chosen(select.value));
    return make("div", { "data-field": true }, make("label", { for: this.id }, ...this.#label()), ...about, select);
  }
  #tick() {
    const { key } = this.field;
    const attributes = { type: "checkbox", id: this.id, "data-key": key, disabled: this.#desk.locked };
    const about = this.#about(attributes);
    const input = make("input", attributes);
    input.checked = this.#value === "1";
    input.addEventListener("change", () => this.#chosen(input.checked ? "1" : ""));
    return make("div", {}, ...about, make("label", { class: "declic-site-option" }, input, make("span", {}, ...this.#label())));
  }
  #file() {
    const node = this.#desk.fileField(this.field);
    node.append(...this.#about({}));
    return node;
  }
  #chosen(value) {
    this.#keep(value);
    this.#tell(value);
  }
}

const INPUT_MODES = { email: "email", tel: "tel", number: "decimal", code: "numeric" };

/** What was entered in forms, with links to change it. */
export function siteRecap(desk, { title, forms }) {
  const { site, words } = desk;
  const box = make("div", { class: "declic-site-recap" });
  if (title) box.append(make("h5", {}, title));
  for (const { key, change } of forms) {
    const fields = formOf(site, key).fields;
    const rows = fields.flatMap((field) => [make("dt", {}, field.label), make("dd", {}, entered(desk, key, field))]);
    box.append(make("dl", {}, ...rows));
    if (!change) continue;
    const label = fill(words.ws_change_this, { label: site.pages[site.forms[key].page].title });
    box.append(make("a", { href: "#", "data-key": change, "aria-label": label }, words.ws_change));
  }
  return box;
}

function entered({ state, site, typed, words }, form, { key, kind }) {
  const value = state.sent[form] ? state.sent[form][key] : (site.values[key] ?? "");
  if (kind === "tick") return value ? words.ws_yes : words.ws_no;
  if (!value) return words.ws_empty;
  const shown = value === UNTOLD ? (typed.get(key) ?? UNTOLD) : value;
  return kind === "password" ? "••••••••" : shown;
}

/** The block of a form, wherever it stands. */
function formOf(site, key) {
  const inside = (blocks) => blocks.flatMap((block) => [block, ...inside(block.body ?? []), ...inside((block.tabs ?? []).flatMap((tab) => tab.body))]);
  return inside(site.pages[site.forms[key].page].body).find((block) => block.type === "form" && block.key === key);
}
