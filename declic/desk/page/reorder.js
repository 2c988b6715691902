// A list whose rows are put in another order: by dragging a handle with mouse, pen or finger, and
// by Alt with an arrow on any button of a row.

const EDGE = 60;
const STEP = 12;

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

/**
 * Let the rows of a list be moved; a row has `data-id`, and a handle with `data-handle`.
 *
 * `moved(id, to)` is called with the place from 0, `released()` where nothing moved. Returns
 * `held()`: whether a row is being dragged, so that nobody draws the list, and what stops it.
 */
export function reorderable(list, moved, released) {
  const ended = new AbortController();
  const { signal } = ended;
  let dragged = null;

  const placeOf = (row) => [...list.children].indexOf(row);

  function begin(event) {
    const row = event.target.closest("[data-handle]")?.closest("[data-id]");
    if (!row || event.button !== 0 || dragged) return;
    event.preventDefault();
    event.target.closest("[data-handle]").focus({ preventScroll: true });
    dragged = { row, from: placeOf(row), pointer: event.pointerId };
    row.dataset.dragged = "true";
  }

  /** Move the others, never the row itself: a finger holds it. */
  function follow(event) {
    if (!dragged || event.pointerId !== dragged.pointer) return;
    const { row } = dragged;
    const y = event.clientY;
    if (y < EDGE) scrollBy(0, -STEP);
    else if (y > innerHeight - EDGE) scrollBy(0, STEP);
    const before = row.previousElementSibling;
    const after = row.nextElementSibling;
    if (before && y < middle(before)) list.insertBefore(before, row.nextSibling);
    else if (after && y > middle(after)) list.insertBefore(after, row);
  }

  function drop(event) {
    if (!dragged || event.pointerId !== dragged.pointer) return;
    finish(event.type === "pointerup");
  }

  function finish(keep) {
    const { row, from } = dragged;
    const to = placeOf(row);
    dragged = null;
    delete row.dataset.dragged;
    if (keep && to !== from) moved(row.dataset.id, to);
    else released();
  }

  function press(event) {
    if (dragged && event.key === "Escape") {
      event.preventDefault();
      finish(false);
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = event.target.closest("[data-id]");
    const button = event.target.closest("button");
    if (!step || !event.altKey || !row || !button) return;
    event.preventDefault();
    const to = placeOf(row) + step;
    if (to >= 0 && to < list.children.length) moved(row.dataset.id, to);
  }

  list.addEventListener("pointerdown", begin, { signal });
  document.addEventListener("pointermove", follow, { signal });
  document.addEventListener("pointerup", drop, { signal });
  document.addEventListener("pointercancel", drop, { signal });
  list.addEventListener("keydown", press, { signal });
  return { held: () => dragged !== null, down: () => ended.abort() };
}
