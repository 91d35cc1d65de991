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

/**
 * Whether at most `limit` edits turn one text into the other: optimal string alignment, which is
 * Levenshtein 1966 with swaps of neighbours, cut off as soon as a row exceeds the limit.
 */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = editRow(a, b, i, above, before);
    if (Math.min(...row) > limit) return false;
    before = above;
    above = row;
  }
  return (above[b.length] ?? 0) <= limit;
}

function editRow(a: string, b: string, i: number, above: number[], before: number[]): number[] {
  const row = [i];
  const charA = a.charCodeAt(i - 1);
  for (let j = 1; j <= b.length; j++) {
    const charB = b.charCodeAt(j - 1);
    const kept = (above[j - 1] ?? 0) + (charA === charB ? 0 : 1);
    let best = Math.min(kept, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    const swapped =
      i > 1 && j > 1 && charA === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === charB;
    if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
    row.push(best);
  }
  return row;
}
