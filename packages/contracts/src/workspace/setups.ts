import { z } from 'zod';
import type { ServiceName } from '../names';
import { cleansingFile } from './cleansing';
import { destinationFile } from './destination';
import { matchFile } from './match';
import { modelFile, type Model } from './model';
import { sourceFile } from './source';
import { survivorshipFile } from './survivorship';
import { lookupTables } from './table';
import type { Workspace } from './workspace';

/** The part of the workspace that each service owns, stores versioned and serves at `/v1/setup`. */
export const ingestionSetup = z.strictObject({
  sources: z.array(
    sourceFile.pick({
      source: true,
      entity: true,
      connection: true,
      id: true,
      mode: true,
      changedAt: true,
      deleteGuard: true,
      schedule: true,
      carry: true,
      quality: true,
    }),
  ),
});
export type IngestionSetup = z.infer<typeof ingestionSetup>;

export const cleansingSetup = z.strictObject({
  model: modelFile,
  values: cleansingFile.shape.values,
  cleansing: cleansingFile.shape.cleansing,
  sources: z.array(
    sourceFile.pick({
      source: true,
      entity: true,
      changedAt: true,
      locale: true,
      mapping: true,
      owner: true,
      at: true,
      attached: true,
      relations: true,
      quality: true,
    }),
  ),
  tables: lookupTables.optional(),
});
export type CleansingSetup = z.infer<typeof cleansingSetup>;

export const identitySetup = z.strictObject({ model: modelFile, match: matchFile.shape.match });
export type IdentitySetup = z.infer<typeof identitySetup>;

export const masterDataSetup = z.strictObject({
  model: modelFile,
  survivorship: survivorshipFile.shape.survivorship,
  sources: z.array(sourceFile.pick({ source: true, trust: true })),
});
export type MasterDataSetup = z.infer<typeof masterDataSetup>;

export const outboundSetup = z.strictObject({
  model: modelFile,
  destinations: z.array(destinationFile),
});
export type OutboundSetup = z.infer<typeof outboundSetup>;

export const setupSchemas = {
  ingestion: ingestionSetup,
  cleansing: cleansingSetup,
  'identity-resolution': identitySetup,
  'master-data': masterDataSetup,
  'outbound-sync': outboundSetup,
} as const satisfies Record<ServiceName, z.ZodType>;

export interface Setups {
  readonly ingestion: IngestionSetup;
  readonly cleansing: CleansingSetup;
  readonly 'identity-resolution': IdentitySetup;
  readonly 'master-data': MasterDataSetup;
  readonly 'outbound-sync': OutboundSetup;
}

/** What identity resolution compares; the rest of the model hangs on it. */
function partiesOf(model: Model): Model {
  const parties = Object.entries(model.entities).filter(
    ([, { kind = 'party' }]) => kind === 'party',
  );
  const { masking } = model;
  return { entities: Object.fromEntries(parties), ...(masking === undefined ? {} : { masking }) };
}

/** The part of each service. Schemas strip nothing silently: each part is picked field by field. */
export function divideWorkspace(workspace: Workspace): Setups {
  const { model, tables, values, cleansing, match, survivorship, destinations } = workspace;
  return {
    ingestion: {
      sources: workspace.sources.map(
        ({ description, trust, locale, mapping, owner, at, attached, relations, ...own }) => own,
      ),
    },
    cleansing: {
      model,
      values,
      cleansing,
      sources: workspace.sources.map(
        ({ description, connection, id, mode, deleteGuard, schedule, trust, carry, ...own }) => own,
      ),
      ...(tables === undefined ? {} : { tables }),
    },
    'identity-resolution': { model: partiesOf(model), match },
    'master-data': {
      model,
      survivorship,
      sources: workspace.sources.map(({ source, trust }) => ({ source, trust })),
    },
    'outbound-sync': { model, destinations },
  };
}
