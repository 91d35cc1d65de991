import type { CanonicalFields, Issue, ValueChange } from '@concord/contracts/canonical';
import type { EntityModel, FieldMapping, LookupTables } from '@concord/contracts/workspace';
import type { StandardizationContext } from '../context';
import { convertAmounts } from './conversion';
import { standardizeField } from './field';
import { fillIn } from './fill';
import { Findings } from './findings';
import { isFilled } from './invalid-values';
import { reasonOf, type Reason } from './mapping/fault';
import type { RawRecord } from './mapping/value';
import { fieldPlans, type EntityPlan, type FieldPlan, type PlacedField } from './plan';
import { applyRules } from './rules/apply-rules';

/** The fields of one entity out of one record. With `reasons` the record cannot be accepted. */
export interface ReadFields {
  readonly fields: CanonicalFields;
  readonly issues: Issue[];
  readonly reasons: Reason[];
  readonly changes: readonly ValueChange[];
}

/** What is known about a record beside what it says. */
export interface Circumstances {
  readonly context: StandardizationContext;
  /** By column, what earlier rows of the source said where this one is empty. */
  readonly carried?: RawRecord | undefined;
  /** The day the record changed, `YYYY-MM-DD`; by default today. */
  readonly changedOn?: string | undefined;
}

export type FieldsReader = (
  data: RawRecord,
  record: RawRecord,
  circumstances: Circumstances,
) => ReadFields;

/** What an address says of the country helps to read a phone. */
function addressesFirst(plans: readonly FieldPlan[]): FieldPlan[] {
  const rank = ({ field }: FieldPlan): number => (field.type === 'address' ? 0 : 1);
  return [...plans].sort((a, b) => rank(a) - rank(b));
}

/** The contexts of the fields are the same for all records of a day, and made once for them. */
function placing(plans: readonly FieldPlan[]) {
  let of: StandardizationContext | undefined;
  let placed: readonly PlacedField[] = [];
  return (context: StandardizationContext): readonly PlacedField[] => {
    if (of === context) return placed;
    of = context;
    placed = addressesFirst(plans).map((plan) => ({
      plan,
      context: plan.own === undefined ? context : { ...context, ...plan.own },
    }));
    return placed;
  };
}

/** With the country of the address, in which local phones are read that are none of the source's. */
function atAddress(
  placed: readonly PlacedField[],
  fields: CanonicalFields,
  context: StandardizationContext,
): StandardizationContext {
  for (const { plan } of placed) {
    if (plan.field.type !== 'address') continue;
    const value = fields[plan.name]?.[0]?.value;
    const country = typeof value === 'object' && 'lines' in value ? value.country : undefined;
    if (country === undefined || country === context.country) continue;
    return { ...context, addressCountry: country };
  }
  return context;
}

/** Reads the mapped fields; what an expression cannot give is a reason. */
function readMapped(
  fields: readonly PlacedField[],
  data: RawRecord,
  record: RawRecord,
  found: { fields: CanonicalFields; findings: Findings; reasons: Reason[] },
  filledIn?: string,
): void {
  for (const { plan, context } of fields) {
    const { name, read } = plan;
    if (read === undefined || isFilled(found.fields[name])) continue;
    try {
      const mapped = read(data, record);
      const here = plan.field.type === 'phone' ? atAddress(fields, found.fields, context) : context;
      const values = standardizeField(plan, mapped, here, found.findings, filledIn);
      if (values.length > 0) found.fields[name] = values;
    } catch (error) {
      if (filledIn === undefined) found.reasons.push(reasonOf(error, name));
    }
  }
}

/**
 * Prepares the mapping of an entity: values are brought into the standard form of their types, missing
 * ones filled in, amounts converted, and the record held against the rules.
 */
export function fieldsReader(
  mapping: Readonly<Record<string, FieldMapping>>,
  plan: EntityPlan,
  tables: LookupTables,
): FieldsReader {
  const place = placing(fieldPlans(mapping, plan, tables));
  const { model, settings, exchange } = plan;
  return (data, record, { context, carried, changedOn = context.today }) => {
    const placed = place(context);
    const fields: CanonicalFields = {};
    const findings = new Findings();
    const reasons: Reason[] = [];
    const found = { fields, findings, reasons };
    readMapped(placed, data, record, found);
    if (carried !== undefined)
      readMapped(placed, { ...data, ...carried }, { ...record, ...carried }, found, 'carry');
    if (settings !== undefined) reasons.push(...fillIn(placed, fields, model, findings));
    if (exchange !== undefined) {
      const own = settings?.rateDate === undefined ? undefined : fields[settings.rateDate]?.[0];
      const day = typeof own?.value === 'string' ? own.value : changedOn;
      convertAmounts(fields, model, exchange, day, findings);
    }
    reasons.push(...missingRequirements(model, fields, findings.issues));
    if (settings !== undefined)
      reasons.push(...applyRules(settings.rules, fields, context.country, findings));
    reasons.push(...forbidden(plan, findings.issues));
    return { fields, issues: findings.issues, reasons, changes: findings.changes };
  };
}

function missingRequirements(
  model: EntityModel,
  fields: CanonicalFields,
  issues: readonly Issue[],
): Reason[] {
  const reasons: Reason[] = [];
  for (const requirement of model.require) {
    const alternatives = Array.isArray(requirement) ? requirement : [requirement];
    if (alternatives.some((name) => isFilled(fields[name]))) continue;
    const causes = issues.filter(
      (found) => found.severity === 'rejected' && alternatives.includes(found.field),
    );
    reasons.push(...causes.map(({ code, field, message }) => ({ code, field, message })), {
      code: 'record.incomplete',
      message: `none of ${alternatives.join(', ')} has a usable value; the model requires one`,
    });
  }
  return reasons;
}

/** The issues with which the workspace accepts no record. */
function forbidden({ quarantineOn }: EntityPlan, issues: readonly Issue[]): Reason[] {
  if (quarantineOn.size === 0) return [];
  return issues
    .filter(({ code }) => quarantineOn.has(code))
    .map(({ code, field, message }) => ({ code, field, message }));
}
