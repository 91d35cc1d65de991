import type { CanonicalFields, CanonicalRecord, Issue } from '@concord/contracts/canonical';
import type { CleansingSetup } from '@concord/contracts/setups';
import type { EntityModel, ModelField } from '@concord/contracts/workspace';
import { columnAt } from '@concord/contracts/column';
import type { StandardizationContext } from '../context';
import { maxValues, tooMany } from '../list';
import { standardize } from '../standardize';
import { standardizeAddress } from '../types/address/standardizer';
import { mapField, type MappedValue, type RawRecord } from './mapping';
import { qualityOf } from './quality';

type SourceSetup = CleansingSetup['sources'][number];

export interface Reason {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
}

export type Outcome =
  | { readonly kind: 'accepted'; readonly record: CanonicalRecord }
  | {
      readonly kind: 'quarantined';
      readonly reasons: readonly Reason[];
      readonly draft: CanonicalFields;
    };

/**
 * Maps a raw record to the model, standardizes each value, and decides: accepted, or quarantined
 * with reasons.
 *
 * @param today `YYYY-MM-DD`, against which birth dates are judged.
 */
export function cleanse(
  data: RawRecord,
  source: SourceSetup,
  model: EntityModel,
  today: string,
): Outcome {
  const { country, dayFirst } = source.locale;
  const context: StandardizationContext = {
    today,
    ...(country === undefined ? {} : { country }),
    ...(dayFirst === undefined ? {} : { dayFirst }),
  };
  const fields: CanonicalFields = {};
  const issues: Issue[] = [];
  for (const [name, mapping] of Object.entries(source.mapping)) {
    const field = model.fields[name];
    if (field === undefined) continue;
    const values = standardizeField(field, name, mapField(data, mapping), context, issues);
    if (values.length > 0) fields[name] = field.many ? values : values.slice(0, 1);
  }
  const reasons = missingRequirements(model, fields, issues);
  if (reasons.length > 0) return { kind: 'quarantined', reasons, draft: fields };
  const record = {
    entity: source.entity,
    fields,
    // What was fixed shows as `original` beside the value; saying it twice would double the record.
    issues: issues.filter(({ severity }) => severity !== 'fixed'),
    quality: qualityOf(fields, issues, source),
  };
  const changedAt = changedAtOf(data, source, context);
  return { kind: 'accepted', record: changedAt === undefined ? record : { ...record, changedAt } };
}

function standardizeField(
  field: ModelField,
  name: string,
  mapped: readonly MappedValue[],
  context: StandardizationContext,
  issues: Issue[],
): CanonicalFields[string] {
  const values: CanonicalFields[string] = [];
  const seen = new Set<string>();
  if (mapped.length > maxValues) issues.push({ field: name, ...tooMany });
  for (const value of mapped.slice(0, maxValues)) {
    const standard =
      value.kind === 'address'
        ? standardizeAddress(value.parts, context)
        : standardize(field.type, value.raw, context);
    issues.push(...standard.issues.map((found) => ({ field: name, ...found })));
    for (const candidate of standard.values) {
      const identity = candidate.key ?? JSON.stringify(candidate.value);
      if (seen.has(identity)) continue;
      seen.add(identity);
      values.push(candidate);
    }
  }
  return values;
}

function missingRequirements(
  model: EntityModel,
  fields: CanonicalFields,
  issues: readonly Issue[],
): Reason[] {
  const reasons: Reason[] = [];
  for (const requirement of model.require) {
    const alternatives = Array.isArray(requirement) ? requirement : [requirement];
    if (alternatives.some((name) => fields[name] !== undefined)) continue;
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

const dayAndTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * When the source says the record changed, as ISO 8601 in UTC. A time without a zone is read as
 * UTC, lest the answer depend on the machine; a date alone counts as its beginning.
 */
function changedAtOf(
  data: RawRecord,
  source: SourceSetup,
  context: StandardizationContext,
): string | undefined {
  if (source.changedAt === undefined) return undefined;
  const raw = columnAt(data, source.changedAt);
  if (raw === undefined || raw === null || raw === '') return undefined;
  const [, day = '', time = '', zone = 'Z'] =
    (typeof raw === 'string' ? dayAndTime.exec(raw.trim()) : null) ?? [];
  const parsed = Date.parse(`${day}T${time}${zone}`);
  if (!Number.isNaN(parsed)) return new Date(parsed).toISOString();
  const date = standardize('date', raw, context).values[0]?.value;
  return typeof date === 'string' && date.length === 10 ? `${date}T00:00:00.000Z` : undefined;
}
