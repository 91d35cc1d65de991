import { z } from 'zod';
import { fieldName, sourceName } from './names';

/** What is read off the lines of an address and so says nothing that they do not. */
export const addressDetails = ['street', 'houseNumber', 'building', 'subdistrict'] as const;

/**
 * An address in components. `lines` keeps street, number and unit as written, cleaned;
 * `country` is ISO 3166-1 alpha-2; `region` is a state, county or 省; `district` a 区 or suburb;
 * `subdistrict` a 街道 or 镇. The details (`street` to `subdistrict`) are read off the lines.
 */
export const addressValue = z.strictObject({
  lines: z.array(z.string()).max(6),
  street: z.string().optional(),
  houseNumber: z.string().optional(),
  building: z.string().optional(),
  unit: z.string().optional(),
  subdistrict: z.string().optional(),
  district: z.string().optional(),
  city: z.string().optional(),
  region: z.string().optional(),
  postcode: z.string().optional(),
  country: z.string().length(2).optional(),
});
export type AddressValue = z.infer<typeof addressValue>;

const amountAndCurrency = { amount: z.number(), currency: z.string().length(3) };

/** `from` is what the source wrote, where it was converted: so much of it at `rate`, as of `date`. */
export const moneyValue = z.strictObject({
  ...amountAndCurrency,
  from: z
    .strictObject({ ...amountAndCurrency, rate: z.number().positive(), date: z.string() })
    .optional(),
});
export type MoneyValue = z.infer<typeof moneyValue>;

export const plainValue = z.union([z.string(), z.number(), z.boolean(), addressValue, moneyValue]);
export type PlainValue = z.infer<typeof plainValue>;

/**
 * One standardized value.
 * - `value`: the standard form (dates `YYYY[-MM[-DD]]`, phones E.164, e-mails lower-case domain,
 *   gender `female | male | other`).
 * - `original`: what the source wrote, only where it differs from `value`.
 * - `key`: a form for matching only, never shown (`zhang san` for 张三), only where it differs.
 * - `imputed`: filled in by a rule; never outranks a real value.
 * - `invalid`: not what its type asks for, and kept as evidence: matching and stewards see it, but it
 *   meets no requirement and never gets into a golden record.
 */
export const standardValue = z.strictObject({
  value: plainValue,
  original: z.string().optional(),
  key: z.string().optional(),
  imputed: z.literal(true).optional(),
  invalid: z.literal(true).optional(),
});
export type StandardValue = z.infer<typeof standardValue>;

/** Fields of a canonical record: always a list, most fields hold one value; absent means missing. */
export const canonicalFields = z.record(fieldName, z.array(standardValue).min(1));
export type CanonicalFields = z.infer<typeof canonicalFields>;

export const issueSeverity = z.enum(['fixed', 'warned', 'rejected']);
export type IssueSeverity = z.infer<typeof issueSeverity>;

/** What cleansing noticed about a value; `code` is stable (`phone.impossible`), `message` is for people. */
export const issue = z.strictObject({
  field: z.string(),
  code: z.string(),
  severity: issueSeverity,
  message: z.string(),
});
export type Issue = z.infer<typeof issue>;

/**
 * What cleansing did to one value. `before` is null where a rule filled in what was missing, `after`
 * where nothing usable was left. `rule` names what did it: issue codes (several joined by ` + `), a
 * strategy, a rule of the workspace, or the semantic type where only the form changed.
 */
export const valueChange = z.strictObject({
  /** Of a transaction with its place: `order[A-17].total`. */
  field: z.string(),
  before: z.string().nullable(),
  after: plainValue.nullable(),
  rule: z.string(),
});
export type ValueChange = z.infer<typeof valueChange>;

/** The most transactions and interactions, and the most relations, of one source record. */
export const mostAttached = 1_000;

/**
 * A transaction, an interaction: mapped from the same source record, which it belongs to whatever
 * entity that record is part of. `id` is unique within the source record and the entity.
 */
export const attachedRecord = z.strictObject({
  entity: fieldName,
  id: z.string().min(1).max(400),
  /** When it happened, ISO 8601; absent where the source does not say, or says no more than a day. */
  at: z.string().optional(),
  fields: canonicalFields,
});
export type AttachedRecord = z.infer<typeof attachedRecord>;

/** That the source record points to another one: `{ relationship: 'employer', source, recordId }`. */
export const recordRelation = z.strictObject({
  relationship: fieldName,
  source: sourceName,
  recordId: z.string().min(1).max(400),
});
export type RecordRelation = z.infer<typeof recordRelation>;

/** The source record mapped to the model and standardized. `quality` is 0 to 1. */
export const canonicalRecord = z.strictObject({
  entity: fieldName,
  fields: canonicalFields,
  issues: z.array(issue),
  quality: z.number().min(0).max(1),
  /** When the source says the record last changed, ISO 8601; absent when it does not say. */
  changedAt: z.string().optional(),
  /** Of a transaction or interaction with a record of its own: whose it is, and when it happened. */
  owner: z.strictObject({ source: sourceName, recordId: z.string().min(1).max(400) }).optional(),
  at: z.string().optional(),
  attached: z.array(attachedRecord).max(mostAttached).optional(),
  relations: z.array(recordRelation).max(mostAttached).optional(),
});
export type CanonicalRecord = z.infer<typeof canonicalRecord>;
