// A game: choosing a level, a round with or without a clock, pause, score, best rounds. A kind
// gives the stage: { node, play(round), focus() }; it notes each event with game.log, each success
// with game.reach, and says what is to be said with game.tell. The kernel counts for itself.

import { showExercise } from "./_card.js";
import { button, fill, make } from "./_shared.js";

const TICK_MS = 250;
const MOST_EVENTS = 2000;
const FASTEST_MS = 100; // nobody reacts sooner to what was just shown (widgets/_round.py)

/** Show a game; `makeStage({ content, words, game })` returns the stage. */
export function showGame(context, makeStage) {
  return showExercise(context, (card) => new Game(context.model, card, makeStage).fields());
}

/** What the game runs on, for advice on its settings: a name of DEVICES in widgets/_devices.py. */
export function device() {
  const { userAgent, maxTouchPoints } = navigator;
  if (/iPad|iPhone/.test(userAgent) || (userAgent.includes("Mac") && maxTouchPoints > 1)) return "ipad";
  const known = { Android: "android", Windows: "windows", Mac: "macos", Linux: "linux" };
  return known[Object.keys(known).find((name) => userAgent.includes(name))] ?? "other";
}

class Game {
  #state = "ready"; // then "playing", "paused", "over"
  #round = null;
  #result = null; // what the kernel counted
  #before = null; // the best round before this one
  #locked = false;
  #elapsed = 0;
  #since = 0;
  #reachedAt = 0;
  #timer = 0;
  #pointer = "mouse";
  #life = new AbortController();

  constructor(model, { content, words, name, changed }, makeStage) {
    this.model = model;
    this.content = content;
    this.words = words;
    this.changed = changed;
    this.level = content.level;
    this.calm = this.#keptCalm() ?? content.calm;
    this.stage = makeStage({ content, words, game: this });
    this.#build(name);
    this.#listen();
    this.#paint();
  }

