import { isDeepStrictEqual } from 'node:util';
import type { IdentitySetup } from '@concord/contracts/setups';
import type { MatchModel } from '@concord/matching';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { modelsOf } from '../resolving/models';
import { fitted, outlineOf } from './fitting';
import { ModelVersions, type NewVersion } from './model-versions.repository';
import { digestOf, readParameters, writeParameters } from './parameters';
import { Settlements } from './settlements.repository';

/** Runs writes in a transaction that fails unless this process holds the resolver lease. */
export type Fenced = (work: (session: mongo.ClientSession) => Promise<void>) => Promise<void>;

/** The models that serve, by kind, each with a digest that tells it from any other. */
export interface ServedModels {
  readonly models: ReadonlyMap<string, MatchModel>;
  readonly digests: ReadonlyMap<string, string>;
  /** The same for the same models. */
  readonly identity: string;
}

interface AppliedSetup {
  readonly version: number;
  readonly setup: IdentitySetup;
}

/**
 * The active version of each kind, fitted to the workspace. Only the process that holds the lease changes them, so what
 * it knows stays true until it changes something itself.
 */
@Injectable()
export class ServingModels {
  private known: { readonly setup: number; readonly served: ServedModels } | undefined;
  private looked: { readonly key: string; readonly served: ServedModels | undefined } | undefined;
  private settledUnder = new Map<string, string>();

  constructor(
    private readonly versions: ModelVersions,
    private readonly settlements: Settlements,
  ) {}

  /** To be called when versions changed, or another process may have changed them. */
  forget(): void {
    this.known = undefined;
  }

  async of({ version, setup }: AppliedSetup, fenced: Fenced): Promise<ServedModels> {
    if (this.known?.setup === version) return this.known.served;
    for (const [kind, own] of modelsOf(setup)) await this.keepBuiltIn(kind, own, fenced);
    const served = await this.stored(setup);
    if (served === undefined) throw new Error('no version of the model of an entity is active');
    this.settledUnder = await this.settlements.all();
    this.known = { setup: version, served };
    return served;
  }

  /** The same for a process that stands by: undefined until the active one has made all of them. */
  async look({ version, setup }: AppliedSetup): Promise<ServedModels | undefined> {
    const active = await this.versions.activeNumbers();
    const key = JSON.stringify([version, active]);
    if (this.looked?.key !== key) this.looked = { key, served: await this.stored(setup) };
    return this.looked.served;
  }

  /** Whether a kind is settled under another model than that of this digest: what changes now follows from it. */
  isMoving(kind: string, digest: string | undefined): boolean {
    const settled = this.settledUnder.get(kind);
    return settled !== undefined && settled !== digest;
  }

  /** Notes that a kind is settled under the model of this digest. */
  async noteSettled(kind: string, digest: string, fenced: Fenced): Promise<void> {
    if (this.settledUnder.get(kind) === digest) return;
    await fenced((session) => this.settlements.save(kind, digest, session));
    this.settledUnder.set(kind, digest);
  }

  private async stored(setup: IdentitySetup): Promise<ServedModels | undefined> {
    const models = new Map<string, MatchModel>();
    const digests = new Map<string, string>();
    for (const [kind, own] of modelsOf(setup)) {
      const version = await this.versions.active(kind);
      if (version === undefined) return undefined;
      const model = fitted(await this.versions.parameters(version), own);
      models.set(kind, model);
      digests.set(kind, digestOf(writeParameters(model)));
    }
    return { models, digests, identity: JSON.stringify([...digests]) };
  }

  /**
   * A kind that is new gets the built-in priors as its first version. Where a newer release of this program believes
   * other things they are a candidate like any other: an upgrade by itself changes nobody's customers.
   */
  private async keepBuiltIn(kind: string, own: MatchModel, fenced: Fenced): Promise<void> {
    const newest = await this.versions.newestBuiltIn(kind);
    if (newest !== undefined) {
      const stored = await this.versions.parameters(newest);
      const before = fitted({ ...stored, version: own.version }, own);
      // As it would be read again: without what is undefined.
      const now = readParameters(writeParameters(fitted(own, own)));
      if (isDeepStrictEqual(readParameters(writeParameters(before)), now)) return;
    }
    await fenced(async (session) => {
      const number = await this.versions.create(builtIn(kind, own), own, session);
      if (newest === undefined)
        await this.versions.activate(kind, number, { by: 'concord', at: nowText() }, session);
    });
  }
}

function builtIn(kind: string, own: MatchModel): NewVersion {
  return {
    kind,
    made: { how: 'built-in', by: 'concord', at: nowText() },
    ...{ records: 0, decisions: 0 },
    outline: outlineOf(own),
  };
}

function nowText(): string {
  return new Date().toISOString();
}
