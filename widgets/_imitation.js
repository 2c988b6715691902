// What all imitations share: a machine leads from one state to the next, each step is recorded, and
// the path is gone through again after the verdict. A response is {steps: [[verb, key, value?]…],
// answer?}.
//
// A machine is { device, first(), after(state, step), place(state), draw(state, tools), label }:
// `after` is pure, `place` names the view (the focus goes to its heading when it changes), `draw`
// returns the nodes of the screen. Whatever can be pressed or shown has `data-key`. `tools` are
// { act(verb, key, value), note(verb, key, value), say(text), words, locked }: `act` makes a step and
// draws again, `note` makes one that changes nothing that is drawn (what is being typed). A machine
// may have `bar(state)`, `end()`, and `beside`, a node that stands above the frame.

import { showExercise } from "./_card.js";
import { deviceFrame } from "./_device.js";
import { questionBeside } from "./_ask.js";
import { button, make } from "./_shared.js";
import { Tour, spotlight } from "./_tour.js";

const MOST_STEPS = 2000;

/** Show an exercise on an imitation; `makeMachine` gets the card's { content, words, name }. */
export function showImitation(context, makeMachine) {
  return showExercise(context, (card) => new Imitation(card, makeMachine(card)));
}

class Imitation {
  #machine;
  #words;
  #changed;
  #steps = [];
  #state;
  #shown = null; // a state that is only looked at: during the tour
  #locked = false;
  #drawn = "";
  #listening = false;
  #life = new AbortController();

  constructor({ content, words, name, changed }, machine) {
    this.#machine = machine;
    this.#words = words;
    this.#changed = changed;
    this.#state = machine.first();
    this.frame = deviceFrame(machine.device, words.imitation, machine.label);
    this.status = make("p", { class: "declic-hidden", role: "status" });
    this.again = button("declic-again", words.start_again, () => this.#startAgain());
    this.tour = new Tour(words, (stop) => this.#look(stop));
    this.question = questionBeside(content.ask, name, () => this.#changed());
    const under = make("div", { class: "declic-under" }, this.again);
    const beside = machine.beside ? [machine.beside] : [];
    this.node = make("div", {}, ...beside, this.frame.node, under, this.status, this.tour.node, this.question.node);
    this.frame.screen.addEventListener("keydown", (event) => this.#enter(event));
    this.#draw();
  }

  // ---- what the card asks
  value() {
    return { steps: this.#steps, ...this.question.value() };
  }
  ready() {
    return this.#steps.length > 0 || this.question.ready();
  }
  restore(response) {
    const steps = Array.isArray(response.steps) ? response.steps : [];
    if (JSON.stringify(steps) !== JSON.stringify(this.#steps)) {
      this.#steps = [...steps];
      this.#state = this.#fold(steps);
      this.#draw();
    }
    this.question.restore(response);
  }
  mark(verdict) {
    this.#listen();
    this.question.mark(verdict);
    this.tour.offer(verdict?.details);
  }
  lock(now) {
    const changed = now !== this.#locked;
    this.#locked = now;
    this.again.hidden = now;
    this.question.lock(now);
    this.frame.screen.classList.toggle("is-locked", now);
    if (changed) this.#draw(); // else a press that is under way would lose its button
  }
  focus() {
    this.frame.screen.querySelector("[data-heading], button, a, input")?.focus();
  }
  end() {
    this.#life.abort();
    this.#machine.end?.();
  }

  // ---- steps
  #fold(steps) {
    let state = this.#machine.first();
    for (const step of steps) {
      try {
        state = this.#machine.after(state, step);
      } catch {
        break; // the imitation has changed since: as far as it still goes
      }
    }
    return state;
  }
  #act(step, draws) {
    if (this.#locked || this.#shown) return;
    if (this.#steps.length >= MOST_STEPS) {
      this.#say(this.#words.too_far);
      return;
    }
    this.#steps = [...this.#steps, step];
    this.#state = this.#machine.after(this.#state, step);
    if (draws && this.#draw()) this.#showTop();
    this.#changed();
  }
  #startAgain() {
    this.#steps = [];
    this.#state = this.#machine.first();
    this.#shown = null;
    this.#draw();
    this.#say(this.#words.started_again);
    this.focus();
    this.#changed();
  }
  #say(text) {
    this.status.textContent = text;
  }
  /** In a field, Enter presses the button of its form; it must not send the whole exercise. */
  #enter(event) {
    if (event.key !== "Enter" || event.target.matches("button, a, textarea, summary, select")) return;
    event.preventDefault();
    event.target.closest("[data-form]")?.querySelector("[data-default]")?.click();
  }

  // ---- the tour
  #look(stop) {
    if (!stop) {
      this.#shown = null;
      this.#draw();
      return;
    }
    this.#shown = this.#fold(stop.show ?? this.#steps.slice(0, stop.upto ?? this.#steps.length));
    this.#draw();
    spotlight(this.frame.node, stop.key);
  }
  /** What a hint points at is shown on the screen; the hints are the card's, around this node. */
  #listen() {
    const card = this.node.closest(".declic-exercise");
    if (this.#listening || !card) return;
    this.#listening = true;
    const { signal } = this.#life;
    card.addEventListener("click", ({ target }) => this.#point(target.closest("[data-show]")), { signal });
  }
  #point(pointer) {
    if (!pointer) return;
    const there = spotlight(this.frame.node, pointer.dataset.show);
    const { here, elsewhere } = this.#words;
    this.#say(there ? `${here} ${there.textContent || there.ariaLabel || ""}` : elsewhere);
    there?.focus?.({ preventScroll: true });
  }

  // ---- showing
  /** A view that has replaced a longer one begins at its top, as a page does. */
  #showTop() {
    if (this.frame.screen.getBoundingClientRect().top < 0) this.frame.node.scrollIntoView({ block: "start" });
  }
  /** Show the state; return whether it is another view. */
  #draw() {
    const state = this.#shown ?? this.#state;
    const { screen } = this.frame;
    const focused = screen.contains(document.activeElement);
    const key = document.activeElement?.dataset.key;
    const place = this.#machine.place(state);
    const nodes = this.#machine.draw(state, {
      act: (verb, ...rest) => this.#act([verb, ...rest], true),
      note: (verb, ...rest) => this.#act([verb, ...rest], false),
      say: (text) => this.#say(text),
      words: this.#words,
      locked: this.#locked || Boolean(this.#shown),
    });
    screen.replaceChildren(...nodes);
    this.frame.bar(this.#machine.bar?.(state) ?? null);
    const moved = place !== this.#drawn;
    this.#drawn = place;
    if (focused && !this.#shown) this.#refocus(moved ? "" : key);
    return moved;
  }
  #refocus(key) {
    const { screen } = this.frame;
    const same = key && screen.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const headings = [...screen.querySelectorAll("[data-heading]")]; // the last is of what lies on top
    (same || headings.at(-1) || screen).focus({ preventScroll: true });
    if (!same) screen.scrollIntoView({ block: "nearest" });
  }
}

/** A heading of a view, which takes the focus when one arrives there. */
export const heading = (text, tag = "h4") => make(tag, { tabindex: "-1", "data-heading": true }, text);
