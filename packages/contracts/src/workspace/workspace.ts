import { z } from 'zod';
import { cleansingFile } from './cleansing';
import { destinationFile } from './destination';
import { matchFile } from './match';
import { modelFile } from './model';
import { sourceFile } from './source';
import { survivorshipFile } from './survivorship';
import { lookupTables } from './table';
import { sourceName } from '../names';

/** `concord.yaml`, the file that makes a folder a workspace. */
export const workspaceFile = z.strictObject({
  workspace: sourceName,
  description: z.string().optional(),
});

/** A whole workspace: every file of the folder parsed, sources and destinations sorted by name. */
export const workspace = z.strictObject({
  name: sourceName,
  description: z.string().optional(),
  model: modelFile,
  sources: z.array(sourceFile),
  values: cleansingFile.shape.values,
  cleansing: cleansingFile.shape.cleansing,
  match: matchFile.shape.match,
  survivorship: survivorshipFile.shape.survivorship,
  destinations: z.array(destinationFile),
  tables: lookupTables.optional(),
});
export type Workspace = z.infer<typeof workspace>;

export {
  cleansingFile,
  derivableTypes,
  type DerivableType,
  type EntityCleansing,
  type MissingStrategy,
  type RateTable,
  type RecordRule,
  type ValueSettings,
} from './cleansing';
export {
  destinationFile,
  type Destination,
  type DestinationConnection,
  type OutputExpression,
} from './destination';
export { matchFile, type EntityMatch, type Match } from './match';
export {
  cardinalities,
  clearByDefault,
  identifierSchemes,
  modelFile,
  relationshipKinds,
  units,
  type Cardinality,
  type EntityKind,
  type EntityModel,
  type IdentifierScheme,
  type Model,
  type ModelField,
  type RelationshipKind,
  type RelationshipModel,
  type Unit,
} from './model';
export { type OnFail, type QualityCheck, type SourceQuality } from './quality';
export { sourceFile, type Source, type SourceConnection } from './source';
export {
  addressComponents,
  type AttachedMapping,
  type FieldMapping,
  type OwnerMapping,
  type PlainExpression,
  type RelationMapping,
  type ValueExpression,
} from './mapping';
export { tableFile, type LookupTables } from './table';
export {
  survivorshipFile,
  survivorshipRuleNames,
  type EntitySurvivorship,
  type Survivorship,
  type SurvivorshipRule,
  type TrustDecay,
} from './survivorship';
