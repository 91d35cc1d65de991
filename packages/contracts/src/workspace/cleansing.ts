import { z } from 'zod';
import { fieldName } from '../names';
import type { SemanticType } from '../semantic-types';

const words = z.array(z.string().min(1).max(100)).max(1_000);
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR');
const day = z.iso.date('a day such as 2026-01-31');

/** So much of each currency is one `base` from `date` on. */
const rateTable = z.strictObject({
  date: day,
  base: currency,
  rates: z.record(currency, z.number().positive()),
});
export type RateTable = z.infer<typeof rateTable>;

/** How values are read, whatever entity they belong to. */
export const valueSettings = z.strictObject({
  /** What sources write for nothing, besides the words that are known anyway. */
  missing: words.default([]),
  /** The currency of the workspace: amounts in another one are converted to it. */
  currency: currency.optional(),
  rates: z.array(rateTable).max(5_000).default([]),
  /** Standard value → what sources write for it; they go before the words that are known anyway. */
  synonyms: z
    .strictObject({
      gender: z.partialRecord(z.enum(['female', 'male', 'other']), words).optional(),
      boolean: z.partialRecord(z.enum(['true', 'false']), words).optional(),
      country: z.record(z.string().regex(/^[A-Z]{2}$/, 'two capitals: DE'), words).optional(),
      language: z.record(z.string().regex(/^[a-z]{2,3}$/, 'ISO 639: de'), words).optional(),
    })
    .default({}),
});
export type ValueSettings = z.infer<typeof valueSettings>;

/** What can be derived; the other types say something that no other field does. */
export const derivableTypes = [
  'date.birth',
  'gender',
  'name.full',
  'name.given',
  'name.family',
  'country',
  'place',
  'postcode',
] as const satisfies readonly SemanticType[];
export type DerivableType = (typeof derivableTypes)[number];

/**
 * What becomes of a field without a value: `leave` it, `ask` (quarantine), fill in a `default`, or
 * `derive` it from what the record says elsewhere (birth date and gender from a resident number,
 * a full name from its parts, a country from an address or phone).
 */
export const missingStrategy = z.union([
  z.enum(['leave', 'ask', 'derive']),
  z.strictObject({ derive: z.array(fieldName).min(1) }),
  z.strictObject({ default: z.union([z.string(), z.number(), z.boolean()]) }),
]);
export type MissingStrategy = z.infer<typeof missingStrategy>;

const outcome = z.enum(['warn', 'quarantine']).default('warn');
const outcomeOrFix = z.enum(['fix', 'warn', 'quarantine']).default('warn');
const bound = z.union([z.number(), z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a number or a day')]);

/** A rule across the fields of a record; where a field of it has no value it says nothing. */
export const recordRule = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('birth-date-of-identifier'),
    identifier: fieldName,
    birthDate: fieldName,
    then: outcomeOrFix,
  }),
  z.strictObject({
    rule: z.literal('gender-of-identifier'),
    identifier: fieldName,
    gender: fieldName,
    then: outcomeOrFix,
  }),
  /** Of one field of type address, or of `city` and `postcode` with the country of the source. */
  z.strictObject({
    rule: z.literal('city-of-postcode'),
    address: fieldName.optional(),
    city: fieldName.optional(),
    postcode: fieldName.optional(),
    country: fieldName.optional(),
    then: outcome,
  }),
  /** Dates or numbers: `second` is not before (below) `first`. */
  z.strictObject({
    rule: z.literal('in-order'),
    first: fieldName,
    second: fieldName,
    then: outcome,
  }),
  z.strictObject({
    rule: z.literal('within'),
    field: fieldName,
    from: bound.optional(),
    to: bound.optional(),
    then: outcome,
  }),
  /** A record with `field` (if `is` is given, with one of these values) must have `needs`, too. */
  z.strictObject({
    rule: z.literal('requires'),
    field: fieldName,
    is: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .optional(),
    needs: fieldName,
    then: outcome,
  }),
  /** No two of the fields hold the same value. */
  z.strictObject({
    rule: z.literal('different'),
    fields: z.array(fieldName).min(2),
    then: outcome,
  }),
]);
export type RecordRule = z.infer<typeof recordRule>;

export const entityCleansing = z.strictObject({
  /** Field → what becomes of it where it has no value; of a list, the first that gives one. */
  missing: z
    .record(fieldName, z.union([missingStrategy, z.array(missingStrategy).min(1)]))
    .default({}),
  /** Field of type category → label → what sources write for it. */
  synonyms: z.record(fieldName, z.record(z.string().min(1), words)).default({}),
  rules: z.array(recordRule).max(200).default([]),
  /** Issue codes that quarantine a record: `identifier.check-digit`. */
  quarantineOn: z.array(z.string().regex(/^[a-z.-]+$/, 'an issue code')).default([]),
  /** The date field by which amounts are converted; without it the day the record changed. */
  rateDate: fieldName.optional(),
});
export type EntityCleansing = z.infer<typeof entityCleansing>;

/** `cleansing.yaml` */
export const cleansingFile = z.strictObject({
  values: valueSettings.prefault({}),
  cleansing: z.record(fieldName, entityCleansing).default({}),
});
