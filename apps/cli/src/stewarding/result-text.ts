import type { ShownChanges, StewardResult } from './stewarding-api';

/** What a steward's action did, or would do, as lines for people. */
export function resultText(result: StewardResult): string[] {
  const { preview = false, action, customers = [], customer, changes = [] } = result;
  const done = preview ? ['Nothing is stored; it would be so:', ''] : [];
  const ofCustomers = customers.flatMap(({ id, status, into, isNew, records, changes: own }) => [
    `${isNew && preview ? 'a new customer' : id}: ${statusText(status, into)}, ${countText(records)}`,
    ...changeLines(own),
  ]);
  const nothing =
    customers.length === 0 && changes.length === 0 ? ['No golden record changes by it.'] : [];
  const undo =
    preview || action === undefined ? [] : ['', `undo it:  ./concord steward undo ${action.id}`];
  return [
    ...done,
    ...ofCustomers,
    ...(customer === undefined ? [] : [customer]),
    ...changeLines(changes),
    ...nothing,
    ...undo,
  ];
}

function statusText(status: string, into: readonly string[]): string {
  return into.length === 0 ? status : `${status} to ${into.join(', ')}`;
}

function countText({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  return `${before.length} → ${after.length} records`;
}

function changeLines(changes: ShownChanges): string[] {
  return changes.map(({ field, before, after }) => `  ${field}: ${said(before)} → ${said(after)}`);
}

function said(values: ShownChanges[number]['before']): string {
  if (values.length === 0) return '(none)';
  return values
    .map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(', ');
}
