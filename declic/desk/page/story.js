// A learner's story in a dialog: what was answered, in order; it follows what happens meanwhile.

import { icon, node, person } from "./dom.js";

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
  const dialog = node("dialog", { class: "declic-desk-dialog declic-desk-story" }, head, list);
  dialog.setAttribute("aria-label", words.story_of);
  let wanted = null;
  let focused = "";

  function draw() {
    const story = model.get("story");
    if (wanted === null || story.learner !== wanted) return;
    card.replaceChildren(`${words.card} `, node("strong", {}, story.card));
    const begun = story.exercises.filter(
      (one) => one.status !== "not-begun" || one.id === focused,
    );
    list.replaceChildren(...begun.map(chapter));
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

  dialog.addEventListener("close", () => {
    wanted = null;
    model.send({ type: "story-closed" });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  model.on("change:story", draw);
  return {
    element: dialog,
    open(learner, name, exercise = "") {
      wanted = learner;
      focused = exercise;
      title.replaceChildren(`${words.story_of} `, person(name));
      card.replaceChildren();
      list.replaceChildren(node("p", {}, words.wait));
      model.send({ type: "story", learner });
      dialog.showModal();
      title.focus();
      draw();
    },
    down: () => model.off("change:story", draw),
  };
}

/** Return a sign with its word. */
function sign(status, word) {
  return node("span", { class: "declic-desk-sign", "data-status": status }, icon(status), word);
}
