import type { PreviewOutcome, SourcePreview } from '@concord/contracts/preview';

/** The previews of the parts of a sample as one. */
export function mergedPreviews(
  parts: readonly SourcePreview[],
  mostExamples: number,
): SourcePreview | undefined {
  const [first, ...rest] = parts;
  return rest.reduce<SourcePreview | undefined>(
    (sum, part) => (sum === undefined ? part : both(sum, part, mostExamples)),
    first,
  );
}

function both(a: SourcePreview, b: SourcePreview, mostExamples: number): SourcePreview {
  const now = sumOf(a.now, b.now);
  const then = sumOf(a.then, b.then);
  const seen = new Map<string, number>();
  return {
    source: a.source,
    records: a.records + b.records,
    ...(now === undefined ? {} : { now }),
    ...(then === undefined ? {} : { then }),
    differences: summed(Object.entries(a.differences), Object.entries(b.differences)),
    fields: Object.entries(
      summed(
        a.fields.map(({ field, records }) => [field, records]),
        b.fields.map(({ field, records }) => [field, records]),
      ),
    )
      .map(([field, records]) => ({ field, records }))
      .sort((one, other) => other.records - one.records),
    examples: [...a.examples, ...b.examples].filter(({ difference }) => {
      const count = (seen.get(difference) ?? 0) + 1;
      seen.set(difference, count);
      return count <= mostExamples;
    }),
  };
}

type Counts = readonly (readonly [string, number])[];

function summed(...lists: readonly Counts[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of lists.flat()) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries(sums);
}

function sumOf(a?: PreviewOutcome, b?: PreviewOutcome): PreviewOutcome | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const reasons = new Map<string, PreviewOutcome['reasons'][number]>();
  for (const reason of [...a.reasons, ...b.reasons]) {
    const key = JSON.stringify([reason.code, reason.field]);
    reasons.set(key, { ...reason, count: reason.count + (reasons.get(key)?.count ?? 0) });
  }
  return {
    accepted: a.accepted + b.accepted,
    quarantined: a.quarantined + b.quarantined,
    reasons: [...reasons.values()].sort((one, other) => other.count - one.count),
  };
}
