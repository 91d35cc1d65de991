import type { StandardValue } from '@concord/contracts/canonical';
import { candidatesFor, type Candidate } from './candidate';
import { callWitnesses, testimony, type Witness } from './evidence';
import type { Contributor, GoldenRecord, GoldenValue, LostValue } from './golden-record';
import type { Slot, SurvivorshipPolicy } from './policy';
import type { Criterion } from './ranking';
import { stewardDecides } from './steward';
import { decide, type Survivors } from './survivors';
import { matchingText, valueText } from './value-text';

type Fields = ReadonlyMap<string, readonly GoldenValue[]>;

function goldenValue(winner: Candidate, standard: StandardValue, rule: string): GoldenValue {
  const { key, version, record } = winner.witness.contributor;
  return {
    value: standard.value,
    key,
    ...(version === undefined ? {} : { recordVersion: version }),
    ...(record.changedAt === undefined ? {} : { changedAt: record.changedAt }),
    rule,
    ...(standard.imputed === true ? { imputed: true } : {}),
  };
}

/** The losing values of one field; in a group a losing record may agree on this field. */
function lostValues(
  field: string,
  kept: readonly GoldenValue[],
  survivors: Survivors,
): LostValue[] {
  const seen = new Set(kept.map(({ value }) => valueText(value)));
  return survivors.losers().flatMap(({ candidate, rule }) =>
    candidate.parts
      .filter((part) => part.field.field === field)
      .flatMap(({ values }) => values)
      .filter(({ value }) => {
        const text = valueText(value);
        return seen.has(text) ? false : seen.add(text);
      })
      .map(({ value }) => ({ value, key: candidate.witness.contributor.key, rule })),
  );
}

function fieldsOf(slot: Slot, survivors: Survivors, withLost: boolean): Fields {
  const entries = slot.fields.flatMap(({ field }): [string, readonly GoldenValue[]][] => {
    const kept = survivors.winners.flatMap((winner) =>
      winner.parts
        .filter((part) => part.field.field === field)
        .flatMap(({ values }) => values.map((value) => goldenValue(winner, value, survivors.rule))),
    );
    const [first, ...others] = kept;
    if (first === undefined) return [];
    const lost = withLost ? lostValues(field, kept, survivors) : [];
    return [[field, [lost.length === 0 ? first : { ...first, lost }, ...others]]];
  });
  return new Map(entries);
}

/** A full name of the record that gave the parts comes first, then one of a record that agrees on them. */
function sameName(
  followed: readonly string[],
  settled: Fields,
  witnesses: readonly Witness[],
): Criterion | undefined {
  const keys = new Set(followed.map((field) => settled.get(field)?.[0]?.key));
  if (keys.size !== 1) return undefined;
  const giver = witnesses.find(({ contributor }) => keys.has(contributor.key));
  if (giver === undefined) return undefined;
  const said = followed.map((field) => testimony(witnesses, field));
  const partsOf = (witness: Witness) =>
    JSON.stringify(said.map((by) => by.get(witness)?.slice(0, 1).map(matchingText) ?? []));
  const wanted = partsOf(giver);
  const score = ({ witness }: Candidate) => {
    if (witness === giver) return 2;
    return partsOf(witness) === wanted ? 1 : 0;
  };
  return { name: 'same-name', score };
}

interface Hearing {
  readonly witnesses: readonly Witness[];
  readonly stewards: readonly Witness[];
  readonly withLost: boolean;
}

function settle(slot: Slot, hearing: Hearing, settled: Fields): Fields {
  const { witnesses, withLost } = hearing;
  const word = stewardDecides(slot, hearing.stewards, witnesses);
  if (word !== undefined)
    return word.survivors === undefined ? new Map() : fieldsOf(slot, word.survivors, withLost);
  const candidates = candidatesFor(slot, witnesses);
  if (slot.apart !== undefined) {
    const full = candidates.filter(({ parts }) => parts.length === slot.fields.length);
    const survivors = decide(slot, full);
    if (survivors !== undefined) return fieldsOf(slot, survivors, withLost);
    return new Map(slot.apart.flatMap((field) => [...settle(field, hearing, settled)]));
  }
  const before = slot.follows && sameName(slot.follows, settled, witnesses);
  const survivors = decide(slot, candidates, before === undefined ? [] : [before]);
  return survivors === undefined ? new Map() : fieldsOf(slot, survivors, withLost);
}

const nobody: readonly Witness[] = [];

/** Stewards speak apart from records: they repeat nobody, and no majority counts them. */
function hear(
  contributors: readonly Contributor[],
  { trust }: SurvivorshipPolicy,
): Omit<Hearing, 'withLost'> {
  if (!contributors.some(isSteward))
    return { witnesses: callWitnesses(contributors, trust), stewards: nobody };
  const records = contributors.filter((contributor) => !isSteward(contributor));
  return {
    witnesses: callWitnesses(records, trust),
    stewards: callWitnesses(contributors.filter(isSteward), trust),
  };
}

function isSteward({ steward }: Contributor): boolean {
  return steward === true;
}

/**
 * The golden record of an entity: a function of the contributors as a set and of the policy.
 * The order of the contributors makes no difference, not to a single byte. Time grows with the
 * number of contributors (times its logarithm only where their values all differ).
 *
 * @param withLost whether each first value says what it beat; a third of the time goes into it.
 */
export function buildGolden(
  contributors: readonly Contributor[],
  policy: SurvivorshipPolicy,
  { withLost = true }: { readonly withLost?: boolean } = {},
): GoldenRecord {
  const hearing = { ...hear(contributors, policy), withLost };
  const settled = new Map<string, readonly GoldenValue[]>();
  for (const slot of policy.slots) {
    for (const [field, values] of settle(slot, hearing, settled)) settled.set(field, values);
  }
  const fields = policy.fieldOrder.flatMap((field) => {
    const values = settled.get(field);
    return values === undefined ? [] : [[field, values] as const];
  });
  return { fields: Object.fromEntries(fields) };
}
