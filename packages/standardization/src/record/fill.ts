import type { CanonicalFields } from '@concord/contracts/canonical';
import type { EntityModel, MissingStrategy } from '@concord/contracts/workspace';
import { derived } from './derive';
import { standardizeField } from './field';
import type { Findings } from './findings';
import { isFilled } from './invalid-values';
import type { Reason } from './mapping/fault';
import type { FieldPlan, PlacedField } from './plan';

function rawOf(
  strategy: Exclude<MissingStrategy, 'leave' | 'ask'>,
  { field }: FieldPlan,
  fields: CanonicalFields,
  model: EntityModel,
): { raw: unknown; rule: string } {
  if (typeof strategy === 'object' && 'default' in strategy)
    return { raw: strategy.default, rule: 'default' };
  const from = typeof strategy === 'object' ? strategy.derive : undefined;
  return { raw: derived(field.type, fields, model, from), rule: 'derive' };
}

function filled(
  { plan, context }: PlacedField,
  fields: CanonicalFields,
  model: EntityModel,
  findings: Findings,
): Reason | undefined {
  for (const strategy of plan.strategies) {
    if (strategy === 'leave') return undefined;
    if (strategy === 'ask') {
      const message = `${plan.name} has no usable value, and the workspace asks for one`;
      return { code: 'field.asked', field: plan.name, message };
    }
    const { raw, rule } = rawOf(strategy, plan, fields, model);
    if (raw === undefined) continue;
    const values = standardizeField(plan, [{ kind: 'value', raw }], context, findings, rule);
    if (values.length === 0) continue;
    fields[plan.name] = values;
    return undefined;
  }
  return undefined;
}

/**
 * Deals with the fields that have no value, each by the strategies of the workspace; what is filled in
 * is marked as imputed. Answers what a person must settle.
 */
export function fillIn(
  placed: readonly PlacedField[],
  fields: CanonicalFields,
  model: EntityModel,
  findings: Findings,
): Reason[] {
  return placed
    .filter(({ plan }) => plan.strategies.length > 0 && !isFilled(fields[plan.name]))
    .flatMap((field) => filled(field, fields, model, findings) ?? []);
}
