import type { Customer } from '../customers/customer';
import type { Arrived } from '../golden/build';
import { overrideOf, type Override } from './override';

/** Values that stewards stated, with who, when and why. */
export function withStewards(
  fields: Customer['fields'],
  members: readonly Arrived[],
): Customer['fields'] {
  const said = new Map(
    members.flatMap(({ key, overrides = [] }) =>
      overrides.map((override) => [override.id, { override, record: key }] as const),
    ),
  );
  if (said.size === 0) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [
      field,
      values.map((value) => {
        const found = said.get(overrideOf(value.key, value.rule) ?? '');
        return found === undefined ? value : { ...value, steward: noteOf(found) };
      }),
    ]),
  );
}

function noteOf({ override, record }: { override: Override; record: string }) {
  const { by, at, comment } = override;
  return { by, at, record, ...(comment === undefined ? {} : { comment }) };
}
