/** What one pair of tokens says; undefined stands for "nothing in common". */
export interface AlignedPair<P> {
  readonly i: number;
  readonly j: number;
  readonly outcome: P;
}

/**
 * Pairs tokens greedily, the heaviest pair first; each token is used once. Ties go to the earlier tokens, so
 * callers sort tokens in an order of content. Lists hold at most 31 tokens (a bit mask marks the used ones).
 */
export function alignTokens<T, P extends { readonly weight: number }>(
  a: readonly T[],
  b: readonly T[],
  judge: (a: T, b: T) => P | undefined,
): AlignedPair<P>[] {
  const pairs: AlignedPair<P>[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const tokenA = a[i];
      const tokenB = b[j];
      if (tokenA === undefined || tokenB === undefined) continue;
      const outcome = judge(tokenA, tokenB);
      if (outcome !== undefined) pairs.push({ i, j, outcome });
    }
  }
  return pairs.length < 2 ? pairs : heaviestFirst(pairs);
}

function heaviestFirst<P extends { readonly weight: number }>(
  pairs: AlignedPair<P>[],
): AlignedPair<P>[] {
  pairs.sort((x, y) => y.outcome.weight - x.outcome.weight || x.i - y.i || x.j - y.j);
  let usedA = 0;
  let usedB = 0;
  return pairs.filter(({ i, j }) => {
    if ((usedA & (1 << i)) !== 0 || (usedB & (1 << j)) !== 0) return false;
    usedA |= 1 << i;
    usedB |= 1 << j;
    return true;
  });
}
