const zoned = /(?:z|[+-]\d{2}:?\d{2})$/iu;
const dateOnly = /^\d{4}-\d{2}-\d{2}$/u;
const zoneless = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/u;

/** Records that were written in the same moment, or committed a little late, are read again. */
const overlapMs = 5000;

/** A mark as a number that grows with time: milliseconds, or what the source counts in. */
function instantOf(mark: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/u.test(mark)) return Number(mark);
  const local = zoneless.exec(mark);
  const parsed = Date.parse(local === null ? mark : `${local[1] ?? ''}T${local[3] ?? ''}Z`);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** The later of two values of the column of the last change; text order where they are no dates. */
export function laterMark(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [first, second] = [instantOf(a), instantOf(b)];
  if (first !== undefined && second !== undefined) return second > first ? b : a;
  return b > a ? b : a;
}

/**
 * What to ask for so that nothing with the timestamp of the mark itself is missed, whether the
 * source includes the bound or not: five seconds earlier (a day for dates without a time), in the
 * form in which the source writes. What is read twice is recognised by its hash.
 */
export function sinceMark(mark: string): string {
  const instant = instantOf(mark);
  if (instant === undefined) return mark;
  if (/^\d/u.test(mark) && !mark.includes('-')) {
    // Epochs: in seconds below the year 2286, in milliseconds above that number.
    return String(instant - (instant < 1e10 ? overlapMs / 1000 : overlapMs));
  }
  if (dateOnly.test(mark)) return new Date(instant - 86_400_000).toISOString().slice(0, 10);
  const earlier = new Date(instant - overlapMs).toISOString();
  const local = zoneless.exec(mark);
  if (local === null || zoned.test(mark)) return earlier;
  return earlier.slice(0, 19).replace('T', local[2] ?? 'T');
}
