import type { SemanticType } from '@concord/contracts/semantic-types';
import type { MatchField } from '../record';
import { builtInFrequencies } from './frequencies';
import { booleanLevels, builtInLevels, genderLevels, originLevels } from './levels';
import { roundBits, type Comparison, type ComparisonKind, type MatchModel } from './model';

export interface BuiltInOptions {
  /** How many records are expected, all in all; more records mean more strangers who look alike. */
  readonly expectedRecords?: number;
  /** Bits added to what a merge must reach; 2 is a careful profile: fewer merges, fewer mistakes. */
  readonly caution?: number;
}

const defaultExpectedRecords = 50_000;
/** Records of one customer that a record meets on average among all the others. */
const expectedPartners = 3;

/** The model of an empty system: priors per semantic type, the same for the same fields. */
export function builtInModel(
  fields: readonly MatchField[],
  options: BuiltInOptions = {},
): MatchModel {
  const records = Math.max(1_000, options.expectedRecords ?? defaultExpectedRecords);
  const probability = expectedPartners / records;
  const caution = options.caution ?? 0;
  return {
    version: 'built-in-1',
    source: 'built-in priors per semantic type',
    prior: {
      probability,
      bits: roundBits(Math.log2(probability / (1 - probability))),
      source: `${expectedPartners} other records of the same customer expected among ${records}`,
    },
    thresholds: { same: caution, review: caution - 3 },
    household: { ceiling: -1, beyond: 0 },
    comparisons: comparisonsOf(fields),
    frequencies: builtInFrequencies,
  };
}

/** How the fields of a type are compared. `united` types form one comparison over all their fields. */
interface TypeRule {
  readonly kind: ComparisonKind;
  readonly united?: string;
  readonly single?: true;
  readonly household?: true;
  readonly table?: string;
}

const rules: Readonly<Record<SemanticType, TypeRule>> = {
  'name.given': { kind: 'person-name', united: 'name' },
  'name.family': { kind: 'person-name', united: 'name' },
  'name.full': { kind: 'person-name', united: 'name' },
  'name.organization': { kind: 'organization', united: 'organization' },
  'date.birth': { kind: 'date', single: true },
  date: { kind: 'date' },
  email: { kind: 'email', united: 'email' },
  phone: { kind: 'phone', united: 'phone', household: true },
  address: { kind: 'address', united: 'address', household: true },
  postcode: { kind: 'postcode', united: 'postcode', household: true },
  place: { kind: 'place', household: true },
  gender: { kind: 'category', table: 'gender' },
  country: { kind: 'category', table: 'country', household: true },
  language: { kind: 'category', table: 'language', household: true },
  identifier: { kind: 'identifier', single: true },
  money: { kind: 'number' },
  category: { kind: 'category' },
  text: { kind: 'text' },
  number: { kind: 'number' },
  boolean: { kind: 'category', table: 'boolean' },
};

function comparisonsOf(fields: readonly MatchField[]): Comparison[] {
  const groups = new Map<string, MatchField[]>();
  for (const field of [...fields].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  )) {
    const name = rules[field.type].united ?? field.name;
    // A field may bear the name of a united comparison without being of its type.
    const group = rules[field.type].united === undefined ? `field ${name}` : `type ${name}`;
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  // Sources write companies into fields for names of people.
  const fullNames = fields.filter(({ type }) => type === 'name.full');
  groups.get('type organization')?.push(...fullNames);
  return [...groups].map(([group, members]) =>
    comparisonOf(group.replace(/^(?:field|type) /, ''), members),
  );
}

function comparisonOf(name: string, fields: readonly MatchField[]): Comparison {
  const type = fields[0]?.type ?? 'text';
  const rule = rules[type];
  return {
    name,
    kind: rule.kind,
    fields,
    levels: levelsOf(type, rule.kind),
    single: rule.single ?? false,
    household: rule.household ?? false,
    tables:
      rule.kind === 'person-name'
        ? { given: 'given', family: 'family' }
        : { value: rule.table ?? rule.kind },
  };
}

function levelsOf(type: SemanticType, kind: ComparisonKind) {
  if (type === 'gender') return genderLevels;
  if (type === 'country' || type === 'language') return originLevels;
  return type === 'boolean' ? booleanLevels : builtInLevels(kind);
}
