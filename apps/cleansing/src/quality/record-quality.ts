import type { CanonicalFields } from '@concord/contracts/canonical';
import type { RecordReceived } from '@concord/contracts/events';
import type { CleansingSetup } from '@concord/contracts/setups';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { weekOf, type Contribution } from '@concord/profiling/quality';
import type { Verdict } from '../verdict';

/** Types of which two records rarely share a value. */
const uniqueTypes: ReadonlySet<SemanticType> = new Set(['email', 'phone', 'identifier']);

/** The mapped fields of a source in which a value should not be there twice. */
export function uniqueFieldsOf(
  { entity, mapping }: CleansingSetup['sources'][number],
  { entities }: CleansingSetup['model'],
): string[] {
  return Object.keys(mapping).filter((name) => {
    const type = entities[entity]?.fields[name]?.type;
    return type !== undefined && uniqueTypes.has(type);
  });
}

/** What the source says of a record, whatever became of it; undefined where nothing could be read. */
export function fieldsOf(verdict: Verdict): CanonicalFields | undefined {
  if (verdict.kind === 'accepted') return verdict.record.fields;
  return verdict.kind === 'quarantined' && verdict.marks !== undefined ? verdict.draft : undefined;
}

/** When the source last changed the record; undefined where it does not say. */
function changedAtOf(verdict: Verdict): string | undefined {
  if (verdict.kind === 'accepted') return verdict.record.changedAt;
  return verdict.kind === 'quarantined' ? verdict.changedAt : undefined;
}

/** The moment of the newest change that this version tells of: never later than it came. */
export function newestChangeOf(item: RecordReceived, verdict: Verdict): string | undefined {
  if (item.op !== 'upsert' || verdict.kind === 'superseded') return undefined;
  const changedAt = changedAtOf(verdict);
  return changedAt === undefined || changedAt > item.readAt ? item.readAt : changedAt;
}

/**
 * What the version adds to the standing of its source; undefined for a record that is gone.
 *
 * @param values those looked at for uniqueness, as `email:k3j2 phone:9x1`.
 */
export function contributionOf(verdict: Verdict, values: string): Contribution | undefined {
  if (verdict.kind !== 'accepted' && verdict.kind !== 'quarantined') return undefined;
  if (verdict.marks === undefined) return { kind: 'unreadable' };
  const changedAt = changedAtOf(verdict);
  return {
    kind: verdict.kind,
    ...verdict.marks,
    ...(changedAt === undefined ? {} : { week: weekOf(Date.parse(changedAt)) }),
    ...(values === '' ? {} : { values }),
  };
}
