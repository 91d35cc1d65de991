import type { StandardValue } from '@concord/contracts/canonical';
import type { Contributor } from '@concord/survivorship';

/**
 * A steward's word in the place of what records say. It is a contributor of highest trust to the customer
 * that holds the record it is attached to, and goes with that record through merges, splits and deletion.
 */
export interface Override {
  /** `ovr_…`; in lineage the key is `steward:ovr_…`. */
  readonly id: string;
  /** All fields that are decided together with those asked for; an empty list: no value. */
  readonly fields: Readonly<Record<string, readonly StandardValue[]>>;
  /** The fields that the steward named; the others were taken over as they stood. */
  readonly asked: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly comment?: string;
}

const keyPrefix = 'steward:';

/** What an override says, as survivorship hears it. */
export function wordOf({ id, fields, at }: Override, entity: string): Contributor {
  const said = Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [field, [...values]]),
  );
  return {
    key: `${keyPrefix}${id}`,
    source: 'steward',
    record: { entity, fields: said, issues: [], quality: 1, changedAt: at },
    steward: true,
  };
}

/** The id of the override that gave a golden value; undefined for a value of a record. */
export function overrideOf(key: string, rule: string): string | undefined {
  return rule === 'steward' && key.startsWith(keyPrefix) ? key.slice(keyPrefix.length) : undefined;
}
