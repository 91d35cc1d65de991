import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { RecordRule } from '@concord/contracts/workspace';
import { imputed, shownText, type Findings } from '../findings';
import type { Reason } from '../mapping/fault';
import type { Breach } from './breach';
import { birthDateOfIdentifier, genderOfIdentifier } from './identifier-rules';
import { inOrder, within } from './order-rules';
import { cityOfPostcode } from './place-rule';
import { different, requires } from './presence-rules';

function breachOf(
  rule: RecordRule,
  fields: CanonicalFields,
  country: string | undefined,
): Breach | undefined {
  switch (rule.rule) {
    case 'birth-date-of-identifier':
      return birthDateOfIdentifier(rule, fields);
    case 'gender-of-identifier':
      return genderOfIdentifier(rule, fields);
    case 'city-of-postcode':
      return cityOfPostcode(rule, fields, country);
    case 'in-order':
      return inOrder(rule, fields);
    case 'within':
      return within(rule, fields);
    case 'requires':
      return requires(rule, fields);
    case 'different':
      return different(rule, fields);
  }
}

/**
 * Puts the right value in the place of the wrong one. It is as good as filled in: it repeats what the
 * record says elsewhere and so is no evidence of its own.
 */
function mended(field: string, right: StandardValue, fields: CanonicalFields): string | undefined {
  const [wrong] = fields[field] ?? [];
  if (wrong === undefined) return undefined;
  const original = wrong.original ?? shownText(wrong.value);
  fields[field] = [imputed({ ...right, original })];
  return original;
}

/**
 * Holds a record against the rules of the workspace, in their order: what can be mended is, what is
 * only doubtful is warned about, and what must be settled by a person is answered.
 *
 * @param country of the source, where the record names none.
 */
export function applyRules(
  rules: readonly RecordRule[],
  fields: CanonicalFields,
  country: string | undefined,
  findings: Findings,
): Reason[] {
  const reasons: Reason[] = [];
  for (const rule of rules) {
    const breach = breachOf(rule, fields, country);
    if (breach === undefined) continue;
    const { field, message, right } = breach;
    const code = `rule.${rule.rule}`;
    if (rule.then === 'quarantine') reasons.push({ code, field, message });
    const severity = rule.then === 'fix' && right !== undefined ? 'fixed' : 'warned';
    findings.note(field, [{ code, severity, message }]);
    if (severity === 'warned' || right === undefined) continue;
    findings.changed(field, mended(field, { value: right }, fields), right, code);
  }
  return reasons;
}
