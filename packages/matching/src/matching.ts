export type { Decision, MatchField, MatchRecord } from './record';
export type {
  AssociationTable,
  Comparison,
  ComparisonKind,
  ComparisonLevel,
  FrequencyTable,
  LevelEvidence,
  MatchModel,
} from './model/model';
export { builtInModel, type BuiltInOptions } from './model/built-in';
export {
  comparePair,
  explainPair,
  type ExplainedComparison,
  type PairExplanation,
  type SharedAtom,
} from './explanation/pair';
export type { EntityExplanation, NearEntity, PairReport } from './explanation/report';
export { trainModel, trainingSteps, type TrainingOptions } from './training/train';
export { trainAndResolve, type TrainAndResolveStage } from './train-and-resolve';
export type { Partner, PartnerAnswer, PartnerTask, PendingAnswer } from './partner/partner';
export { PartnerDesk } from './partner/partner-desk';
export { packRecords, unpackRecords, type PackedRecords } from './partner/packed-records';
export { refineModel } from './training/refine';
export { resolveBatch, type BatchStage, type Partition } from './resolver/batch';
export { candidatePairs } from './resolver/candidate-pairs';
export { partitionQuality, type PartitionQuality } from './evaluation/partition-quality';
export {
  estimateQuality,
  type Interval,
  type LabelledStratum,
  type QualityEstimate,
  type Stratum,
} from './evaluation/estimate';
export type { PairSample, SampledPair } from './evaluation/pair-sample';
export { candidateQuality, type CandidateQuality } from './evaluation/candidate-quality';
export type { Review } from './resolver/review';
export type { Conflict, Placeholder } from './rules/conflict';
export type { MatchRules } from './rules/match-rules';
export { Resolver, type Change, type ResolverStats } from './resolver/resolver';
export type { Candidate } from './resolver/look-up';
export type { ResolverChange } from './resolver/resolver-change';
export type { Settlement } from './resolver/settlement';
export type { Regrouping, RegroupingReason } from './resolver/regrouping';
export type { Entity, IdAssignment, IssuedId } from './entity-ids/entity';
export { assignIds, type Reassignment } from './entity-ids/assignment';
export { resolveId, type ResolvedId } from './entity-ids/resolution';
