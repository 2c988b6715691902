// A learner's story in a dialog: what was answered, in order; it follows what happens meanwhile.
// From there the adviser gives a copy of all that is kept of the person, or erases them.

import { icon, node, person, say } from "./dom.js";

/** Return a dialog that belongs to a panel: `open(learner, name, exercise)`, `element`, `down`. */
export function storyDialog(model, words) {
  const title = node("h2", { tabindex: "-1" });
  const card = node("p", { class: "declic-desk-soft" });
  const list = node("div", { class: "declic-desk-chapters" });
  const close = node(
    "button",
    { type: "button", class: "declic-desk-button declic-desk-second", click: () => dialog.close() },
    words.close,
  );
  const head = node("header", {}, node("div", {}, title, card), close);
  const rights = rightsPart(words, (type) => model.send({ type, learner: wanted }));
  const dialog = node(
    "dialog",
    { class: "declic-desk-dialog declic-desk-story" },
    head,
    list,
    rights.element,
  );
  dialog.setAttribute("aria-label", words.story_of);
  let wanted = null;
  let focused = "";
  let shown = false;

  function draw() {
    const story = model.get("story");
    if (wanted === null || story.learner !== wanted) return;
    shown = true;
    card.replaceChildren(`${words.card} `, node("strong", {}, story.card));
    const begun = story.exercises.filter(
      (one) => one.status !== "not-begun" || one.id === focused,
    );
    const helped = story.helps.map((said) => node("li", { dir: "auto" }, said));
    list.replaceChildren(...begun.map(chapter));
    if (helped.length) list.prepend(node("ul", {}, ...helped));
    if (!begun.length) list.append(node("p", {}, words.nothing_yet));
    if (focused) list.querySelector("[data-focused]")?.scrollIntoView({ block: "nearest" });
    focused = "";
  }

  function chapter(one) {
    const facts = node("p", { class: "declic-desk-soft" }, sign(one.status, one.word));
    if (one.hints) facts.append(` · ${one.hints}`);
    return node(
      "section",
      { class: "declic-desk-chapter", "data-focused": one.id === focused },
      node("h3", {}, `${one.number}. ${one.title}`),
      facts,
      one.attempts.length
        ? node("ol", {}, ...one.attempts.map(attempt))
        : node("p", { class: "declic-desk-soft" }, words.nothing_yet),
    );
  }

  function attempt(one) {
    return node(
      "li",
      {},
      node("p", { class: "declic-desk-when" }, sign(one.level, one.word), ` · ${one.at}`),
      node("blockquote", {}, ...one.said.map((line) => node("p", { dir: "auto" }, line))),
      one.feedback
        ? node("p", { class: "declic-desk-soft" }, `${words.feedback} ${one.feedback}`)
        : null,
    );
  }

  function told(message, buffers) {
    if (message.type !== "told" || wanted === null) return;
    const gone = shown && model.get("story").learner !== wanted;
    if (gone) {
      list.replaceChildren();
      card.replaceChildren();
    }
    rights.told(message, gone, buffers);
  }

  dialog.addEventListener("close", () => {
    wanted = null;
    model.send({ type: "story-closed" });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  model.on("change:story", draw);
  model.on("msg:custom", told);
  return {
    element: dialog,
    open(learner, name, exercise = "") {
      wanted = learner;
      focused = exercise;
      shown = false;
      rights.reset();
      title.replaceChildren(`${words.story_of} `, person(name));
      card.replaceChildren();
      list.replaceChildren(node("p", {}, words.wait));
      model.send({ type: "story", learner });
      dialog.showModal();
      title.focus();
      draw();
    },
    down() {
      model.off("change:story", draw);
      model.off("msg:custom", told);
    },
  };
}

/** Return what stands under a story: a copy for the person, and their erasure after a question. */
function rightsPart(words, ask) {
  const second = { type: "button", class: "declic-desk-button declic-desk-second" };
  const said = node("p", { class: "declic-desk-told", role: "status" });
  const copy = node("button", { ...second, click: () => press("copy") }, words.copy);
  const forget = node("button", { ...second, click: () => question.showModal() }, words.forget);
  const buttons = node("div", { class: "declic-desk-row" }, copy, forget);
  const stay = { ...second, autofocus: true, click: () => question.close() };
  const go = { type: "button", class: "declic-desk-button declic-desk-grave", click: confirmed };
  const question = node(
    "dialog",
    { class: "declic-desk-dialog", "aria-label": words.forget_title },
    node("h2", {}, words.forget_title),
    node("p", {}, words.forget_what),
    node("p", {}, words.forget_then),
    node(
      "div",
      { class: "declic-desk-row" },
      node("button", stay, words.forget_no),
      node("button", go, words.forget_yes),
    ),
  );

  function confirmed() {
    question.close();
    press("forget");
  }

  function press(type) {
    for (const button of [copy, forget]) button.disabled = true;
    say(said, words.wait);
    ask(type);
  }

  function reset() {
    for (const button of [copy, forget]) button.disabled = false;
    buttons.hidden = false;
    say(said, "");
  }

  return {
    element: node("footer", { class: "declic-desk-rights" }, buttons, said, question),
    reset,
    told({ message, file }, gone, buffers) {
      reset();
      buttons.hidden = gone;
      say(said, message);
      if (file) keep(file, buffers[0]);
    },
  };
}

/** Let the browser keep a file. */
function keep(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/zip" }));
  node("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Return a sign with its word. */
function sign(status, word) {
  return node("span", { class: "declic-desk-sign", "data-status": status }, icon(status), word);
}
