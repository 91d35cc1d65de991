import type { CanonicalFields, Issue, StandardValue } from '@concord/contracts/canonical';
import type {
  EntityModel,
  FieldMapping,
  LookupTables,
  ModelField,
} from '@concord/contracts/workspace';
import type { StandardizationContext } from '../context';
import { maxValues, tooMany } from '../list';
import { standardize } from '../standardize';
import { standardizeAddress } from '../types/address/standardizer';
import { reasonOf, type Reason } from './mapping/fault';
import { fieldReader, type FieldReader, type MappedValue } from './mapping/field';
import type { RawRecord } from './mapping/value';

/** The fields of one entity out of one record. With `reasons` the record cannot be accepted. */
export interface ReadFields {
  readonly fields: CanonicalFields;
  readonly issues: Issue[];
  readonly reasons: Reason[];
}

export type FieldsReader = (
  data: RawRecord,
  record: RawRecord,
  context: StandardizationContext,
) => ReadFields;

interface PreparedField {
  readonly name: string;
  readonly field: ModelField;
  readonly read: FieldReader;
}

/** An expression that is wrong fails for every record, so that each says why it waits. */
function readerOf(mapping: FieldMapping, tables: LookupTables): FieldReader {
  try {
    return fieldReader(mapping, tables);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Prepares the mapping of an entity; each value is brought into the standard form of its type. */
export function fieldsReader(
  mapping: Readonly<Record<string, FieldMapping>>,
  model: EntityModel,
  tables: LookupTables,
): FieldsReader {
  const prepared = Object.entries(mapping).flatMap(([name, expression]): PreparedField[] => {
    const field = model.fields[name];
    return field === undefined ? [] : [{ name, field, read: readerOf(expression, tables) }];
  });
  return (data, record, context) => {
    const fields: CanonicalFields = {};
    const issues: Issue[] = [];
    const reasons: Reason[] = [];
    for (const { name, field, read } of prepared) {
      try {
        const values = standardizeField(field, name, read(data, record), context, issues);
        if (values.length > 0) fields[name] = field.many ? values : values.slice(0, 1);
      } catch (error) {
        reasons.push(reasonOf(error, name));
      }
    }
    reasons.push(...missingRequirements(model, fields, issues));
    return { fields, issues, reasons };
  };
}

function standardizeField(
  field: ModelField,
  name: string,
  mapped: readonly MappedValue[],
  context: StandardizationContext,
  issues: Issue[],
): StandardValue[] {
  const values: StandardValue[] = [];
  const seen = new Set<string>();
  if (mapped.length > maxValues) issues.push({ field: name, ...tooMany });
  for (const value of mapped.slice(0, maxValues)) {
    const standard =
      value.kind === 'address'
        ? standardizeAddress(value.parts, context)
        : standardize(field.type, value.raw, context);
    issues.push(...standard.issues.map((found) => ({ field: name, ...found })));
    const imputed = value.kind === 'value' && value.imputed === true;
    for (const candidate of standard.values) {
      const identity = candidate.key ?? JSON.stringify(candidate.value);
      if (seen.has(identity)) continue;
      seen.add(identity);
      values.push(imputed ? { ...candidate, imputed } : candidate);
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
