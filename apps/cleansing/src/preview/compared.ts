import type { CanonicalFields, CanonicalRecord, PlainValue } from '@concord/contracts/canonical';
import type { PreviewChange, PreviewDifference } from '@concord/contracts/preview';
import type { Outcome } from '@concord/standardization/record';

/** What another setup makes of one record. */
export interface Comparison {
  readonly difference: PreviewDifference;
  readonly changes: readonly PreviewChange[];
}

/** Now against then, field by field; what hangs on the record (`order[A-17].total`) is looked at, too. */
export function compared(now: Outcome, then: Outcome): Comparison {
  if (now.kind === 'quarantined' && then.kind === 'quarantined') {
    const same = reasonsOf(now).join() === reasonsOf(then).join();
    return { difference: same ? 'same' : 'otherReasons', changes: [] };
  }
  const [before, after] = [valuesOf(now), valuesOf(then)];
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  const changes = fields.flatMap((field): PreviewChange[] => {
    const [was = [], is = []] = [before.get(field), after.get(field)];
    return JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [{ field, before: [...was], after: [...is] }];
  });
  if (now.kind === 'quarantined') return { difference: 'saved', changes };
  if (then.kind === 'quarantined') return { difference: 'lost', changes };
  return { difference: changes.length > 0 ? 'changed' : 'same', changes };
}

/** `email.invalid (email)`, each once. */
export function reasonsOf(outcome: Outcome): string[] {
  if (outcome.kind === 'accepted') return [];
  const texts = outcome.reasons.map(({ code, field }) =>
    field === undefined ? code : `${code} (${field})`,
  );
  return [...new Set(texts)].sort();
}

/** `order[A-17].total` → `order.total`: the field of all of them. */
export function fieldOf(place: string): string {
  return place.replace(/\[.*\]/su, '');
}

function valuesOf(outcome: Outcome): Map<string, readonly PlainValue[]> {
  if (outcome.kind === 'quarantined') return new Map(plainFields(outcome.draft));
  return new Map([...plainFields(outcome.record.fields), ...attachedValues(outcome.record)]);
}

function plainFields(fields: CanonicalFields, prefix = ''): [string, readonly PlainValue[]][] {
  return Object.entries(fields).map(([name, values]) => [
    `${prefix}${name}`,
    values.map(({ value }) => value),
  ]);
}

function attachedValues({ attached = [], relations = [] }: CanonicalRecord) {
  const hanging = attached.flatMap(({ entity, id, fields }) =>
    plainFields(fields, `${entity}[${id}].`),
  );
  const byRelationship = new Map<string, PlainValue[]>();
  for (const { relationship, source, recordId } of relations) {
    const known = byRelationship.get(relationship) ?? [];
    byRelationship.set(relationship, [...known, `${source}:${recordId}`]);
  }
  return [...hanging, ...byRelationship];
}
