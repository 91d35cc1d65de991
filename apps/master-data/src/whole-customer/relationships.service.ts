import type { RecordKey } from '@concord/contracts/names';
import { decodeCursor, toPage, type Page, type PageQuery } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CustomersService } from '../customers/customers.service';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Contributors } from '../membership/contributors.repository';
import { CurrentModel } from '../model/current-model';
import { bondsOf, flagged, type Bond } from '../relations/bonds';
import { Relations, type Link } from '../relations/relations.repository';
import { relationshipOf, type Relationship } from './relationship';
import { namedCustomerOf, type NamedCustomer } from './shown-customer';

/** Of one customer more links than these are not looked at: a number that everybody points to stays bearable. */
export const mostLinks = 10_000;

/** The relationships of customers, by the links of their records and the crosswalk of today. */
@Injectable()
export class RelationshipsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly contributors: Contributors,
    private readonly golden: GoldenRecords,
    private readonly relations: Relations,
    private readonly model: CurrentModel,
  ) {}

  async page(id: string, { cursor, limit }: PageQuery): Promise<Page<Relationship>> {
    const after = decodeCursor(cursor, z.int()) ?? 0;
    const customer = await this.customers.living(id);
    const bonds = await this.bonds(customer.id);
    const places = bonds.map((bond, at) => ({ bond, at: at + 1 })).slice(after, after + limit + 1);
    const { items, next } = toPage(places, limit, ({ at }) => at);
    const shown = await this.withRivals(items.map(({ bond }) => bond));
    const others = await this.named(
      shown.flatMap(({ other }) => ('id' in other ? [other.id] : [])),
    );
    const answer = shown.map((bond) => relationshipOf(bond, others));
    return { items: answer, ...(next === undefined ? {} : { next }) };
  }

  /** All relationships of an entity, of at most `mostLinks` links either way. */
  async bonds(entityId: string): Promise<Bond[]> {
    const { relationships } = await this.model.current();
    const keys = await this.contributors.keysOf([entityId]);
    const links = await this.linksOf(keys);
    const entities = await this.crosswalk(links);
    const bonds = bondsOf(entityId, links, (key) => entities.get(key), relationships);
    return flagged(bonds, relationships);
  }

  async linksOf(keys: readonly RecordKey[]): Promise<Link[]> {
    const [from, to] = await Promise.all([
      this.relations.from(keys, mostLinks),
      this.relations.to(keys, mostLinks),
    ]);
    const own = new Set(keys);
    return [...from, ...to.filter((link) => !own.has(link.from))];
  }

  /** Which entity each end of these links belongs to, where it belongs to one. */
  async crosswalk(links: readonly Link[]): Promise<Map<RecordKey, string>> {
    return await this.contributors.entitiesOf([
      ...new Set(links.flatMap(({ from, to }) => [from, to])),
    ]);
  }

  async named(ids: readonly string[]): Promise<Map<string, NamedCustomer>> {
    const model = await this.model.current();
    const golden = await this.golden.findAll([...new Set(ids)]);
    return new Map([...golden].map(([id, one]) => [id, namedCustomerOf(one, model)]));
  }

  /** Marks bonds to customers to whom others point, too, where the model allows one. */
  private async withRivals(bonds: readonly Bond[]): Promise<Bond[]> {
    const { relationships } = await this.model.current();
    const asked = bonds.filter(({ relationship, direction, violates }) => {
      const { cardinality = '' } = relationships.get(relationship) ?? {};
      return direction === 'to' && violates === undefined && cardinality.startsWith('one-');
    });
    const rivals = new Map<Bond, number>();
    for (const bond of asked) {
      const { other, relationship } = bond;
      const keys = 'id' in other ? await this.contributors.keysOf([other.id]) : [other.open];
      const links = (await this.relations.to(keys, mostLinks)).filter(
        (link) => link.relationship === relationship,
      );
      const entities = await this.crosswalk(links);
      const pointing = new Set(links.flatMap(({ from }) => entities.get(from) ?? []));
      rivals.set(bond, pointing.size - 1);
    }
    return flagged(bonds, relationships, (bond) => rivals.get(bond) ?? 0);
  }
}
