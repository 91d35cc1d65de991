import { z } from 'zod';
import { fieldName, sourceName } from '../names';

/** A column of the raw record; dots go into nested objects: `address.city`. */
export const columnPath = z.string().min(1).max(200);

/** A JSONata expression: `kind = 'B2B' ? company : first & ' ' & last`. */
export const expressionText = z.string().min(1).max(2000);

const constant = z.union([z.string(), z.number(), z.boolean()]);

/** What may follow where a value comes from, in the order in which it is done. */
const treatment = {
  /** Raw text → value; or the name of a table of the workspace. */
  lookup: z.union([sourceName, z.record(z.string(), z.string())]).optional(),
  /** What becomes of a value that the lookup does not list. */
  unlisted: z.enum(['keep', 'drop', 'quarantine']).optional(),
  /** Where there is no value; it counts as filled in, and never outranks a real one. */
  default: z.string().optional(),
};

/**
 * Where a value comes from. A plain text is a column; the object forms say more:
 * `{ from, split, part, lookup, default }`, `{ expression: 'JSONata' }`,
 * `{ join: [a, b], with: ' ' }`, `{ constant: 'US' }`.
 */
const plainExpressions = [
  columnPath,
  z.strictObject({
    from: columnPath,
    /** Several values in one cell, separated by this text. */
    split: z.string().min(1).max(10).optional(),
    /** Only this piece of the split cell: 1 is the first, -1 the last. */
    part: z.int().min(-50).max(50).optional(),
    ...treatment,
  }),
  z.strictObject({ expression: expressionText, ...treatment }),
  z.strictObject({
    join: z.array(columnPath).min(2),
    with: z.string().max(10).default(' '),
    default: z.string().optional(),
  }),
  z.strictObject({ constant }),
] as const;
const plainExpression = z.union(plainExpressions);
export type PlainExpression = z.infer<typeof plainExpression>;

/** The same, or one of two of them by a condition: `{ when: "kind = 'B2B'", then: …, else: … }`. */
export const valueExpression = z.union([
  ...plainExpressions,
  z.strictObject({
    when: expressionText,
    then: plainExpression,
    else: plainExpression.optional(),
  }),
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

/** Which parts of a record something is made of. */
const parts = {
  /** A column that holds a list: one for each of its entries, whose columns are then meant. */
  each: columnPath.optional(),
  /** Only where this holds. */
  when: expressionText.optional(),
};

/** Transactions or interactions that a source record holds beside the customer. */
export const attachedMapping = z.strictObject({
  entity: fieldName,
  ...parts,
  /** Tells it from the others of the same source record. */
  id: valueExpression,
  /** The column that says when it happened; absent: its first field of type `date` says the day. */
  at: columnPath.optional(),
  mapping: z.record(fieldName, fieldMapping),
});
export type AttachedMapping = z.infer<typeof attachedMapping>;

/** Whose record a transaction or interaction with records of its own is. */
export const ownerMapping = z.strictObject({
  /** The source of the owner's record. */
  source: sourceName,
  /** The id of the owner's record in its source. */
  id: valueExpression,
});
export type OwnerMapping = z.infer<typeof ownerMapping>;

/** Other source records that a record points to: an employer, a household, a parent company. */
export const relationMapping = z.strictObject({
  relationship: fieldName,
  ...parts,
  /** The source of the other record; absent: the same. */
  source: sourceName.optional(),
  /** The id of the other record in its source. */
  id: valueExpression,
});
export type RelationMapping = z.infer<typeof relationMapping>;