  /** What the card asks of a kind. */
  fields() {
    return {
      node: this.node,
      sends: true,
      value: () => this.#value(),
      ready: () => Boolean(this.#round?.done),
      restore: (response) => this.#restore(response),
      focus: () => this.start.focus(),
      lock: (now) => (this.#locked = now),
      mark: (verdict) => this.#mark(verdict),
      end: () => {
        this.#life.abort();
        clearInterval(this.#timer);
      },
    };
  }

  // ---- what a stage calls
  /** Note an event of the page; return when it was, in the round's milliseconds. */
  log(event, what, data = {}) {
    const { events } = this.#round;
    const t = this.#at(event);
    events.push({ t, what, by: this.#by(event), ...data });
    this.changed();
    if (events.length >= MOST_EVENTS) this.#finish();
    return t;
  }
  /** Whether what would succeed now comes too soon to be a hand's. */
  tooSoon(event) {
    return this.#at(event) - this.#reachedAt < FASTEST_MS;
  }
  /** Count a success that was logged; return whether the round goes on. */
  reach() {
    if (!this.playing) return false;
    const round = this.#round;
    round.reached += 1;
    this.#reachedAt = round.events.at(-1).t;
    this.tell(fill(this.words.so_far, { n: round.reached, target: this.content.target }));
    this.changed();
    this.#paintScore();
    if (round.calm && round.reached >= this.content.target) this.#finish();
    return this.#state === "playing";
  }
  /** Say something, on the screen and to a screen reader. */
  tell(text) {
    this.told.textContent = text;
  }
  get playing() {
    return this.#state === "playing";
  }

  // ---- building
  #build(name) {
    const { words, content } = this;
    this.score = make("strong");
    this.clock = make("strong");
    const target = make("strong", {}, content.target);
    this.clockBox = figure(words.time, this.clock);
    this.pauseButton = button("declic-button declic-quiet", words.pause, () => this.#pause());
    const figures = [figure(words.score, this.score), figure(words.target, target), this.clockBox];
    this.bar = make("div", { class: "declic-game-bar" }, ...figures, this.pauseButton);
    this.told = make("p", { class: "declic-told", role: "status" });
    this.field = make("div", { class: "declic-stage" }, this.stage.node);
    this.panel = make("div", { class: "declic-panel", tabindex: "-1" });
    this.best = make("p", { class: "declic-best" });
    this.start = button("declic-button", words.start, () => this.#start());
    this.resume = button("declic-button", words.resume, () => this.#play());
    this.halt = button("declic-button declic-quiet", words.stop, () => this.#finish());
    this.choice = make("div", { class: "declic-rounds" }, ...this.#levels(name), this.#calmBox());
    // In JupyterLab the arrows and letters of a game are no shortcuts of the notebook.
    const attributes = { class: "declic-game", "data-lm-suppress-shortcuts": "true" };
    this.node = make("div", attributes, this.bar, this.field, this.told, this.panel);
  }
  #levels(name) {
    const { levels } = this.content;
    if (levels.length < 2) return [];
    const rows = levels.map(({ level, name: what }) => {
      const input = make("input", { type: "radio", name: `${name}-level`, value: level });
      input.checked = level === this.level;
      input.addEventListener("change", () => {
        this.level = level;
        this.#paintBest();
      });
      const label = make("strong", {}, fill(this.words.level, { n: level }));
      return make("label", { class: "declic-choice" }, input, make("span", {}, label, ` ${what}`));
    });
    const legend = make("legend", {}, this.words.levels);
    return [make("fieldset", {}, legend, make("div", { class: "declic-choices" }, ...rows))];
  }
  #calmBox() {
    const input = make("input", { type: "checkbox" });
    input.checked = this.calm;
    input.addEventListener("change", () => {
      this.calm = input.checked;
      this.#keepCalm();
      this.#paintBest();
    });
    return make("label", { class: "declic-choice" }, input, make("span", {}, this.words.calm));
  }
  #listen() {
    const { signal } = this.#life;
    const pause = (event) => {
      if (event.key !== "Escape" || !this.playing) return;
      event.preventDefault();
      this.#pause();
    };
    this.node.addEventListener("keydown", pause, { signal });
    const note = ({ pointerType }) => (this.#pointer = pointerType || "mouse");
    this.node.addEventListener("pointerdown", note, { signal, capture: true });
    const hidden = () => document.hidden && this.playing && this.#pause();
    document.addEventListener("visibilitychange", hidden, { signal });
    document.addEventListener("declic:hold", () => this.playing && this.#pause(), { signal });
  }

  // ---- a round
  #start() {
    const { level, calm } = this;
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.#before = this.#bestOf(level, calm);
    this.#round = { level, calm, seed, device: device(), events: [], reached: 0, done: false };
    this.#elapsed = 0;
    this.#begin();
    this.changed();
  }
  /** Set up the stage, at what was reached when a round goes on after a reload. */
  #begin() {
    const { level: number, seed, reached } = this.#round;
    const level = this.content.levels.find((one) => one.level === number);
    this.#reachedAt = this.#elapsed;
    this.stage.play({ level, seed, reached, events: this.#round.events });
    this.#play();
  }
  #play() {
    this.#since = performance.now();
    this.#state = "playing";
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#paint();
    this.tell("");
    this.stage.focus();
    this.node.scrollIntoView({ block: "nearest" });
  }
  #stop() {
    this.#elapsed = this.#time();
    clearInterval(this.#timer);
  }
  #pause() {
    this.#stop();
    this.#state = "paused";
    this.#paint();
    this.resume.focus();
  }
  #finish() {
    if (this.playing) this.#stop();
    if (!this.#round.events.length) {
      this.#round = null;
      this.#state = "ready";
      this.#paint();
      this.start.focus();
      return;
    }
    this.#round.done = true;
    this.#result = null;
    this.#state = "over";
    this.#paint();
    this.panel.focus();
    this.node.closest("form").requestSubmit();
  }
  #tick() {
    if (!this.node.isConnected || this.node.closest("[data-declic-away]")) this.#pause();
    this.#paintScore();
    if (!this.#round.calm && this.#left() <= 0) this.#finish();
  }
  /** Milliseconds played until a moment of the page's clock. */
  #time(moment = performance.now()) {
    return this.#elapsed + (this.playing ? Math.max(0, moment - this.#since) : 0);
  }
  #at({ timeStamp }) {
    return Math.max(Math.round(this.#time(timeStamp)), this.#round.events.at(-1)?.t ?? 0);
  }
  #left() {
    return this.content.seconds - this.#time() / 1000;
  }
  #by(event) {
    const pressed = event.type === "click" ? event.detail > 0 : !event.type.startsWith("key");
    return pressed ? event.pointerType || this.#pointer : "keyboard";
  }

  // ---- what the card asks
  #value() {
    if (!this.#round) return {};
    const { done, reached, ...round } = this.#round;
    return done ? round : { ...round, reached, elapsed: this.#time() };
  }
  #restore(response) {
    if (!response.events || !this.content.levels.some((one) => one.level === response.level)) return;
    const { level, calm, seed, events, reached, elapsed, device: where } = response;
    this.level = level;
    for (const input of this.choice.querySelectorAll("[type=radio]")) {
      input.checked = Number(input.value) === level;
    }
    const done = elapsed === undefined;
    if (done && this.#round?.done && this.#round.seed === seed) return; // just played: all is known
    this.#round = { level, calm, seed, device: where, events, reached, done };
    if (done) return;
    this.#elapsed = elapsed;
    this.#begin();
    this.#pause();
  }
  #mark(verdict) {
    if (this.#state === "playing" || this.#state === "paused") return;
    this.#result = verdict?.details.game ?? null;
    const told = verdict && this.#round?.done; // the count itself may come at the end of the part
    this.#state = told || this.#locked ? "over" : "ready";
    if (this.#state === "ready" && this.#round?.done) this.#propose();
    this.#paint();
  }
  /** Choose the next level beforehand for who reached the target. */
  #propose() {
    const { verdict } = this.model.get("progress");
    if (verdict?.correct) {
      const next = this.content.levels.find((one) => one.level > this.#round.level);
      this.level = next?.level ?? this.#round.level;
      const input = this.choice.querySelector(`[value="${this.level}"]`);
      if (input) input.checked = true;
    }
    this.#round = null;
  }

  // ---- what is remembered
  #keptCalm() {
    try {
      return JSON.parse(localStorage.getItem(this.#calmKey))?.calm;
    } catch {
      return undefined;
    }
  }
  #keepCalm() {
    try {
      localStorage.setItem(this.#calmKey, JSON.stringify({ calm: this.calm, at: Date.now() }));
    } catch {
      // A browser that keeps nothing asks again.
    }
  }
  get #calmKey() {
    return `declic:calm:${this.model.get("exercise").scope}`;
  }
  #bestOf(level, calm) {
    const all = this.model.get("progress").best ?? [];
    return all.find((one) => one.level === level && one.calm === calm)?.n ?? null;
  }

  // ---- showing
  #paint() {
    const { words, content } = this;
    const { playing } = this;
    this.node.dataset.state = this.#state;
    this.bar.hidden = this.#state === "ready" || this.#state === "over";
    this.pauseButton.hidden = !playing;
    this.field.hidden = !playing;
    this.told.hidden = !playing;
    this.panel.hidden = playing;
    const shown = {
      ready: [this.choice, make("p", { class: "declic-keyboard" }, content.keyboard), this.best, this.start],
      paused: [make("p", {}, words.paused), actions(this.resume, this.halt)],
      over: [this.#outcome(), this.best],
      playing: [],
    };
    this.panel.replaceChildren(...shown[this.#state]);
    this.#paintScore();
    this.#paintBest();
  }
  #paintScore() {
    this.score.textContent = this.#round?.reached ?? 0;
    this.clockBox.hidden = !this.#round || this.#round.calm || !this.content.show_time;
    if (!this.clockBox.hidden) this.clock.textContent = Math.max(0, Math.ceil(this.#left()));
  }
  #outcome() {
    const n = this.#result?.reached ?? this.#round?.reached; // not known yet after a reload
    const text = n === undefined ? "" : fill(this.words.so_far, { n, target: this.content.target });
    return make("p", { class: "declic-outcome" }, text);
  }
  #paintBest() {
    const { level, calm } = this.#state === "over" && this.#result ? this.#result : this;
    const best = this.#bestOf(level, calm);
    const better = calm ? best < this.#before : best > this.#before;
    const parts = [];
    if (best !== null) parts.push(fill(calm ? this.words.best_calm : this.words.best_timed, { n: best }));
    if (this.#state === "over" && this.#before !== null && better) parts.push(this.words.new_best);
    this.best.textContent = parts.join(" ");
    this.best.hidden = !parts.length;
  }
}

function figure(label, digits) {
  return make("p", { class: "declic-figure" }, make("span", {}, label), " ", digits);
}

function actions(...buttons) {
  return make("div", { class: "declic-actions" }, ...buttons);
}
