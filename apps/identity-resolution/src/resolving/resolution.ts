import { entityResolvedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import type { RecordKey } from '@concord/contracts/names';
import type { Regrouping } from '@concord/matching';
import type { Transaction } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';
import { Entities } from '../entities/entities.repository';
import { Records } from '../records/records.repository';
import type { StoredRecord } from '../records/stored-record';
import { outcomeOf, type Cause, type Outcome } from './outcome';

/** Ids are made by one process at a time, and no secret: the quick source of chance will do. */
const ulid = monotonicFactory(() => Math.random());

export interface Regrouped {
  readonly kind: string;
  readonly cause: Cause;
  readonly regroupings: readonly Regrouping[];
  readonly incoming: ReadonlyMap<RecordKey, RecordCleansed>;
  /** Records that were loaded already. */
  readonly known: ReadonlyMap<RecordKey, StoredRecord>;
}

/** Works out what new groups mean for stored records and entities, and stores it. */
@Injectable()
export class Resolution {
  private youngest = 0;

  constructor(
    private readonly records: Records,
    private readonly entities: Entities,
  ) {}

  /** Ids go on counting where an earlier process stopped. */
  async prepare(): Promise<void> {
    this.youngest = await this.entities.youngestAge();
  }

  async outcome({ kind, cause, regroupings, incoming, known }: Regrouped): Promise<Outcome> {
    const touched = new Set(
      regroupings.flatMap(({ before, after }) => [...before.flat(), ...after.flat()]),
    );
    const missing = [...touched].filter((key) => !known.has(key) && !incoming.has(key));
    const records = new Map([...known, ...(await this.records.load(missing))]);
    const ids = new Set<string>();
    for (const { entityId } of records.values()) if (entityId !== null) ids.add(entityId);
    const returned = [...incoming.keys()].filter((key) => records.get(key)?.entityId === null);
    const [own, former, retired] = await Promise.all([
      this.entities.load([...ids]),
      this.entities.redirectedTo([...ids]),
      returned.length === 0 ? [] : this.entities.retiredFoundedBy(returned),
    ]);
    const entities = [...own, ...former, ...retired];
    return outcomeOf({
      kind,
      cause,
      regroupings,
      incoming,
      records,
      entities,
      issue: () => this.issue(),
    });
  }

  async store({ records, entities, events }: Outcome, tx: Transaction): Promise<void> {
    await this.records.save(records, tx.session);
    await this.entities.save(entities, tx.session);
    tx.emit(entityResolvedChannel, events);
  }

  private issue(): { id: string; age: number } {
    return { id: `ent_${ulid()}`, age: ++this.youngest };
  }
}
