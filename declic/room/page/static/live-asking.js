// A hand up, and questions: sent by requests of their own, kept and sent later while the network is
// away. They need no kernel.

import { answersSeen, close, confirm, freshAnswers, say } from "./live-notes.js";
import { button, fill, hour, kept, make, page, words } from "./live-making.js";

const AGAIN_MS = 5000;
const HAND_MS = 10 * 60000; // a hand that could not be seen for so long is down
const LENGTH = 1000;
const STATUS = { open: words.open, later: words.searched, answered: "" };
const outbox = kept("asked", { waiting: [], draft: "" });
const handButton = document.getElementById("hand");
const askButton = document.getElementById("ask");
let hand = false; // as the room knows it
let questions = [];
let messages = [];
let exercise = ""; // where somebody was last
let sending = false;
let nextTry = 0;

// ---- sending ------------------------------------------------------------------------------------

function post(what, fields) {
  const id = crypto.randomUUID?.() ?? String(Math.random());
  const waiting = outbox.read().waiting.filter((one) => what === "question" || one.what !== what);
  outbox.write({ waiting: [...waiting, { id, what, fields, since: Date.now() }] });
  flush();
}

async function flush() {
  if (sending) return;
  clearTimeout(nextTry);
  sending = true;
  try {
    for (;;) {
      const [one] = outbox.read().waiting;
      if (!one || !(await send(one))) break;
      outbox.write({ waiting: outbox.read().waiting.filter(({ id }) => id !== one.id) });
    }
  } finally {
    sending = false;
  }
  if (outbox.read().waiting.length) nextTry = setTimeout(flush, AGAIN_MS);
  paint();
}

/** Send one thing; return whether it is done with. */
async function send({ id, what, fields, since }) {
  if (what === "hand" && Date.now() - since > HAND_MS) return true;
  const body = new URLSearchParams({ ...fields, id });
  const headers = { "X-XSRFToken": page.token };
  try {
    const answer = await fetch(`${page.base}live/${what}`, { method: "POST", body, headers });
    if (answer.ok) told(what, fields);
    else if (answer.status === 429 || answer.status >= 500) throw new Error(answer.status);
    else say(what, (await answer.json().catch(() => ({}))).words ?? words.not_sent);
    return true;
  } catch {
    say(what, what === "hand" ? words.hand_waits : words.question_waits);
    return false;
  }
}

function told(what, { up, anonymous }) {
  if (what === "hand") hand = Boolean(up);
  if (what === "question") confirm(what, anonymous ? words.asked_anonymous : words.asked);
  else if (up) confirm(what, words.hand_up);
  else close(what);
}

// ---- the hand -----------------------------------------------------------------------------------

function wanted() {
  const waits = outbox.read().waiting.find(({ what }) => what === "hand");
  return waits ? Boolean(waits.fields.up) : hand;
}

function paint() {
  const up = wanted();
  handButton.querySelector("span").textContent = up ? words.lower : words.raise;
  handButton.classList.toggle("is-up", up);
  const fresh = freshAnswers(questions).length;
  const several = words.answers[new Intl.PluralRules(document.documentElement.lang).select(fresh)];
  askButton.querySelector("span").textContent = fresh ? fill(several, { n: fresh }) : words.ask;
  askButton.classList.toggle("is-new", fresh > 0);
}

// ---- the questions ------------------------------------------------------------------------------

const text = make("textarea", { id: "question", rows: "3", maxlength: LENGTH, required: "" });
const anonymous = make("input", { type: "checkbox" });
const problem = make("p", { class: "live-problem", role: "alert" });
const lists = make("div");
const form = make(
  "form",
  { novalidate: "" },
  make("label", { for: "question" }, words.your_question),
  text,
  make("label", { class: "live-check" }, anonymous, make("span", {}, words.anonymous)),
  problem,
  make(
    "div",
    { class: "live-actions" },
    make("button", { type: "submit", class: "live-button" }, words.send),
    button("live-button live-quiet", words.close, () => panel.close()),
  ),
);
const panel = make("dialog", { class: "live-dialog", "aria-labelledby": "questions-title" });
panel.append(make("h2", { id: "questions-title" }, words.questions), form, lists);

export function openQuestions() {
  problem.textContent = "";
  text.value = outbox.read().draft;
  showLists();
  panel.showModal();
  text.focus();
  answersSeen(questions);
  close("answer");
  paint();
}

function ask(event) {
  event.preventDefault();
  const asked = text.value.trim();
  problem.textContent = asked ? "" : words.question_first;
  if (!asked) return text.focus();
  const who = anonymous.checked ? { anonymous: "1" } : {};
  text.value = "";
  anonymous.checked = false;
  outbox.write({ draft: "" });
  panel.close();
  post("question", { text: asked, exercise, ...who });
}

function showLists() {
  const waiting = outbox.read().waiting.filter(({ what }) => what === "question");
  const mine = questions.filter((one) => one.mine).map((one) => questionOf(one, STATUS[one.status]));
  mine.push(...waiting.map(({ fields }) => questionOf(fields, words.question_waits)));
  const others = questions.filter((one) => !one.mine && one.answer).map((one) => questionOf(one, ""));
  const said = messages.map(({ at, text: what, mine: own }) =>
    make("li", {}, make("p", { class: "live-from" }, fill(own ? words.for_you : words.for_all, { at: hour(at) })), make("p", { class: "live-words" }, what)),
  );
  lists.replaceChildren(...list(words.mine, mine), ...list(words.to_all, others), ...list(words.messages, said));
}

function questionOf({ text: asked, answer }, status) {
  const item = make("li", {}, make("p", { class: "live-asked" }, asked));
  item.append(make("p", answer ? { class: "live-words" } : { class: "live-soft" }, answer || status));
  return item;
}

function list(title, items) {
  return items.length ? [make("h3", {}, title), make("ul", { class: "live-list" }, ...items)] : [];
}

/** Take in what the room knows of this learner's hand and questions. */
export function asking(now) {
  ({ hand, questions, messages } = now);
  if (!hand && !outbox.read().waiting.some(({ what }) => what === "hand")) close("hand");
  if (panel.open) {
    showLists();
    answersSeen(questions);
  } else if (freshAnswers(questions).length) {
    say("answer", words.answered_now, { text: words.look, run: openQuestions });
  }
  paint();
}

export function beginAsking() {
  document.body.append(panel);
  handButton.hidden = askButton.hidden = false;
  handButton.addEventListener("click", () => {
    post("hand", wanted() ? {} : { up: "1" });
    paint();
  });
  askButton.addEventListener("click", openQuestions);
  form.addEventListener("submit", ask);
  text.addEventListener("input", () => outbox.write({ draft: text.value }));
  document.addEventListener("focusin", ({ target }) => {
    const root = target.closest("[data-declic-exercise]");
    if (root) exercise = root.dataset.declicExercise;
  });
  document.addEventListener("declic:connection", ({ detail }) => detail === "open" && flush());
  flush();
}
