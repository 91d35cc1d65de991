import { UnavailableError } from '@concord/messaging';
import { SetupStore } from '@concord/service-kit';
import { compilePolicy, type SurvivorshipPolicy } from '@concord/survivorship';
import { Injectable } from '@nestjs/common';
import type { PolicyFor } from './golden-change';

export interface CurrentPolicies {
  readonly policyFor: PolicyFor;
  /** The version of the setup that they are of. */
  readonly setup: number;
}

/** The survivorship policies of the applied workspace, compiled once per setup version. */
@Injectable()
export class Policies {
  private compiled:
    | { readonly version: number; readonly policies: ReadonlyMap<string, SurvivorshipPolicy> }
    | undefined;

  constructor(private readonly setups: SetupStore<'master-data'>) {}

  async current(): Promise<CurrentPolicies> {
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    if (this.compiled?.version !== current.version) {
      const { model, survivorship, sources } = current.setup;
      const trust = new Map(sources.map(({ source, trust }) => [source, trust]));
      const policies = new Map(
        Object.entries(model.entities).map(([name, entity]) => [
          name,
          compilePolicy(entity, survivorship[name], trust),
        ]),
      );
      this.compiled = { version: current.version, policies };
    }
    const { policies, version: setup } = this.compiled;
    const policyFor: PolicyFor = (entity) => {
      const policy = policies.get(entity);
      if (policy === undefined) throw new Error(`entity "${entity}" is not in the applied model`);
      return policy;
    };
    return { policyFor, setup };
  }
}
