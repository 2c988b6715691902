// What a round draws by lot: the same numbers and places as widgets/_round.py draws from a seed.

export const COLUMNS = 6;
export const ROWS = 4;
const LEAST_STEP = 2; // columns and rows together between a place and the next

/** Whole numbers below a count, drawn from a seed: Mulberry32, as `Lot`. */
export function drawer(seed) {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) * count) / 4294967296);
  };
}

/** Returns what gives one place after the other, as `places`; each as a part of the way, 0 to 1. */
export function places(seed) {
  const draw = drawer(seed);
  let column = COLUMNS / 2;
  let row = ROWS / 2;
  return () => {
    for (;;) {
      const place = draw(COLUMNS * ROWS);
      const step = Math.abs((place % COLUMNS) - column) + Math.abs(Math.floor(place / COLUMNS) - row);
      if (step < LEAST_STEP) continue;
      column = place % COLUMNS;
      row = Math.floor(place / COLUMNS);
      return { x: column / (COLUMNS - 1), y: row / (ROWS - 1) };
    }
  };
}
