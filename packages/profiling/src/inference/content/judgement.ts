/**
 * What it says for a meaning that this share of the values could have it: against it where many could not
 * (-1 where none could), for it as far as such values prove it (`proof`, 0 to 1).
 */
export function judged(share: number, proof: number): number {
  if (share < 0.6) return -1 + share * 0.5;
  return share < 0.8 ? 0.5 * proof * share : proof * share;
}
