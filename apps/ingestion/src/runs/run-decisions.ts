/** Pauses before a source that does not answer is tried again, in ms; the last one repeats. */
const pauses = [1_000, 5_000, 15_000, 60_000, 300_000] as const;

export function pauseBefore(attempt: number): number {
  return pauses[Math.min(attempt, pauses.length) - 1] ?? pauses[0];
}

/**
 * Why the deletions that follow from a full read must not be made; `undefined` when they may.
 *
 * @param alreadyDeleted records that this run has deleted before an interruption.
 */
export function refusal(
  unseen: number,
  live: number,
  deleteGuard: number,
  alreadyDeleted: number,
): string | undefined {
  const deletions = unseen + alreadyDeleted;
  const before = live + alreadyDeleted;
  if (deletions === 0 || deletions <= before * deleteGuard) return undefined;
  return (
    `the read lacks ${deletions} of ${before} known records, more than deleteGuard ` +
    `${deleteGuard} allows; nothing was deleted. If that is right, raise deleteGuard for this source`
  );
}
