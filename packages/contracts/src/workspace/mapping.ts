import { z } from 'zod';

/** A column of the raw record; dots go into nested objects: `address.city`. */
export const columnPath = z.string().min(1).max(200);

/**
 * Where a value comes from. A plain text is a column; the object forms say more:
 * `{ from, lookup, default, split }`, `{ join: [a, b], with: ' ' }`, `{ constant: 'US' }`.
 */
export const valueExpression = z.union([
  columnPath,
  z.strictObject({
    from: columnPath,
    /** Raw text → value; what is not listed passes unchanged. */
    lookup: z.record(z.string(), z.string()).optional(),
    /** Several values in one cell, separated by this text. */
    split: z.string().min(1).max(10).optional(),
    default: z.string().optional(),
  }),
  z.strictObject({ join: z.array(columnPath).min(2), with: z.string().max(10).default(' ') }),
  z.strictObject({ constant: z.union([z.string(), z.number(), z.boolean()]) }),
]);
export type ValueExpression = z.infer<typeof valueExpression>;

export const addressComponents = [
  'line1',
  'line2',
  'street',
  'houseNumber',
  'unit',
  'district',
  'city',
  'region',
  'postcode',
  'country',
] as const;

/** An address from several columns: `{ address: { line1: street, city: town } }`. */
export const addressExpression = z.strictObject({
  address: z.partialRecord(z.enum(addressComponents), valueExpression),
});

/**
 * The mapping of one field. A list gives all its values to a many-valued field, and the first
 * one that is not empty to a single-valued field.
 */
export const fieldMapping = z.union([
  valueExpression,
  addressExpression,
  z.array(z.union([valueExpression, addressExpression])).min(1),
]);
export type FieldMapping = z.infer<typeof fieldMapping>;
