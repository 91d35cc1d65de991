import type { GoldenChanged } from '@concord/contracts/events';
import type { Destination } from '@concord/contracts/workspace';
import { diffShadow, outputFields } from '@concord/reconciliation';

export type Fields = Readonly<Record<string, unknown>>;

/** A golden record as outbound sync last heard of it. */
export type GoldenCopy = Pick<
  GoldenChanged,
  'entityId' | 'version' | 'status' | 'entity' | 'fields'
>;

/**
 * What a destination should hold of an entity and what it was last known to hold. `fields` absent
 * means: nothing.
 */
export interface Shadow {
  readonly destination: string;
  readonly entityId: string;
  readonly wanted: { readonly version: number; readonly fields?: Fields };
  readonly held: { readonly version: number; readonly fields?: Fields };
  /** `set-aside`: refused by the destination; waits for a change of the record or an operator. */
  readonly status: 'settled' | 'pending' | 'set-aside';
  readonly attempts: number;
  /** ISO 8601; not delivered before. */
  readonly dueAt: string;
  readonly error?: string;
}

/** What the destination should hold of a golden record: the mapped fields, or nothing. */
export function wantedFields(golden: GoldenCopy, destination: Destination): Fields | undefined {
  if (golden.status !== 'current' || golden.entity !== destination.entity) return undefined;
  if (!destination.having.every((field) => (golden.fields[field]?.length ?? 0) > 0))
    return undefined;
  return outputFields(golden.fields, destination.mapping);
}

/**
 * The shadow after news of a golden record; `undefined` when nothing is to be stored: old news, or
 * a record that the destination neither holds nor wants.
 *
 * @param remapped the mapping changed, so that an equal version may want other fields.
 */
export function planShadow(
  before: Shadow | undefined,
  golden: GoldenCopy,
  destination: Destination,
  now: string,
  remapped = false,
): Shadow | undefined {
  if (before !== undefined && golden.version < before.wanted.version + (remapped ? 0 : 1))
    return undefined;
  const fields = wantedFields(golden, destination);
  if (before === undefined && fields === undefined) return undefined;
  const held = before?.held ?? { version: 0 };
  // A pending one may be on its way right now: what the destination holds is not known for sure.
  const certain = before === undefined || before.status === 'settled';
  const settled = certain && diffShadow(fields, held.fields).kind === 'none';
  return {
    destination: destination.destination,
    entityId: golden.entityId,
    wanted: { version: golden.version, ...(fields === undefined ? {} : { fields }) },
    held,
    status: settled ? 'settled' : 'pending',
    attempts: 0,
    dueAt: now,
  };
}
