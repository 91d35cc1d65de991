import type { ConflictsAnswer, ReviewAnswer } from '@concord/contracts/stewarding';
import { alignedBits } from '../explain/bits';
import { grouped, tableText } from '../terminal';

const reasons: Readonly<Record<ReviewAnswer['reason'], string>> = {
  doubt: 'two, nearly one',
  weak: 'one, nearly two',
  conflict: 'conflict',
};

/** The queue as lines for people: what brings most first, with what to type. */
export function queueText(reviews: readonly ReviewAnswer[]): string[] {
  const [first] = reviews;
  if (first === undefined) return ['Nothing waits for a steward.'];
  const beyond = alignedBits(reviews.map(({ linkage, needed }) => linkage - needed));
  const benefits = reviews.map(({ benefit }) => benefit.toFixed(2));
  const width = Math.max(...benefits.map(({ length }) => length));
  const rows = reviews.map(({ a, b, reason, records }, at) => [
    a,
    b,
    reasons[reason],
    beyond[at] ?? '',
    records,
    (benefits[at] ?? '').padStart(width),
  ]);
  const conflicts = reviews.flatMap(({ conflict }) => conflict?.text ?? []);
  const taken = reviews.flatMap(({ a, b, claim, later }) => [
    ...(claim === undefined ? [] : [`${a} and ${b}: ${claim.by} is at it until ${claim.until}`]),
    ...(later === undefined ? [] : [`${a} and ${b}: put off by ${later.by} until ${later.until}`]),
  ]);
  return [
    ...tableText(['record', 'and', 'what stands', 'bits', 'records', 'benefit'], rows).split('\n'),
    ...(conflicts.length === 0 ? [] : ['', ...conflicts]),
    ...(taken.length === 0 ? [] : ['', ...taken]),
    '',
    'bits: from the decision, on which side; benefit: records that an answer is expected to put right',
    `see why:  ./concord explain ${first.a} ${first.b}`,
    `decide:   ./concord decide ${first.a} ${first.b} same|different|later|undo`,
  ];
}

/** Trusted identifiers that identify nobody, as lines for people. */
export function placeholderText({ kinds }: ConflictsAnswer): string[] {
  const found = kinds.flatMap(({ placeholders }) => placeholders);
  return found.map(({ field, value, contents, records }) => {
    const holders = `${grouped(contents)} different records hold it, ${records.slice(0, 3).join(', ')} among them`;
    return `${field} ${value} identifies nobody: ${holders}`;
  });
}
