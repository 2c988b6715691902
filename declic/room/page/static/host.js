// Shows anywidgets on a Voilà page: the kernel's websocket and the widget protocol, nothing else.
// Messages:  https://jupyter-client.readthedocs.io/en/stable/messaging.html
// Widgets:   https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
// Modules:   https://anywidget.dev/en/afm/

import { pack, unpack } from "./frames.js";
import { addStyle, loadStyles, loaded } from "./loading.js";

const page = JSON.parse(document.getElementById("declic-page").textContent);
const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const SILENCE_MS = 8000; // a kernel answers every message with its status, long before
const PING_MS = 15000;
const TICK_MS = 5000; // when it comes much later, the computer was asleep
const SLOWEST_MS = 5000; // between two tries to connect
const QUIET_MS = 1500; // shorter breaks are not worth a word
const RELOADS_A_MINUTE = 3;

const identifier = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
const session = identifier();

// ---- models -----------------------------------------------------------------------------------

const models = new Map();

function putBuffers(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    const owner = path.slice(0, -1).reduce((inner, key) => inner[key], state);
    owner[path.at(-1)] = buffers[index];
  });
  return state;
}

class Model {
  constructor(id, state) {
    this.id = id;
    this.state = state;
    this.changes = {};
    this.listeners = new Map();
    this.widget_manager = { get_model: async (name) => models.get(name.replace("IPY_MODEL_", "")) };
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    const given = typeof name === "object" ? name : { [name]: value };
    for (const [key, now] of Object.entries(given)) {
      if (this.state[key] === now) continue;
      this.state[key] = this.changes[key] = now;
      this.emit(`change:${key}`, this, now);
    }
    this.emit("change", this);
  }
  save_changes() {
    const state = this.changes;
    this.changes = {};
    if (!Object.keys(state).length) return;
    send("comm_msg", { comm_id: this.id, data: { method: "update", state, buffer_paths: [] } });
  }
  send(content, _callbacks, buffers = []) {
    send("comm_msg", { comm_id: this.id, data: { method: "custom", content } }, buffers);
  }
  on(names, listener) {
    for (const name of names.split(" ")) {
      this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    }
  }
  off(names, listener) {
    if (!names) return this.listeners.clear();
    for (const name of names.split(" ")) {
      const kept = (this.listeners.get(name) ?? []).filter((one) => listener && one !== listener);
      this.listeners.set(name, kept);
    }
  }
  emit(name, ...details) {
    for (const listener of this.listeners.get(name) ?? []) listener(...details);
  }
  apply(state) {
    const changed = Object.entries(state).filter(
      ([key, now]) => JSON.stringify(this.state[key]) !== JSON.stringify(now),
    );
    for (const [key, now] of changed) this.state[key] = now;
    for (const [key, now] of changed) this.emit(`change:${key}`, this, now);
    if (changed.length) this.emit("change", this);
  }
}

// ---- views ------------------------------------------------------------------------------------

async function widgetOf(model) {
  const kind = model.get("_module");
  if (kind) return (await loaded(bundleOf(kind))).kinds[kind];
  const files = page.files[model.get("_anywidget_id")]; // nothing is run that is no file
  if (files.style) addStyle(`style-${model.get("_anywidget_id")}`, files.style);
  const module = await loaded(files.module);
  return typeof module.default === "function" ? module.default() : module.default;
}

/** The page's bundle of the kit; a kind that the page didn't know of has one of its own. */
function bundleOf(kind) {
  const { folder, bundle } = page.kit;
  if (bundle.split("+").includes(kind)) return `${folder}${bundle}.js`;
  addStyle(`style-${kind}`, `${folder}${kind}.css`);
  return `${folder}${kind}.js`;
}

async function show(place) {
  const model = models.get(place.dataset.model);
  if (!model || place.dataset.shown) return;
  place.dataset.shown = "yes";
  try {
    const widget = await widgetOf(model);
    model.initialized ??= widget.initialize?.({ model }) ?? true;
    await model.initialized;
    await widget.render({ model, el: place });
  } catch (fault) {
    console.warn(fault);
    const note = document.createElement("p");
    note.className = "declic-fault";
    note.textContent = page.words.fault;
    place.replaceChildren(note);
  }
}

function showAll() {
  document.querySelectorAll("[data-model]").forEach(show);
}

// ---- the connection ---------------------------------------------------------------------------

let socket = null;
let control = "";
const waiting = [];
let drawn = Object.keys(page.states).length > 0; // the page came with its widgets' states
let failures = 0;
let silence = 0;
let lostTimer = 0;
let lost = false;
let retry = 0;
let asking = null; // whether the kernel still lives

function send(type, content, buffers = [], metadata = {}) {
  const header = {
    msg_id: identifier(),
    msg_type: type,
    username: "",
    session,
    date: new Date().toISOString(),
    version: "5.4",
  };
  const frame = pack({ header, metadata, content }, buffers);
  if (socket?.readyState !== WebSocket.OPEN) {
    waiting.push(frame);
    return;
  }
  socket.send(frame);
  silence ||= setTimeout(drop, SILENCE_MS);
}

function receive({ header, content, buffers }) {
  if (header.msg_type === "comm_msg") onComm(content, buffers);
  else if (header.msg_type === "declic_old") askStates();
  else if (header.msg_type === "declic_pause") pause(content.words);
  else if (header.msg_type === "declic_live") follow(content);
  else if (header.msg_type === "comm_open") onOpen(content, buffers);
  else if (["restarting", "dead"].includes(content.execution_state)) drop();
}

