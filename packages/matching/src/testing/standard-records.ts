import { standardize, standardizeAddress } from '@concord/standardization';
import type { CanonicalFields } from '@concord/contracts/canonical';
import type { MatchRecord } from '../record';
import { customerFields } from './people';

type Written = string | number | readonly string[] | Readonly<Record<string, string>>;

/** A record as sources write it, standardized by the types of the tests' fields, as cleansing does it. */
export function standardRecord(
  key: string,
  written: Readonly<Record<string, Written>>,
  country = 'CN',
): MatchRecord {
  const fields: CanonicalFields = {};
  const context = { today: '2026-11-20', country };
  for (const [name, raw] of Object.entries(written)) {
    const type = customerFields.find((field) => field.name === name)?.type;
    if (type === undefined) throw new Error(`the tests have no field ${name}`);
    const { values } =
      type === 'address' ? standardizeAddress(raw, context) : standardize(type, raw, context);
    if (values.length > 0) fields[name] = values;
  }
  return { key, fields };
}
