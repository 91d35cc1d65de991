/** Numbers below a bound, the same for the same seed: mulberry32, public domain, by Tommy Ettinger. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Fisher and Yates. */
export function shuffled<T>(items: readonly T[], below: (bound: number) => number): T[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at--) {
    const other = below(at + 1);
    const [a, b] = [list[at], list[other]];
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a];
  }
  return list;
}