/** What the adviser does is the live part's business. */
function follow(detail) {
  heard();
  document.dispatchEvent(new CustomEvent("declic:live", { detail }));
}

/** The room takes what comes too fast a little later; until then it has nothing to answer. */
function pause(words) {
  heard();
  notice(words);
}

function heard() {
  clearTimeout(silence);
  silence = 0;
}

function onOpen({ comm_id, data }, buffers) {
  if (data?.state) models.set(comm_id, new Model(comm_id, putBuffers(data.state, data.buffer_paths, buffers)));
}

function onComm({ comm_id, data }, buffers) {
  if (comm_id === control && data.method === "update_states") return onStates(data, buffers);
  const model = models.get(comm_id);
  if (data.method === "update") model?.apply(putBuffers(data.state, data.buffer_paths, buffers));
  else if (data.method === "custom") model?.emit("msg:custom", data.content, buffers);
}

function onStates({ states, buffer_paths: paths = [] }, buffers) {
  paths.forEach(([id, , ...path], index) => putBuffers(states[id].state, [path], [buffers[index]]));
  for (const [id, { state }] of Object.entries(states)) {
    if (models.has(id)) models.get(id).apply(state);
    else models.set(id, new Model(id, state));
  }
  showAll();
  tell("open");
}

function askStates() {
  control = identifier();
  const target = { comm_id: control, target_name: "jupyter.widget.control", data: {} };
  send("comm_open", target, [], { version: "1.0.0" });
  send("comm_msg", { comm_id: control, data: { method: "request_states" } });
}

function connect() {
  const address = new URL(`${page.base}api/kernels/${page.kernel}/channels`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.searchParams.set("session_id", session);
  if (drawn) address.searchParams.set("awoken", page.awoken); // it is told if it missed something
  const mine = new WebSocket(address, [PROTOCOL]);
  socket = mine;
  mine.binaryType = "arraybuffer";
  silence = setTimeout(drop, SILENCE_MS);
  mine.addEventListener("open", () => {
    heard();
    failures = 0;
    if (drawn) tell("open");
    else askStates();
    drawn = false;
    for (const frame of waiting.splice(0)) mine.send(frame);
  });
  mine.addEventListener("message", ({ data }) => {
    if (mine !== socket) return;
    heard();
    receive(unpack(data));
  });
  mine.addEventListener("close", () => mine === socket && drop());
}

/** Give the websocket up, and don't wait for its end: a dead network is long in telling of it. */
function drop() {
  heard();
  if (!socket) return;
  const gone = socket;
  socket = null;
  gone.close();
  if (!lost) lostTimer ||= setTimeout(() => tell("lost"), QUIET_MS);
  comeBackLater();
}

function comeBackLater() {
  clearTimeout(retry);
  retry = setTimeout(comeBack, Math.min(SLOWEST_MS, 300 * 2 ** failures++));
}

/** Connect again if the kernel still lives; else load the page again, which brings another. */
async function comeBack() {
  clearTimeout(retry);
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const patience = setTimeout(() => mine.abort(), SILENCE_MS);
  try {
    const address = `${page.base}alive/${page.kernel}`;
    const answer = await fetch(address, { cache: "no-store", signal: mine.signal });
    if (!answer.ok) throw new Error(answer.status);
    const { alive } = await answer.json();
    if (alive) connect();
    else reload();
  } catch {
    if (mine === asking) comeBackLater();
  }
  clearTimeout(patience);
}

/** See at once how the connection is: the network is said to be back, or the computer woke. */
function look() {
  if (socket) ping();
  else comeBack();
}

function reload() {
  const now = Date.now();
  const key = "declic-reloads";
  const recent = JSON.parse(sessionStorage.getItem(key) ?? "[]").filter((at) => Math.abs(now - at) < 60000);
  if (recent.length >= RELOADS_A_MINUTE) {
    setTimeout(reload, 20000);
    return;
  }
  sessionStorage.setItem(key, JSON.stringify([...recent, now]));
  location.reload();
}

function tell(state) {
  clearTimeout(lostTimer);
  lostTimer = 0;
  const place = document.getElementById("connection");
  if (state === "lost") place.textContent = page.words.lost;
  else if (lost) notice(page.words.back);
  lost = state === "lost";
  if (!lost) loadStyles();
  place.classList.toggle("is-lost", lost);
  document.dispatchEvent(new CustomEvent("declic:connection", { detail: state }));
}

function notice(words) {
  const place = document.getElementById("connection");
  place.textContent = words;
  setTimeout(() => lost || (place.textContent = ""), 4000);
}

addEventListener("offline", drop);
addEventListener("online", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
if (page.role === "adviser") setInterval(ping, PING_MS);
let ticked = Date.now();
setInterval(() => {
  const slept = Date.now() - ticked > 3 * TICK_MS;
  ticked = Date.now();
  if (slept && !document.hidden) look();
}, TICK_MS);

function ping() {
  if (socket?.readyState === WebSocket.OPEN) send("kernel_info_request", {});
}

for (const [id, state] of Object.entries(page.states)) models.set(id, new Model(id, state));
showAll();
connect();
