import { z } from 'zod';

/** Answers of identity resolution to "why?". All weights are bits. */

const contradictions = z.array(z.object({ comparison: z.string(), bits: z.number() }));
const weighedPair = z.object({ a: z.string(), b: z.string(), weight: z.number() });

const bond = z.discriminatedUnion('by', [
  z.object({ by: z.literal('steward'), records: z.array(z.string()) }),
  z.object({
    by: z.literal('alwaysMergeOn'),
    field: z.string(),
    value: z.string(),
    records: z.array(z.string()),
  }),
]);
export type BondAnswer = z.infer<typeof bond>;

const separation = z.discriminatedUnion('by', [
  z.object({ by: z.literal('steward'), a: z.string(), b: z.string() }),
  z.object({
    by: z.literal('neverMergeAcross'),
    field: z.string(),
    a: z.string(),
    b: z.string(),
    values: z.tuple([z.array(z.string()), z.array(z.string())]),
  }),
  z.object({ by: z.literal('evidence') }),
  z.object({ by: z.literal('nothing') }),
]);
export type SeparationAnswer = z.infer<typeof separation>;

const standing = z.object({
  linkage: z.number().meta({ description: 'bits of the two groups as wholes' }),
  needed: z.number().meta({ description: 'bits above which they would merge' }),
  contradictions,
  strongest: weighedPair,
  apart: separation,
});

/** A decision or a rule that could not be obeyed, and what is stronger. */
export const conflictAnswer = z.object({
  a: z.string(),
  b: z.string(),
  wanted: z.discriminatedUnion('by', [
    z.object({ by: z.literal('steward') }),
    z.object({ by: z.literal('alwaysMergeOn'), field: z.string(), value: z.string() }),
  ]),
  against: z.discriminatedUnion('by', [
    z.object({ by: z.literal('steward'), a: z.string(), b: z.string() }),
    z.object({
      by: z.literal('neverMergeAcross'),
      a: z.string(),
      b: z.string(),
      field: z.string(),
    }),
  ]),
  chain: z
    .array(z.string())
    .meta({ description: 'the records between, from against.a to against.b' }),
  text: z.string().meta({ description: 'all of it in one sentence' }),
});
export type ConflictAnswer = z.infer<typeof conflictAnswer>;

/** `GET /v1/explain?a&b` */
export const pairExplanationAnswer = z.object({
  a: z.string(),
  b: z.string(),
  modelVersion: z.string(),
  prior: z.number().meta({ description: 'bits, before anything is compared' }),
  comparisons: z.array(
    z.object({
      comparison: z.string(),
      fields: z.array(z.string()),
      level: z.string(),
      weight: z.number(),
      a: z.string(),
      b: z.string(),
    }),
  ),
  household: z.number().meta({ description: 'bits taken back because a family shares them' }),
  sum: z.number(),
  total: z.number(),
  probability: z.number(),
  sharedAtoms: z.array(z.object({ atom: z.string(), bits: z.number().optional() })),
  sameEntity: z.boolean(),
  entities: z.object({ a: z.string(), b: z.string() }),
  bonds: z.array(bond),
  path: z
    .array(weighedPair.extend({ by: z.enum(['evidence', 'steward', 'alwaysMergeOn']) }))
    .optional(),
  between: standing.optional(),
});
export type PairExplanationAnswer = z.infer<typeof pairExplanationAnswer>;

/** `GET /v1/entities/:id/explanation` */
export const entityExplanationAnswer = z.object({
  id: z.string(),
  modelVersion: z.string(),
  thresholds: z.object({ same: z.number(), review: z.number() }),
  records: z.array(z.string()),
  contents: z
    .array(z.object({ id: z.int(), records: z.array(z.string()) }))
    .meta({ description: 'records that say the same are one part from the start' }),
  omitted: z
    .int()
    .meta({ description: 'records left out of the tree, because there are too many' }),
  bonds: z.array(bond),
  merges: z
    .array(
      z.object({
        id: z.int(),
        of: z.array(z.int()),
        by: z.enum(['evidence', 'bond']),
        linkage: z.number().optional(),
        needed: z.number().optional(),
        contradictions: contradictions.optional(),
        strongest: weighedPair.optional(),
        weakest: weighedPair.optional(),
      }),
    )
    .meta({
      description: 'in their order; parts are numbered: the contents first, then the merges',
    }),
  conflicts: z.array(conflictAnswer),
  nearest: z.array(
    standing.extend({ entityId: z.string(), records: z.array(z.string()), size: z.int() }),
  ),
});
export type EntityExplanationAnswer = z.infer<typeof entityExplanationAnswer>;
