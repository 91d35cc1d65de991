import { z } from 'zod';
import { fieldName } from './names';
import { entityMatch } from './workspace/match';

/** Versions of the match model, as the API of identity resolution tells of them. */

const bits = z.number().meta({ description: 'bits' });
const versionNumber = z.int().positive().meta({ description: 'counts up per kind, from 1' });

/** What becomes of a comparison of the workspace under a version that was made for other fields. */
export const modelFit = z.object({
  /** Comparisons that the version does not know; the built-in priors stand in. */
  missing: z.array(z.string()),
  /** Comparisons that take in other fields now than when it was made. */
  changed: z.array(z.string()),
  /** Comparisons that it knows and the workspace no longer makes. */
  unused: z.array(z.string()),
});
export type ModelFit = z.infer<typeof modelFit>;

export const modelVersion = z.object({
  kind: fieldName.meta({ description: 'the entity of the model: customer' }),
  number: versionNumber,
  /** As explanations name it: `trained-2`. */
  name: z.string(),
  status: z.enum(['candidate', 'active', 'retired']),
  made: z.object({
    how: z.enum(['built-in', 'command', 'self']),
    by: z.string(),
    at: z.string(),
  }),
  /** The version whose beliefs it was learnt upon; absent for a built-in one. */
  base: versionNumber.optional(),
  /** What it was learnt from. */
  records: z.int().nonnegative(),
  decisions: z.int().nonnegative(),
  /** Absent where the kind is not in the workspace. */
  fit: modelFit.optional(),
  /** When it began to serve, the latest last; `rollback` where a later version was taken back. */
  activations: z.array(
    z.object({ at: z.string(), by: z.string(), rollback: z.boolean().optional() }),
  ),
});
export type ModelVersion = z.infer<typeof modelVersion>;

/** How it stands with the models of one entity of the workspace. */
export const modelKind = z.object({
  kind: fieldName,
  active: versionNumber.optional(),
  /** Whether all entities are those of the active version; absent in a process that stands by. */
  settled: z.boolean().optional(),
  training: entityMatch.shape.training.unwrap(),
  /** Distinct contents among the records; absent in a process that stands by. */
  contents: z.int().nonnegative().optional(),
  /** So many contents start the next training; absent where none starts by itself. */
  trainsAt: z.int().nonnegative().optional(),
});
export type ModelKind = z.infer<typeof modelKind>;

export const modelList = z.object({ kinds: z.array(modelKind), items: z.array(modelVersion) });
export type ModelList = z.infer<typeof modelList>;

/** `parameters`: prior, comparisons with m, u and weight per level, frequencies, associations. */
export const modelDetail = modelVersion.extend({
  parameters: z.record(z.string(), z.unknown()),
});
export type ModelDetail = z.infer<typeof modelDetail>;

const partitionFigures = z.object({
  number: versionNumber,
  entities: z.int().nonnegative(),
  /** Groups that a steward would be asked about. */
  reviews: z.int().nonnegative(),
});

const weightChange = z.object({
  /** `prior`, `household`, or the name of a comparison. */
  part: z.string(),
  levelA: z.string().optional(),
  levelB: z.string().optional(),
  a: bits,
  b: bits,
});

/** Entities under A that become others under B, and the pair of records that shows best why. */
const changedEntities = z.object({
  a: z.array(z.array(z.string())),
  b: z.array(z.array(z.string())),
  pair: z.object({ one: z.string(), other: z.string(), a: bits, b: bits }),
  /** What weighs differently between the two, the strongest first. */
  weights: z.array(weightChange),
});
export type ChangedEntities = z.infer<typeof changedEntities>;

/** The current records under version A and under version B. */
export const modelComparison = z.object({
  records: z.int().nonnegative(),
  decisions: z.int().nonnegative(),
  a: partitionFigures,
  b: partitionFigures,
  /** Entities under A that come together with others. */
  merging: z.int().nonnegative(),
  /** Entities under A whose records come apart. */
  splitting: z.int().nonnegative(),
  /** Records that come into an entity which most of their own does not go to. */
  moving: z.int().nonnegative(),
  samples: z.array(changedEntities),
  /** The levels whose weights differ most. */
  levels: z.array(z.object({ comparison: z.string(), level: z.string(), a: bits, b: bits })),
});
export type ModelComparison = z.infer<typeof modelComparison>;

/** Training or comparing, which take their time: a process beside the active resolver does it. */
export const modelJob = z.object({
  id: z.string(),
  task: z.enum(['train', 'compare']),
  kind: fieldName,
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  by: z.string(),
  at: z.string(),
  finishedAt: z.string().optional(),
  /** What it is at, and how much of that is done. */
  progress: z
    .object({ stage: z.string(), done: z.int().nonnegative(), total: z.int().optional() })
    .optional(),
  /** Of `compare`: the two versions. */
  compared: z.tuple([versionNumber, versionNumber]).optional(),
  /** Of `train`, when completed: the version that came of it. */
  number: versionNumber.optional(),
  comparison: modelComparison.optional(),
  error: z.string().optional(),
});
export type ModelJob = z.infer<typeof modelJob>;
