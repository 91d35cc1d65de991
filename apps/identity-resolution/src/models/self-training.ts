import type { EntityMatch } from '@concord/contracts/workspace';

/** Below so many distinct contents what is seen says less than what is believed. */
export const firstTraining = 1_000;
/** Twice as much seen halves the doubt about a frequency only by a third; less would not be worth a new version. */
export const growth = 2;

/**
 * The number of contents at which training starts by itself; undefined where it never does.
 *
 * @param tried contents at the latest training, whatever came of it.
 */
export function trainsAt(
  mode: EntityMatch['training'],
  tried: number | undefined,
): number | undefined {
  if (mode === 'off') return undefined;
  return Math.max(firstTraining, growth * (tried ?? 0));
}
