// Where a link really leads, seen without following it: a button beside it for everybody, and the line
// at the bottom of the frame for who has a mouse or goes through with Tab.

import { button, fill, make } from "./_shared.js";

const HOVER_MS = 500; // a mouse that only passes by has not looked

/** The line at the bottom; it needs a parent with a position. */
export const linkStatus = () => make("p", { class: "declic-target", "aria-hidden": "true" });

/** What stands after a link: nodes; none if it leads nowhere.
 *
 * `looked(how)` is told "" when the button was pressed, "hover" when the mouse stayed; `open` says that
 * the address is shown from the beginning.
 */
export function linkLeads(node, target, words, status, looked = () => {}, open = false) {
  if (!target) return [];
  const leads = fill(words.leads, { address: target });
  const shown = make("span", { class: "declic-leads", role: "status" }, open ? leads : "");
  const peek = button("declic-peek", words.where, () => {
    const opens = peek.getAttribute("aria-expanded") !== "true";
    peek.setAttribute("aria-expanded", opens);
    shown.textContent = opens ? leads : "";
    if (opens) looked("");
  });
  peek.setAttribute("aria-expanded", open);
  let timer = 0;
  const show = ({ type, pointerType }) => {
    status.textContent = leads;
    if (type === "pointerenter" && pointerType === "mouse") {
      timer = setTimeout(() => node.isConnected && looked("hover"), HOVER_MS);
    }
  };
  const hide = () => {
    status.textContent = "";
    clearTimeout(timer);
  };
  for (const type of ["pointerenter", "focus"]) node.addEventListener(type, show);
  for (const type of ["pointerleave", "blur"]) node.addEventListener(type, hide);
  return [peek, shown];
}
