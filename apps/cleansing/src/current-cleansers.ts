import { UnavailableError } from '@concord/messaging';
import { SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Cleansers } from './cleansers';

/** The cleansers of the applied workspace, prepared once for each version of it. */
@Injectable()
export class CurrentCleansers {
  private prepared: Cleansers | undefined;

  constructor(private readonly setups: SetupStore<'cleansing'>) {}

  /** Undefined before the first `concord apply`. */
  async find(): Promise<Cleansers | undefined> {
    const current = await this.setups.current();
    if (current === undefined) return undefined;
    if (this.prepared?.setup !== current.setup) this.prepared = new Cleansers(current.setup);
    return this.prepared;
  }

  /** @throws UnavailableError before the first `concord apply`; messages wait then. */
  async get(): Promise<Cleansers> {
    const found = await this.find();
    if (found !== undefined) return found;
    throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
  }
}
