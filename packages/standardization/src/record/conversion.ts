import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { EntityModel } from '@concord/contracts/workspace';
import { converted, type Exchange } from '../types/money/exchange';
import { ruleOf, shownText, type Findings } from './findings';

/**
 * Brings the amounts of a record into the currency of the workspace.
 *
 * @param date the day whose rates hold, `YYYY[-MM[-DD]]`.
 */
export function convertAmounts(
  fields: CanonicalFields,
  model: EntityModel,
  exchange: Exchange,
  date: string,
  findings: Findings,
): void {
  for (const [name, { type }] of Object.entries(model.fields)) {
    const values = fields[name];
    if (type !== 'money' || values === undefined) continue;
    fields[name] = values.map((standard): StandardValue => {
      const { value } = standard;
      if (typeof value !== 'object' || !('amount' in value)) return standard;
      const result = converted(value, date, exchange);
      if (result.issue === undefined) return standard;
      findings.note(name, [result.issue]);
      if (result.value === value) return standard;
      findings.changed(name, shownText(value), result.value, ruleOf([result.issue], type));
      return { ...standard, value: result.value, original: standard.original ?? shownText(value) };
    });
  }
}
