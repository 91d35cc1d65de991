/**
 * The way from one position to another whose weakest step is as strong as possible (the maximum-capacity path),
 * found by taking the strongest step that leads further (Prim 1957); ties go to the smaller position.
 */
export function strongestWay(
  size: number,
  from: number,
  to: number,
  weightOf: (i: number, j: number) => number,
): number[] {
  const best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const cameFrom = new Int32Array(size).fill(-1);
  const done = new Uint8Array(size);
  best[from] = Number.POSITIVE_INFINITY;
  for (let at = from; at >= 0 && at !== to; at = strongest(best, done)) {
    done[at] = 1;
    for (let next = 0; next < size; next++) {
      const weight = done[next] === 1 ? Number.NEGATIVE_INFINITY : weightOf(at, next);
      if (weight <= (best[next] ?? 0)) continue;
      best[next] = weight;
      cameFrom[next] = at;
    }
  }
  const way = [to];
  for (let at = cameFrom[to] ?? -1; at >= 0; at = cameFrom[at] ?? -1) way.unshift(at);
  return way[0] === from ? way : [];
}

function strongest(best: Float64Array, done: Uint8Array): number {
  let found = -1;
  for (let at = 0; at < best.length; at++) {
    if (done[at] === 1 || best[at] === Number.NEGATIVE_INFINITY) continue;
    if (found < 0 || (best[at] ?? 0) > (best[found] ?? 0)) found = at;
  }
  return found;
}
