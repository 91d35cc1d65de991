import { comparatorOf } from './comparison/comparators';
import type { Comparator } from './comparison/comparator';
import type { Comparison, MatchModel } from './model/model';
import { valuesOf, type MatchRecord, type TypedValue } from './record';
import type { MatchRules } from './rules/match-rules';
import { noRuleValues, ruleValuesOf, type RuleValues } from './rules/rule-values';
import { digest } from './text/digest';

/** A record as matching sees it under one model: what each comparison read of it. */
export interface Profile {
  /** Names the content that is compared; equal contents have equal ids. Orders ties, too. */
  readonly id: string;
  /** By position of the comparison in the model; undefined where the record has nothing to compare. */
  readonly values: readonly unknown[];
  /** What the rules of the workspace see; part of the content like everything else. */
  readonly rules: RuleValues;
}

/** One comparison of the model with its comparator. */
export interface CompiledComparison {
  readonly comparison: Comparison;
  readonly comparator: Comparator<unknown>;
}

export function compileComparisons(model: MatchModel): CompiledComparison[] {
  return model.comparisons.map((comparison) => ({
    comparison,
    comparator: comparatorOf(comparison, model),
  }));
}

/** Reads a record by the model's comparisons. Profiles compare only under the comparisons that made them. */
export function readProfile(
  record: MatchRecord,
  compiled: readonly CompiledComparison[],
  matchRules?: MatchRules,
): Profile {
  const content: string[] = [];
  const values = compiled.map(({ comparison, comparator }) => {
    const given = valuesOf(record, comparison.fields);
    content.push(contentOf(given));
    return given.length === 0 ? undefined : comparator.read(given);
  });
  if (matchRules === undefined)
    return { id: digest(content.join('\n')), values, rules: noRuleValues };
  const rules = ruleValuesOf(record, matchRules);
  content.push(rules.neverId, ...rules.always);
  return { id: digest(content.join('\n')), values, rules };
}

/** Reads a record anew by other numbers for the same fields: its content, and so its id, are known. */
export function rereadProfile(
  record: MatchRecord,
  before: Profile,
  compiled: readonly CompiledComparison[],
): Profile {
  const values = compiled.map(({ comparison, comparator }, at) => {
    const known = before.values[at];
    if (known === undefined) return undefined;
    return comparator.reread?.(known) ?? comparator.read(valuesOf(record, comparison.fields));
  });
  return { ...before, values };
}

/** The values in an order of their own, since it does not matter in which one the source lists them. */
function contentOf(given: readonly TypedValue[]): string {
  if (given.length === 0) return '';
  return given.map(textOf).sort().join('\t');
}

/** What of an address or amount is content: details are read off the lines, a rate off a table. */
const contentParts = [
  ...['lines', 'unit', 'district', 'city', 'region', 'postcode', 'country'],
  ...['amount', 'currency'],
];

/** Lengths keep apart what would else read alike. */
function textOf({ type, value: { value, key = '' } }: TypedValue): string {
  const text =
    typeof value === 'object' ? JSON.stringify(value, contentParts) : `${typeof value} ${value}`;
  return `${type} ${text.length} ${text}${key}`;
}

/** Visits the atoms of a profile with the position of the comparison that they stem from; some come twice. */
export function forEachAtom(
  profile: Profile,
  compiled: readonly CompiledComparison[],
  visit: (comparison: number, text: string, discount: number) => void,
): void {
  compiled.forEach(({ comparator }, at) => {
    const value = profile.values[at];
    if (value !== undefined) comparator.atoms(value, (text, discount) => visit(at, text, discount));
  });
}
