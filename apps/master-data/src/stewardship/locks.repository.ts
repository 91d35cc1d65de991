import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { noLocks, type Lock, type Locks } from './lock';

type LockDocument = Omit<Lock, 'id'> & { readonly _id: string };

/** Locks with the values that they hold; the records that bear one know its id. */
@Injectable()
export class LockStore {
  private readonly locks: Collection<LockDocument>;

  constructor(connection: Connection) {
    this.locks = connection.collection<LockDocument>('locks');
  }

  async load(ids: readonly string[], session?: mongo.ClientSession): Promise<Locks> {
    if (ids.length === 0) return noLocks;
    const options = session === undefined ? {} : { session };
    const found = await this.locks.find({ _id: { $in: [...ids] } }, options).toArray();
    return new Map(found.map(({ _id, ...rest }) => [_id, { id: _id, ...rest }]));
  }

  async add({ id, ...rest }: Lock, session: mongo.ClientSession): Promise<void> {
    await this.locks.insertOne({ _id: id, ...rest }, { session });
  }

  async remove(id: string, session: mongo.ClientSession): Promise<void> {
    await this.locks.deleteOne({ _id: id }, { session });
  }
}
