// What is read, seen or heard before an exercise. The browser's voice is offered where it has one.

import { button, make, makeSafe } from "../_shared.js";

function render({ model, el }) {
  const words = model.get("words");
  const content = model.get("content");
  const life = new AbortController();
  const text = makeSafe("div", { class: "declic-lesson-text" }, content.text);
  const root = make("div", { class: "declic-lesson lesson" });
  if (content.title) root.append(makeSafe("h3", {}, content.title));
  root.append(text);
  for (const part of [picture(content), sound(content, words), video(content, words)]) {
    if (part) root.append(part);
  }
  if (content.transcript) {
    const summary = make("summary", {}, words.transcript);
    root.append(
      make("details", { class: "declic-transcript" }, summary, makeSafe("div", {}, content.transcript)),
    );
  }
  if (content.read_aloud && window.speechSynthesis) root.append(voice(root, words, life.signal));
  el.append(root);
  return () => {
    life.abort();
    root.remove();
  };
}

function picture({ picture: shown }) {
  if (!shown) return null;
  const { src, alt, width, height } = shown;
  return make("img", { class: "declic-lesson-picture", src, alt, width, height, decoding: "async" });
}

function sound({ sound: heard }, words) {
  if (!heard) return null;
  const { src } = heard;
  return make("audio", { controls: true, preload: "none", src, "aria-label": words.sound });
}

function video({ video: film }, words) {
  if (!film) return null;
  const node = make("video", { controls: true, preload: "metadata", playsinline: true, src: film.src });
  node.setAttribute("aria-label", words.video);
  if (film.subtitles) {
    const { subtitles: label, language: srclang } = words;
    node.append(make("track", { kind: "subtitles", default: true, src: film.subtitles, srclang, label }));
  }
  return node;
}

/** A button that reads the lesson; it appears once the browser has a voice of this language. */
function voice(root, words, signal) {
  const speech = window.speechSynthesis;
  const { language } = words;
  const own = () => speech.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  let reading = null;
  const icon = make("span", { "aria-hidden": "true", class: "declic-icon" });
  const label = make("span");
  const node = button("declic-button declic-quiet declic-voice", "", () => (reading ? stop() : read()));
  node.append(icon, label);

  function show() {
    node.hidden = !own();
    icon.textContent = reading ? "■" : "▶";
    label.textContent = reading ? words.stop : words.aloud;
  }
  function read() {
    speech.cancel();
    const heard = root.querySelectorAll("h3, .declic-lesson-text");
    reading = new SpeechSynthesisUtterance([...heard].map((one) => one.innerText).join(". "));
    reading.voice = own();
    reading.lang = reading.voice.lang;
    reading.rate = 0.9;
    const mine = reading;
    for (const type of ["end", "error"]) mine.addEventListener(type, () => mine === reading && over());
    speech.speak(reading);
    show();
  }
  function over() {
    reading = null;
    show();
  }
  function stop() {
    over();
    speech.cancel();
  }
  speech.addEventListener?.("voiceschanged", show, { signal });
  addEventListener("pagehide", () => speech.cancel(), { signal });
  signal.addEventListener("abort", () => reading && speech.cancel());
  show();
  return node;
}

export default { render };
