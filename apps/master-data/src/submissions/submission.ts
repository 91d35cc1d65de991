import { createHash } from 'node:crypto';
import type { EntityModel } from '@concord/contracts/workspace';
import type { StoredGolden } from '../golden/stored-golden';

/** The source of the workspace through which the API creates and corrects. */
export const apiSource = 'api';

/** What somebody says by the API about a customer: one record of the source `api`, the whole of it. */
export interface Submission {
  readonly recordId: string;
  /** Whom it is to belong to; absent for somebody new, about whom identity resolution decides. */
  readonly customer?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** ISO 8601; the record's own time, so that it is newer than what it corrects. */
  readonly at: string;
  readonly by: string;
}

/** The record as the source has it: columns are called as the fields of the model. */
export function rawRecordOf({ recordId, at, fields }: Submission): Record<string, unknown> {
  return { id: recordId, changedAt: at, ...fields };
}

/**
 * What a correction leaves of what was said before, with what it says now; `null` takes something back. What the model
 * requires of a record is taken from the customer, since a record without it would be quarantined.
 */
export function correctedFields(
  before: Submission['fields'],
  correction: Submission['fields'],
  golden: StoredGolden,
  { require, fields }: Pick<EntityModel, 'require' | 'fields'>,
): Submission['fields'] {
  const said = Object.entries({ ...before, ...correction }).filter(([, value]) => value !== null);
  const now = new Map(said);
  for (const alternatives of require) {
    const names = typeof alternatives === 'string' ? [alternatives] : alternatives;
    if (names.some((name) => now.has(name))) continue;
    for (const name of names) {
      const values = golden.fields[name]?.map(({ value }) => value) ?? [];
      if (values.length > 0) now.set(name, fields[name]?.many === true ? values : values[0]);
    }
  }
  return Object.fromEntries(now);
}

/** What the model requires and a new record lacks: each entry one field, or alternatives of which one would do. */
export function missingFields(
  given: Submission['fields'],
  { require }: Pick<EntityModel, 'require'>,
): string[] {
  return require
    .map((alternatives) => (typeof alternatives === 'string' ? [alternatives] : alternatives))
    .filter((names) => !names.some((name) => given[name] !== undefined && given[name] !== null))
    .map((names) => names.join(' | '));
}

/** The same for the same caller and key, so that a request that comes twice is one record. */
export function recordIdOf(caller: string, idempotencyKey: string): string {
  return `key-${digestOf([caller, idempotencyKey]).slice(0, 32)}`;
}

export function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
