import { badRequest, decodeCursor, toPage, type Page, type PageQuery } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttachedItems, type ItemFilter } from '../attached/attached-items.repository';
import { Totals } from '../attached/totals';
import { CustomersService } from '../customers/customers.service';
import { Contributors } from '../membership/contributors.repository';
import { CurrentModel, type ReadyModel } from '../model/current-model';
import { shownItem, type AttachedItem, type CustomerTotals } from './shown-item';

export type ItemKind = AttachedItem['kind'];

export interface TimelineQuery extends PageQuery {
  readonly kind?: ItemKind | undefined;
  readonly entity?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const position = z.tuple([z.string(), z.string()]);

/** What happened with customers: everything that hangs on any of their records. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly customers: CustomersService,
    private readonly contributors: Contributors,
    private readonly items: AttachedItems,
    private readonly model: CurrentModel,
  ) {}

  /** One list of all of them, the newest first. */
  async page(id: string, query: TimelineQuery): Promise<Page<AttachedItem>> {
    const after = decodeCursor(query.cursor, position);
    const model = await this.model.current();
    const filter = filterOf(query, model);
    const customer = await this.customers.living(id);
    const owners = await this.contributors.keysOf([customer.id]);
    const found = await this.items.page(owners, filter, after, query.limit + 1);
    const { items, next } = toPage(found, query.limit, ({ at, _id }) => [at, _id]);
    const shown = items.map((item) => shownItem(item, model));
    return { items: shown, ...(next === undefined ? {} : { next }) };
  }

  async totals(id: string): Promise<CustomerTotals> {
    const customer = await this.customers.living(id);
    return { id: customer.id, totals: await this.totalsOf([customer.id]) };
  }

  /** The totals of several customers together. */
  async totalsOf(entityIds: readonly string[]): Promise<CustomerTotals['totals']> {
    const { attached } = await this.model.current();
    const owners = await this.contributors.keysOf(entityIds);
    const totals = new Totals();
    for await (const item of this.items.counted(owners)) totals.add(item);
    return totals.all().map(({ sums, ...total }) => ({
      ...total,
      kind: attached.get(total.entity) === 'interaction' ? 'interaction' : 'transaction',
      sums: [...sums],
    }));
  }
}

/** @throws ProblemError 400 with the valid names for an entity that does not hang on records */
function filterOf({ kind, entity, from, to }: TimelineQuery, { attached }: ReadyModel): ItemFilter {
  const names = [...attached].flatMap(([name, its]) =>
    kind === undefined || its === kind ? [name] : [],
  );
  if (entity !== undefined && !names.includes(entity)) {
    const expected = names.length === 0 ? 'none: the model has none' : names.join(' | ');
    const message = `the model has no ${kind ?? 'transaction or interaction'} "${entity}"`;
    throw badRequest('entity.unknown', `There is no such entity: ${message}.`, [
      { path: 'query.entity', message, expected },
    ]);
  }
  return { entities: entity === undefined ? names : [entity], from, to };
}
