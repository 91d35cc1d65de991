import type { DriftFinding } from '@concord/contracts/quality';
import type { RunFigures } from './figures';

/** With fewer runs nobody knows what is usual. */
const fewestRuns = 3;
/** At least by half more, or by a third less: what is no news in any source. */
const smallest = Math.log(1.5);
/** Median absolute deviations; scaled, they are standard deviations of a normal distribution. */
const farOut = 4 * 1.4826;

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  return (low + (sorted[Math.floor(middle)] ?? low)) / 2;
}

const ordered = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * Whether the rows of a run are many more or fewer than usual: on a logarithmic scale, since twice
 * as many is as strange as half, and by median and median deviation, which a strange run of the past
 * does not move.
 */
export function volumeDrift(now: RunFigures, past: readonly RunFigures[]): DriftFinding[] {
  if (past.length < fewestRuns) return [];
  const logs = ordered(past.map(({ volume }) => Math.log(volume + 1)));
  const usual = median(logs);
  const spread = median(ordered(logs.map((log) => Math.abs(log - usual))));
  const distance = Math.abs(Math.log(now.volume + 1) - usual);
  if (distance <= Math.max(smallest, farOut * spread)) return [];
  const before = Math.round(Math.exp(usual) - 1);
  const message = `${now.volume} rows, usually about ${before}`;
  return [{ kind: 'volume.jumped', before: String(before), now: String(now.volume), message }];
}
