import type { ColumnSummary } from '../profile/column-profile';

/** More values than this tell no more about what a column means. */
const mostRead = 200;

/** What the evidence is taken from. */
export interface Facts {
  readonly summary: ColumnSummary;
  /** Different values, as the source writes them. */
  readonly texts: readonly string[];
  /** How many of the records have a value, 0 to 1. */
  readonly filledShare: number;
  /** How many of the different values came once only, 0 to 1. */
  readonly onceShare: number;
}

export function factsOf(summary: ColumnSummary): Facts {
  const texts = summary.sample.slice(0, mostRead).map(({ value }) => value);
  const { values, filled, sample } = summary;
  const once = sample.filter(({ count }) => count === 1).length;
  return {
    summary,
    texts,
    filledShare: values === 0 ? 0 : filled / values,
    onceShare: sample.length === 0 ? 0 : once / sample.length,
  };
}

/** The share of the values that something holds for, each as often as it came. */
export function weightedShareOf({ summary }: Facts, holds: (text: string) => boolean): number {
  let all = 0;
  let held = 0;
  for (const { value, count } of summary.sample) {
    all += count;
    if (holds(value)) held += count;
  }
  return all === 0 ? 0 : held / all;
}

/** The share of the texts that something holds for; 0 where there are none. */
export function shareOf(texts: readonly string[], holds: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;
}
