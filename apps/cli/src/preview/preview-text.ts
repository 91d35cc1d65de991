import type {
  PreviewChange,
  PreviewDifference,
  PreviewExample,
  PreviewOutcome,
  SourcePreview,
} from '@concord/contracts/preview';
import { grouped, tableText, type Cell } from '../terminal';
import type { SampledPreview } from './sampled-preview';

const words: Readonly<Record<PreviewDifference, string>> = {
  saved: 'would be accepted that are quarantined now',
  lost: 'would be quarantined that are accepted now',
  changed: 'would be accepted with other values',
  otherReasons: 'would stay in quarantine for other reasons',
  same: 'would stay as they are',
};

/** What a change would do to one source, for people. */
export function previewText(preview: SampledPreview): string[] {
  const { source, total, records, quarantine, waiting = 0 } = preview;
  if (records === undefined && quarantine === undefined)
    return [`${source}: nothing has come from it yet`];
  return [
    ...(records === undefined ? [] : part(`${source}: ${share(records, total)} records`, records)),
    ...(quarantine === undefined
      ? []
      : [
          '',
          ...part(`${source}: ${share(quarantine, waiting)} that wait in quarantine`, quarantine),
        ]),
  ];
}

/** `1,000 of 15,000`, or just how many where that is all of them. */
function share({ records }: SourcePreview, all: number): string {
  return records < all ? `${grouped(records)} of ${grouped(all)}` : grouped(records);
}

function part(title: string, preview: SourcePreview): string[] {
  const { now, then, differences, fields, examples } = preview;
  if (then === undefined) return [title, '  the workspace has no such source'];
  const lines = (Object.keys(words) as PreviewDifference[]).flatMap((difference) => {
    const count = differences[difference] ?? 0;
    return count === 0 ? [] : [`  ${grouped(count)} ${words[difference]}`];
  });
  const order = Object.keys(words);
  const sorted = examples.toSorted(
    (a, b) => order.indexOf(a.difference) - order.indexOf(b.difference),
  );
  const changed = fields.slice(0, 10).map(({ field, records }) => `${field} ${grouped(records)}`);
  return [
    title,
    ...outcomeTable(now, then).split('\n'),
    ...lines,
    ...(changed.length === 0 ? [] : [`  fields with other values: ${changed.join(', ')}`]),
    ...sorted.flatMap((example) => exampleLines(example)),
  ];
}

function outcomeTable(now: PreviewOutcome | undefined, then: PreviewOutcome): string {
  const keys = new Set([...(now?.reasons ?? []), ...then.reasons].map(nameOf));
  const row = (name: string, of: (outcome: PreviewOutcome) => number): Cell[] => {
    const [before, after] = [now === undefined ? undefined : of(now), of(then)];
    const change = before === undefined ? '' : signed(after - before);
    return [name, before ?? '–', after, change];
  };
  const rows = [
    row('  accepted', ({ accepted }) => accepted),
    row('  quarantined', ({ quarantined }) => quarantined),
    ...[...keys].map((key) =>
      row(`    ${key}`, ({ reasons }) => reasons.find((one) => nameOf(one) === key)?.count ?? 0),
    ),
  ];
  return tableText(['', 'now', 'then', ''], rows);
}

function nameOf({ code, field }: PreviewOutcome['reasons'][number]): string {
  return field === undefined ? code : `${code} (${field})`;
}

function signed(change: number): string {
  if (change === 0) return '';
  return change > 0 ? `+${grouped(change)}` : `−${grouped(-change)}`;
}

function exampleLines({
  recordId,
  position,
  difference,
  changes,
  reasons,
}: PreviewExample): string[] {
  const place = position === undefined ? '' : ` (${position})`;
  const becomes: Readonly<Record<PreviewDifference, string>> = {
    saved: `accepted, now ${reasons.now.join(', ')}`,
    lost: `quarantined: ${reasons.then.join(', ')}`,
    changed: 'other values',
    otherReasons: `${reasons.now.join(', ')} → ${reasons.then.join(', ')}`,
    same: '',
  };
  // Of a record that is lost, all its values go; the reasons say why.
  const shown = difference === 'lost' ? [] : changes.slice(0, 5);
  return [
    `  ${recordId}${place}: ${becomes[difference]}`,
    ...shown.map((change) => `      ${changeText(change)}`),
  ];
}

function changeText({ field, before, after }: PreviewChange): string {
  return `${field}: ${valuesText(before)} → ${valuesText(after)}`;
}

function valuesText(values: PreviewChange['before']): string {
  if (values.length === 0) return '(nothing)';
  const texts = values.map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  );
  const text = texts.join('; ');
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
