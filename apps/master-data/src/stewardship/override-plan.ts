import type { PlainValue, StandardValue } from '@concord/contracts/canonical';
import type { EntityModel } from '@concord/contracts/workspace';
import { badRequest, type Fault } from '@concord/service-kit';
import { standardize } from '@concord/standardization';
import { decidedWith, type SurvivorshipPolicy } from '@concord/survivorship';
import type { Arrived } from '../golden/build';
import type { StoredGolden } from '../golden/stored-golden';
import type { Override } from './override';

/** What a steward wants a customer to say, by field; an empty list: no value. */
export type WantedFields = Readonly<Record<string, PlainValue | readonly PlainValue[]>>;

interface Reading {
  readonly model: EntityModel;
  /** ISO 3166-1 alpha-2, for local phones and dates. */
  readonly country: string | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * The values as their semantic types have them.
 *
 * @throws ProblemError 400 with all faults: unknown fields with those there are, values that their type refuses
 */
export function readValues(
  wanted: WantedFields,
  { model, country, today }: Reading,
): Record<string, readonly StandardValue[]> {
  const faults: Fault[] = [];
  const read: Record<string, readonly StandardValue[]> = {};
  for (const [field, given] of Object.entries(wanted)) {
    const path = `body.fields.${field}`;
    const known = model.fields[field];
    if (known === undefined) {
      const expected = Object.keys(model.fields).join(' | ');
      faults.push({ path, message: 'no field of the model', expected });
      continue;
    }
    const raw = isList(given) ? given : [given];
    if (raw.length > 1 && !known.many)
      faults.push({ path, message: 'several values for a field that has one' });
    const { unit, scheme, type } = known;
    const context = {
      today,
      ...(country === undefined ? {} : { country }),
      ...(unit === undefined ? {} : { unit }),
      ...(scheme === undefined ? {} : { scheme }),
    };
    read[field] = raw.flatMap((value, at) => {
      const { values, issues } = standardize(type, value, context);
      const usable = values.filter(({ invalid }) => invalid !== true);
      if (usable.length > 0) return usable.map(({ original, ...standard }) => standard);
      const why = issues.map(({ message }) => message).join(' ');
      faults.push({
        path: raw.length === 1 ? path : `${path}.${at}`,
        message: why === '' ? 'no value; send an empty list to say that there is none' : why,
        expected: type,
      });
      return [];
    });
  }
  if (faults.length === 0) return read;
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  throw badRequest('override.invalid', `The override has ${count}; nothing was stored.`, faults);
}

function isList(given: PlainValue | readonly PlainValue[]): given is readonly PlainValue[] {
  return Array.isArray(given);
}

/** One override for fields that are decided together: those not asked for are taken over as they stand. */
export interface PlannedOverride extends Pick<Override, 'fields' | 'asked'> {
  /** Key of the record that it is attached to. */
  readonly record: string;
}

/**
 * What is decided together is overridden together, so that nothing is mixed from a steward and a source. Each
 * override is attached to the record whose value it replaces, unless the steward names another one.
 */
export function planOverrides(
  values: Readonly<Record<string, readonly StandardValue[]>>,
  policy: SurvivorshipPolicy,
  standing: StoredGolden['fields'],
  members: readonly Arrived[],
  named: string | undefined,
): PlannedOverride[] {
  const planned: PlannedOverride[] = [];
  const done = new Set<string>();
  for (const field of Object.keys(values)) {
    if (done.has(field)) continue;
    const together = decidedWith(policy, field);
    for (const one of together) done.add(one);
    const asked = together.filter((one) => values[one] !== undefined);
    const fields = together.map((one): [string, readonly StandardValue[]] => [
      one,
      values[one] ?? (standing[one] ?? []).map(({ value }) => ({ value })),
    ]);
    const record = named ?? anchorOf(together, standing, members, policy);
    planned.push({ fields: Object.fromEntries(fields), asked, record });
  }
  return planned;
}

function anchorOf(
  together: readonly string[],
  standing: StoredGolden['fields'],
  members: readonly Arrived[],
  { trust }: SurvivorshipPolicy,
): string {
  for (const field of together) {
    for (const { key } of standing[field] ?? []) {
      if (members.some((member) => member.key === key)) return key;
      const former = members.find(({ overrides = [] }) =>
        overrides.some(({ id }) => key === `steward:${id}`),
      );
      if (former !== undefined) return former.key;
    }
  }
  const trustOf = ({ source }: Arrived) => trust.get(source) ?? 0.5;
  const [most] = [...members].sort((a, b) => trustOf(b) - trustOf(a) || (a.key < b.key ? -1 : 1));
  return most?.key ?? '';
}

/** The members with the planned overrides in the place of earlier ones on the same fields. */
export function withOverrides(
  members: readonly Arrived[],
  planned: readonly (Override & { readonly record: string })[],
): Arrived[] {
  const replaced = new Set(planned.flatMap(({ fields }) => Object.keys(fields)));
  return withoutOverrides(members, replaced).map((member) => {
    const own = planned
      .filter(({ record }) => record === member.key)
      .map(({ record, ...override }) => override);
    return own.length === 0
      ? member
      : { ...member, overrides: [...(member.overrides ?? []), ...own] };
  });
}

/** The members without overrides that say something about one of the fields. */
export function withoutOverrides(
  members: readonly Arrived[],
  fields: ReadonlySet<string>,
): Arrived[] {
  return members.map((member) => {
    const { overrides, ...rest } = member;
    if (overrides === undefined) return member;
    const left = overrides.filter(
      (override) => !Object.keys(override.fields).some((field) => fields.has(field)),
    );
    if (left.length === overrides.length) return member;
    return left.length === 0 ? rest : { ...rest, overrides: left };
  });
}
