import type { ModelField } from '@concord/contracts/workspace';
import type { StoredGolden } from '../golden/stored-golden';
import type { FieldTerms } from './match-reasons';
import { termsOfValue } from './value-terms';

/** Fields by which customers are found, with their types. */
export type SearchedFields = ReadonlyMap<string, Pick<ModelField, 'type'>>;

/** Values of one field that take part. */
const mostValues = 20;

/** By field, the terms of a golden record. */
export function fieldTerms(fields: StoredGolden['fields'], searched: SearchedFields): FieldTerms[] {
  return Object.entries(fields).flatMap(([field, values]) => {
    const definition = searched.get(field);
    if (definition === undefined) return [];
    const { type } = definition;
    return [
      {
        field,
        terms: values.slice(0, mostValues).flatMap(({ value }) => termsOfValue(type, value)),
      },
    ];
  });
}
