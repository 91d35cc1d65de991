/** Jaro similarity with Winkler's bonus for a common prefix (Winkler 1990), 0 to 1. */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenB = new Array<boolean>(b.length).fill(false);
  const matchedA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (takenB[j] === true || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenB[j] = true;
      matchedA.push(a.charCodeAt(i));
      break;
    }
  }
  if (matchedA.length === 0) return 0;
  const swaps = outOfOrder(matchedA, b, takenB) / 2;
  const matches = matchedA.length;
  return (matches / a.length + matches / b.length + (matches - swaps) / matches) / 3;
}

function outOfOrder(matchedA: readonly number[], b: string, takenB: readonly boolean[]): number {
  let at = 0;
  let count = 0;
  for (let j = 0; j < b.length; j++) {
    if (takenB[j] !== true) continue;
    if (matchedA[at] !== b.charCodeAt(j)) count++;
    at++;
  }
  return count;
}
