import { z } from 'zod';
import { role, type Role } from '../api';
import { fieldName } from '../names';
import { semanticType } from '../semantic-types';

/** Of a `number`: values with another unit of the same kind are converted to it. */
export const units = [
  ...['mm', 'cm', 'm', 'km', 'in', 'ft', 'yd', 'mi'],
  ...['mg', 'g', 'kg', 't', 'oz', 'lb', 'st'],
  ...['ml', 'l', 'gal', 'm2', 'ft2', 'ha'],
  ...['s', 'min', 'h', 'd', 'celsius', 'fahrenheit', 'percent'],
] as const;
export const unit = z.enum(units);
export type Unit = z.infer<typeof unit>;

/** Of an `identifier`: how its check digits are reckoned. */
export const identifierSchemes = ['resident-id', 'uscc', 'iban', 'vat', 'luhn', 'lei'] as const;
export const identifierScheme = z.enum(identifierSchemes);
export type IdentifierScheme = z.infer<typeof identifierScheme>;

export const modelField = z.strictObject({
  type: semanticType,
  unit: unit.optional(),
  scheme: identifierScheme.optional(),
  /** A customer may have several values at once (e-mails, phones). */
  many: z.boolean().default(false),
  /** Whether its values point at a person and are masked; absent: as its type says. */
  personal: z.boolean().optional(),
  description: z.string().optional(),
});
export type ModelField = z.infer<typeof modelField>;

/**
 * `party`: a person or an organization, of which identity resolution decides which records are one.
 * The others hang on source records of parties and follow them through every merge and split.
 */
export const entityKind = z.enum(['party', 'transaction', 'interaction']);
export type EntityKind = z.infer<typeof entityKind>;

export const entityModel = z.strictObject({
  description: z.string().optional(),
  /** Absent: `party`. */
  kind: entityKind.optional(),
  fields: z.record(fieldName, modelField),
  /**
   * What a record must have to be accepted: each entry is one field, or alternatives of which
   * one suffices. A record that fails is quarantined with `record.incomplete`.
   */
  require: z.array(z.union([fieldName, z.array(fieldName).min(1)])).default([]),
});
export type EntityModel = z.infer<typeof entityModel>;

export const cardinalities = ['one-to-one', 'one-to-many', 'many-to-one', 'many-to-many'] as const;
const cardinality = z.enum(cardinalities);
export type Cardinality = z.infer<typeof cardinality>;

/**
 * `household`: those who point to one record, or to one number that need not be a record, live together.
 * `employer`: works for it. `parent`: the company belongs to it. `contact`: is a person to talk to there.
 */
export const relationshipKinds = ['household', 'employer', 'parent', 'contact'] as const;
const relationshipKind = z.enum(relationshipKinds);
export type RelationshipKind = z.infer<typeof relationshipKind>;

export const relationshipModel = z.strictObject({
  description: z.string().optional(),
  from: fieldName,
  to: fieldName,
  /** How many of the one side go with how many of the other; absent: `many-to-many`. */
  cardinality: cardinality.optional(),
  /** What it means to the views of households and companies; absent: nothing. */
  kind: relationshipKind.optional(),
});
export type RelationshipModel = z.infer<typeof relationshipModel>;

/** Who sees personal values as they are; a key of its own may see more or less than its role. */
export const maskingModel = z.strictObject({ clear: z.array(role) });

/** Roles that see personal values where the model does not say. */
export const clearByDefault: readonly Role[] = ['steward', 'operator', 'admin'];

/** `model.yaml` */
export const modelFile = z.strictObject({
  entities: z.record(fieldName, entityModel),
  masking: maskingModel.optional(),
  relationships: z.record(fieldName, relationshipModel).optional(),
});
export type Model = z.infer<typeof modelFile>;
