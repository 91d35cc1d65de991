/** Levenshtein distance by rows (Wagner and Fischer, 1974). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/gu, '');
}

/** The name that was probably meant, if one is near: case, dashes and spaces do not count. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const target = folded(wanted);
  const limit = Math.max(1, Math.floor(target.length / 3));
  const near = names
    .slice(0, 1000)
    .map((name) => ({ name, away: distance(target, folded(name).slice(0, 100)) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away);
  return near[0]?.name;
}
