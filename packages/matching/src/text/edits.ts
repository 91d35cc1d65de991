/**
 * Whether one edit (insertion, deletion, substitution or a swap of neighbours; Damerau 1964) turns
 * one text into the other. Equal texts count as zero edits and answer false.
 */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const start = samePrefix(a, b);
  const end = sameSuffix(a, b, start);
  const restA = a.length - start - end;
  const restB = b.length - start - end;
  if (restA <= 1 && restB <= 1) return true;
  return (
    restA === 2 &&
    restB === 2 &&
    a.charCodeAt(start) === b.charCodeAt(start + 1) &&
    a.charCodeAt(start + 1) === b.charCodeAt(start)
  );
}

function samePrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function sameSuffix(a: string, b: string, start: number): number {
  const limit = Math.min(a.length, b.length) - start;
  let at = 0;
  while (at < limit && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}

/** Three rows of the table, used again and again: making them anew took longer than filling them. */
let rows = new Int32Array(3 * 128);

/**
 * Whether at most `limit` edits turn one text into the other: optimal string alignment, which is
 * Levenshtein 1966 with swaps of neighbours. Only cells within `limit` of the diagonal can matter (Ukkonen
 * 1985), and a row that exceeds the limit ends the search.
 */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  const width = b.length + 1;
  if (rows.length < 3 * width) rows = new Int32Array(3 * width);
  for (let j = 0; j <= Math.min(b.length, limit + 1); j++) rows[j] = j > limit ? limit + 1 : j;
  for (let i = 1; i <= a.length; i++) if (editRow(a, b, i, limit) > limit) return false;
  return (rows[(a.length % 3) * width + b.length] ?? 0) <= limit;
}

/** Fills the row of the i-th letter of `a`; its smallest cell. Cells beyond the band count as too many. */
function editRow(a: string, b: string, i: number, limit: number): number {
  const width = b.length + 1;
  const row = (i % 3) * width;
  const above = ((i + 2) % 3) * width;
  const before = ((i + 1) % 3) * width;
  const first = Math.max(1, i - limit);
  const last = Math.min(b.length, i + limit);
  const charA = a.charCodeAt(i - 1);
  let left = first === 1 ? i : limit + 1;
  let least = left;
  rows[row + first - 1] = left;
  for (let j = first; j <= last; j++) {
    const charB = b.charCodeAt(j - 1);
    const kept = (rows[above + j - 1] ?? 0) + (charA === charB ? 0 : 1);
    let best = Math.min(kept, (rows[above + j] ?? 0) + 1, left + 1);
    if (i > 1 && j > 1 && charA === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === charB)
      best = Math.min(best, (rows[before + j - 2] ?? 0) + 1);
    rows[row + j] = left = best;
    if (best < least) least = best;
  }
  if (last < b.length) rows[row + last + 1] = limit + 1;
  return least;
}
