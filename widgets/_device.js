// The drawn device in which an imitation is seen: a browser's or a program's window, or a phone;
// always with the words that it is an imitation.

import { make } from "./_shared.js";

/** The words above a frame that say what it is. */
export const imitationLabel = (imitation) => make("p", { class: "declic-imitation" }, imitation);

/** A frame: { node, screen, bar(nodes) }; `device` is "browser", "window" or "phone". */
export function deviceFrame(device, imitation, label) {
  const top = make("div", { class: "declic-frame-bar" });
  const screen = make("div", { class: "declic-screen", role: "group", tabindex: "-1" });
  if (label) screen.setAttribute("aria-label", label);
  const body = make("div", { class: `declic-frame declic-frame-${device}` }, top, screen);
  return {
    node: make("div", { class: "declic-imitated" }, imitationLabel(imitation), body),
    screen,
    /** Show what stands above the screen (an address, tabs); null hides it. */
    bar(nodes) {
      top.hidden = !nodes;
      const there = nodes?.length === top.childNodes.length && nodes.every((node) => node.parentNode === top);
      if (nodes && !there) top.replaceChildren(...nodes); // what stays keeps the focus
    },
  };
}
