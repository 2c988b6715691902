// Carrying a thing to a place with a mouse or a finger: slid there, or touched and then the place
// touched. Things have data-carry, places data-place. Lists to choose from stand beside it always,
// for keyboards and screen readers: nothing here can be focused.

const STILL_PX = 6; // a hand that moves less has touched, not slid
const thingAt = (node) => node.closest("[data-carry]");
const placeAt = (node) => node?.closest("[data-place]");

/** Let the things inside a root be carried.
 *
 * `put(thing, place)` is called at the end; `picked(thing)` when one was touched and waits for its
 * place, `picked(null)` when it no longer does. Returns `release`, which puts it back. */
export function carrying(root, { put, picked }) {
  let held = null; // what was touched, and waits for its place
  let touched = false; // a click that comes after belongs to what was done already

  const locked = () => Boolean(root.closest("fieldset")?.disabled);

  function hold(thing) {
    held?.classList.remove("is-picked");
    held = thing === held ? null : thing;
    held?.classList.add("is-picked");
    root.classList.toggle("is-picking", Boolean(held));
    picked(held);
  }
  function release() {
    if (held) hold(held);
  }
  function drop(thing, place) {
    release();
    put(thing, place);
  }

  root.addEventListener("click", ({ target }) => {
    if (touched || locked()) {
      touched = false;
      return;
    }
    const place = placeAt(target);
    if (held && place && !place.contains(held)) drop(held, place);
    else if (thingAt(target) && !target.closest("select")) hold(thingAt(target));
  });
  // Else a quick slide counts as a fling, and the touch that comes next is swallowed.
  root.addEventListener(
    "touchstart",
    (event) => {
      if (event.target.closest(".declic-handle")) event.preventDefault();
    },
    { passive: false },
  );
  root.addEventListener("pointerdown", (event) => {
    touched = false;
    const thing = thingAt(event.target);
    const onHandle = event.target.closest(".declic-handle");
    if (!thing || event.button || locked() || event.target.closest("select")) return;
    if (event.pointerType === "touch" && !onHandle) return; // the page can be scrolled from here
    event.preventDefault();
    touched = true;
    slide(thing, event);
  });

  function slide(thing, start) {
    const life = new AbortController();
    const { left, top } = thing.getBoundingClientRect();
    const grip = { x: start.clientX - left, y: start.clientY - top };
    let moved = false;
    let over = null;

    const follow = ({ clientX, clientY }) => {
      const distance = Math.hypot(clientX - start.clientX, clientY - start.clientY);
      if (!moved && distance < STILL_PX) return;
      moved = true;
      thing.classList.add("is-carried");
      shift(thing, root, clientX - grip.x, clientY - grip.y);
      thing.scrollIntoView({ block: "nearest", behavior: "instant" });
      shift(thing, root, clientX - grip.x, clientY - grip.y);
      mark(placeAt(document.elementFromPoint(clientX, clientY)));
    };
    const mark = (place) => {
      over?.classList.remove("is-over");
      over = place && root.contains(place) ? place : null;
      over?.classList.add("is-over");
    };
    const stop = (event) => {
      const place = over;
      life.abort();
      mark(null);
      thing.classList.remove("is-carried");
      thing.style.translate = "";
      if (event.type === "pointercancel") return;
      if (!moved) hold(thing);
      else if (place && !place.contains(thing)) drop(thing, place);
    };
    start.target.setPointerCapture(start.pointerId);
    start.target.addEventListener("pointermove", follow, { signal: life.signal });
    start.target.addEventListener("pointerup", stop, { signal: life.signal });
    start.target.addEventListener("pointercancel", stop, { signal: life.signal });
  }
  return { release };
}

/** Show a thing at a point of the window, but not outside of its root. */
function shift(thing, root, x, y) {
  const [from, to] = [thing.getBoundingClientRect(), root.getBoundingClientRect()];
  const [dx = 0, dy = 0] = thing.style.translate.split(" ").map((length) => parseFloat(length) || 0);
  const left = Math.max(to.left, Math.min(x, to.right - from.width));
  const top = Math.max(to.top, Math.min(y, to.bottom - from.height));
  thing.style.translate = `${dx + left - from.left}px ${dy + top - from.top}px`;
}
