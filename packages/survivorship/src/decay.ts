import { milliseconds } from '@concord/contracts/duration';
import type { TrustDecay } from '@concord/contracts/workspace';

/** A share of the period (0 to 1) in, the share of the fall that has happened by then out. */
const curves: Readonly<Record<TrustDecay['curve'], (share: number) => number>> = {
  linear: (share) => share,
  'fast-first': (share) => 1 - (1 - share) ** 2,
  'slow-first': (share) => share ** 2,
};

/** Trust of a record of that age (ms; undefined: it bears no date, and counts as older than the period). */
export type FadingTrust = (trust: number, age: number | undefined) => number;

/** Trust never rises with age: an `end` above the start is the start. */
export function fadingTrust({ start, end, period, curve }: TrustDecay): FadingTrust {
  const span = milliseconds(period);
  return (trust, age) => {
    const from = start ?? trust;
    const to = Math.min(from, end);
    const share = age === undefined || span === 0 ? 1 : Math.min(1, age / span);
    return from - (from - to) * curves[curve](share);
  };
}
