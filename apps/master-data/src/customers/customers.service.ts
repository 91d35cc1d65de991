import { recordKey } from '@concord/contracts/names';
import { multipleChoices, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { arrivedOf, builtFields } from '../golden/build';
import { undoVersions } from '../golden/golden-change';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Policies } from '../golden/policies';
import type { StoredGolden } from '../golden/stored-golden';
import { Contributors } from '../membership/contributors.repository';
import { CustomerIndex } from '../search/customer-index';
import { withStewards } from '../stewardship/lineage';
import {
  contributingRecordOf,
  customerOf,
  customerVersionOf,
  onlyFields,
  shownFields,
  type ContributingRecord,
  type Customer,
  type CustomerVersion,
  type GoldenStats,
} from './customer';

/** Longer chains of redirects than this would mean a cycle, which identity resolution never makes. */
const maxRedirects = 100;

/** Reading golden records. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
    private readonly policies: Policies,
    private readonly search: CustomerIndex,
  ) {}

  /** The customer of an id; of a merged one the survivor, saying so. @param fields of the model; absent: all */
  async show(id: string, asOf?: string, fields?: readonly string[]): Promise<Customer> {
    if (asOf !== undefined)
      return onlyFields(await this.asOf(await this.require(id), asOf), fields);
    const survivor = await this.living(id, fields);
    return { ...customerOf(survivor), ...(survivor.id === id ? {} : { redirectedFrom: id }) };
  }

  /**
   * What lives on under an id: the record itself, or the survivor of its merges.
   * @throws ProblemError 404, and 300 with the parts for an id that was split
   */
  async living(id: string, fields?: readonly string[]): Promise<StoredGolden> {
    const survivor = await this.survivor(await this.require(id, fields), fields);
    if (survivor.status !== 'split') return survivor;
    const detail = `Customer ${id} was split into ${survivor.into.length} customers.`;
    const link = (part: string): string => `/v1/customers/${part}`;
    throw multipleChoices('customer.split', detail, survivor.into, link);
  }

  async bySource(source: string, recordId: string): Promise<Customer> {
    const contributor = await this.contributors.find(recordKey(source, recordId));
    if (contributor?.entityId == null) {
      throw notFound('record.unknown', `No customer holds the record ${recordId} of ${source}.`);
    }
    return await this.show(contributor.entityId);
  }

  async history(id: string, limit: number): Promise<CustomerVersion[]> {
    await this.require(id);
    const versions = await this.golden.versionsOf(id, 0, limit);
    return versions.map(customerVersionOf);
  }

  async sources(id: string): Promise<ContributingRecord[]> {
    const survivor = await this.living(id);
    const members = await this.contributors.ofEntity(survivor.id);
    return members.sort((a, b) => (a.key < b.key ? -1 : 1)).map(contributingRecordOf);
  }

  /** Per field the values that survived and, beside each first one, those that lost to it and why. */
  async lineage(id: string): Promise<Customer['fields']> {
    const survivor = await this.living(id);
    const { policyFor } = await this.policies.current();
    const arrived = arrivedOf(await this.contributors.ofEntity(survivor.id));
    const fields = builtFields(arrived, policyFor(survivor.entity), { withLost: true });
    return withStewards(shownFields(fields), arrived);
  }

  async stats(): Promise<GoldenStats> {
    const [counts, contributors] = await Promise.all([
      this.golden.countByStatus(),
      this.contributors.count(),
    ]);
    const { current = 0, redirected = 0, split = 0, retired = 0 } = counts;
    return { current, redirected, split, retired, contributors, search: this.search.state() };
  }

  private async asOf(golden: StoredGolden, at: string): Promise<Customer> {
    const later = await this.golden.versionsSince(golden.id, at);
    if (golden.createdAt > at) {
      throw notFound(
        'customer.unknown',
        `Customer ${golden.id} did not exist before ${golden.createdAt}.`,
      );
    }
    const oldest = later.at(-1);
    if (oldest === undefined) return customerOf(golden);
    const [previous] = await this.golden.versionsAt(golden.id, oldest.version - 1);
    const { lock, ...was } = golden;
    return customerOf({
      ...was,
      version: oldest.version - 1,
      status: previous?.status ?? golden.status,
      into: previous?.into ?? [],
      fields: undoVersions(golden, later),
      changedAt: previous?.at ?? golden.createdAt,
    });
  }

  private async require(id: string, fields?: readonly string[]): Promise<StoredGolden> {
    const found = await this.golden.find(id, fields);
    if (found === undefined) throw notFound('customer.unknown', `There is no customer ${id}.`);
    return found;
  }

  private async survivor(golden: StoredGolden, fields?: readonly string[]): Promise<StoredGolden> {
    let current = golden;
    for (let hops = 0; hops < maxRedirects; hops++) {
      const [next] = current.into;
      if (current.status !== 'redirected' || next === undefined) return current;
      current = await this.require(next, fields);
    }
    throw new Error(`redirects of ${golden.id} do not end`);
  }
}
