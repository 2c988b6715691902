// Shared by the desk's panels: elements, icons, the frame of a panel. Where a widget is shown the
// modules are one text (board.py puts them together), so the names of all must differ.

export const SVG = "http://www.w3.org/2000/svg";
export const NARROW = "(max-width: 1000px)";

/** Return an element; attributes that are functions listen, that are false or null are left out. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return what a learner typed, kept apart from the direction of the text around it. */
export function person(name) {
  return node("bdi", { class: "declic-desk-name" }, name);
}

/** Change an element's text only if it is another one, so that nothing is read out twice. */
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

const ICONS = {
  "not-begun": "M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
  "in-progress": "M5 12h.01M12 12h.01M19 12h.01",
  "first-try": "M2.5 13l4.5 5L15 7M11.5 16l2 2L21.5 7",
  acquired: "M5 12.5l4.5 5L19 6.5",
  answered: "M5 7h14M5 12h14M5 17h8",
  stuck: "M12 5v9M12 18.5v.01",
  right: "M5 12.5l4.5 5L19 6.5",
  nearly: "M4 10q4-4 8 0t8 0M4 16q4-4 8 0t8 0",
  again: "M19 12a7 7 0 1 1-2.2-5.1M17 3v4h-4",
  waiting: "M5 7h14M5 12h14M5 17h8",
};

/** Return a drawn sign for a status; the word stands beside it or in the name of its button. */
export function icon(status) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "declic-desk-icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", ICONS[status]);
  drawing.append(line);
  return drawing;
}

/**
 * Make the frame of a panel: heading, notice, place for what changes.
 *
 * `draw(state)` is called now and whenever the kernel sets the state. Returns the frame and what
 * takes it down again.
 */
export function panel({ model, el }, name, draw) {
  const words = model.get("words");
  const id = `declic-desk-${name}`;
  const notice = node("p", { class: "declic-desk-notice", role: "status" });
  const body = node("div", { class: "declic-desk-body" });
  const frame = node(
    "section",
    { id, class: `declic-desk declic-desk-${name}`, "data-declic-panel": name },
    node("h2", { id: `${id}-title`, class: "declic-desk-title" }, words[name]),
    notice,
    body,
  );
  frame.setAttribute("aria-labelledby", `${id}-title`);
  el.append(frame);
  const update = () => {
    const state = model.get("state");
    say(notice, state.notice ?? "");
    draw(state, body);
  };
  model.on("change:state", update);
  update();
  document.dispatchEvent(new CustomEvent("declic:panel"));
  return {
    frame,
    body,
    words,
    down: () => {
      model.off("change:state", update);
      frame.remove();
    },
  };
}
