import type { StandardValue } from '@concord/contracts/canonical';
import type { StandardizationContext } from '../context';
import { maxValues, tooMany } from '../list';
import { scalarText } from '../input';
import { missing, type StandardizedValue } from '../outcome';
import { standardize } from '../standardize';
import { standardizeAddress } from '../types/address/standardizer';
import { isMissingWord } from '../words';
import { imputed, ruleOf, type Findings } from './findings';
import { firstValid } from './invalid-values';
import type { MappedValue } from './mapping/field';
import type { FieldPlan } from './plan';

function standardized(
  mapped: MappedValue,
  { field }: FieldPlan,
  context: StandardizationContext,
): StandardizedValue {
  if (mapped.kind === 'value') return standardize(field.type, mapped.raw, context);
  const { words } = context;
  if (words === undefined) return standardizeAddress(mapped.parts, context);
  const present = Object.entries(mapped.parts).filter(([, part]) => !isMissingWord(part, words));
  return present.length === 0
    ? missing()
    : standardizeAddress(Object.fromEntries(present), context);
}

/** What the source wrote, for the record of changes. */
function writtenText(mapped: MappedValue): string {
  const raws = mapped.kind === 'value' ? [mapped.raw] : Object.values(mapped.parts);
  return raws
    .flat()
    .map((raw) => scalarText(raw)?.trim() ?? '')
    .filter((text) => text !== '')
    .join(', ');
}

/** Records what became of one mapped value: nothing, something unusable, or another form. */
function recordChanges(
  { name, field }: FieldPlan,
  mapped: MappedValue,
  { values, issues }: StandardizedValue,
  findings: Findings,
): void {
  if (values.length === 0) {
    const written = writtenText(mapped);
    if (written !== '') findings.changed(name, written, null, ruleOf(issues, 'missing'));
    return;
  }
  for (const { value, original } of values) {
    if (original !== undefined && original !== '')
      findings.changed(name, original, value, ruleOf(issues, field.type));
  }
}

/** By which rule a mapped value was filled in; undefined where the record says it. */
function fillerOf(mapped: MappedValue, filledIn: string | undefined): string | undefined {
  if (filledIn !== undefined) return filledIn;
  return mapped.kind === 'value' && mapped.imputed === true ? 'mapping.default' : undefined;
}

function identityOf({ key, value }: StandardValue): string {
  return key ?? JSON.stringify(value);
}

/**
 * Standardizes what the mapping gives for one field; equal values are kept once. `filledIn` names the
 * rule that filled them in, where it was not the record that said them.
 */
export function standardizeField(
  plan: FieldPlan,
  mapped: readonly MappedValue[],
  context: StandardizationContext,
  findings: Findings,
  filledIn?: string,
): StandardValue[] {
  const values: StandardValue[] = [];
  let seen: Set<string> | undefined;
  if (mapped.length > maxValues) findings.note(plan.name, [tooMany]);
  for (const one of mapped.slice(0, maxValues)) {
    const standard = standardized(one, plan, context);
    const filler = fillerOf(one, filledIn);
    findings.note(plan.name, standard.issues);
    if (filler === undefined) recordChanges(plan, one, standard, findings);
    for (const candidate of standard.values) {
      // Most fields hold one value, which has nothing to be compared with.
      if (values.length > 0) {
        seen ??= new Set(values.map(identityOf));
        const identity = identityOf(candidate);
        if (seen.has(identity)) continue;
        seen.add(identity);
      }
      values.push(filler === undefined ? candidate : imputed(candidate));
      if (filler !== undefined) findings.changed(plan.name, undefined, candidate.value, filler);
    }
  }
  return plan.field.many ? values : firstValid(values);
}
