import type { RecordAttached } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { PermanentError, type UnitOfWork } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { CurrentModel } from '../model/current-model';
import type { StoredContributor } from '../membership/membership';
import { Relations } from '../relations/relations.repository';
import { AttachedItems, type GoneItem } from './attached-items.repository';
import type { Hanging } from './hanging';
import { itemChanges, itemId, storedItem, type DayField, type StoredItem } from './stored-item';

/** Keeps what hangs on source records. */
@Injectable()
export class AttachedService {
  constructor(
    private readonly items: AttachedItems,
    private readonly relations: Relations,
    private readonly model: CurrentModel,
  ) {}

  /**
   * Stores what records brought with them. Costs nothing where they brought nothing; of a record that
   * had something before, only what differs is written.
   *
   * @param before the records as they were stored
   * @param after the records as they are stored now, in the same transaction
   */
  async hang(
    hanging: ReadonlyMap<RecordKey, Hanging>,
    before: ReadonlyMap<RecordKey, StoredContributor>,
    after: ReadonlyMap<RecordKey, StoredContributor>,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (hanging.size === 0) return;
    const keys = [...hanging.keys()];
    const hung = new Set(keys.filter((key) => before.get(key)?.hangs === true));
    const { dayField } = await this.model.current();
    const stored = await this.items.ofGivers([...hung], session);
    const changes = [...hanging].map(([key, { attached }]) => {
      const giver = { key, version: after.get(key)?.recordVersion ?? 0 };
      const wanted = attached.map((one) => storedItem(giver, one, dayField));
      return itemChanges(wanted, stored.get(key) ?? []);
    });
    await this.items.write(changes, session);
    const related = [...hanging].map(([key, { relations }]) => ({ key, relations }));
    await this.relations.replace(related, hung, session);
  }

  /**
   * Transactions and interactions with records of their own. Each is stored under the record that it names,
   * whether that has come or not: it shows with the customer as soon as the record belongs to one.
   */
  async receive(records: readonly RecordAttached[], unit: UnitOfWork): Promise<void> {
    const { dayField } = await this.model.current();
    const told = records.map((record) => documentOf(record, dayField));
    await unit.commit(async (tx) => {
      const ids = told.map(({ giver }) => ownId(giver));
      const stored = await this.items.byId(ids, tx.session);
      await this.items.put(newest(told, stored), tx.session);
    });
  }
}

type Told = StoredItem | GoneItem;

/** One a record, whatever entity it is of, so that its versions meet. */
function ownId(giver: RecordKey): string {
  return itemId(giver, '', '');
}

function documentOf(item: RecordAttached, dayField: DayField): Told {
  const { source, recordId, version } = item;
  const giver = recordKey(source, recordId);
  const _id = ownId(giver);
  if (item.op === 'delete') return { _id, giver, version };
  const { entity, owner, at, fields } = item.record;
  if (owner === undefined) throw new PermanentError(`${giver} does not say whose it is`);
  const attached = { entity, id: recordId, fields, ...(at === undefined ? {} : { at }) };
  const key = recordKey(owner.source, owner.recordId);
  return { ...storedItem({ key: giver, version, owner: key }, attached, dayField), _id };
}

/** The newest version of each; one that is not newer than what is stored changes nothing. */
export function newest(
  told: readonly Told[],
  stored: ReadonlyMap<string, Pick<Told, 'version'>>,
): Told[] {
  const found = new Map<string, Told>();
  for (const one of told) {
    const known = found.get(one._id) ?? stored.get(one._id);
    if (one.version > (known?.version ?? 0)) found.set(one._id, one);
  }
  return [...found.values()];
}
