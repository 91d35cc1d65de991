import type { RecordKey } from '@concord/contracts/names';
import type { StewardAction } from '@concord/contracts/stewarding';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { StoredDecision } from './decisions.repository';

/** A pair on which an action decided, with the decision that stood before. */
export interface ChangedPair {
  readonly a: RecordKey;
  readonly b: RecordKey;
  readonly before?: StoredDecision;
}

/** What a steward did, with all that undoing it takes. */
export interface StoredAction extends Omit<StewardAction, 'decisions'> {
  readonly decisions: StewardAction['decisions'];
  readonly changed: readonly ChangedPair[];
}

type ActionDocument = Omit<StoredAction, 'id'> & { readonly _id: string };

@Injectable()
export class Actions implements OnModuleInit {
  private readonly actions: Collection<ActionDocument>;

  constructor(connection: Connection) {
    this.actions = connection.collection<ActionDocument>('actions');
  }

  async onModuleInit(): Promise<void> {
    await this.actions.createIndex({ entities: 1 }, {}, {});
  }

  async add({ id, ...rest }: StoredAction, session: mongo.ClientSession): Promise<void> {
    await this.actions.insertOne({ _id: id, ...rest }, { session });
  }

  async find(id: string): Promise<StoredAction | undefined> {
    const found = await this.actions.findOne({ _id: id });
    return found === null ? undefined : actionOf(found);
  }

  async noteUndone(
    id: string,
    undone: { readonly by: string; readonly at: string },
    session: mongo.ClientSession,
  ): Promise<void> {
    await this.actions.updateOne({ _id: id }, { $set: { undone } }, { session });
  }

  /** The newest first, those before an id; of one entity where it is given. */
  async list(
    limit: number,
    before: string | undefined,
    entity: string | undefined,
  ): Promise<StoredAction[]> {
    const filter = {
      ...(before === undefined ? {} : { _id: { $lt: before } }),
      ...(entity === undefined ? {} : { entities: entity }),
    };
    const found = await this.actions.find(filter).sort({ _id: -1 }).limit(limit).toArray();
    return found.map(actionOf);
  }
}

function actionOf({ _id, ...rest }: ActionDocument): StoredAction {
  return { id: _id, ...rest };
}

/** Without what only undoing needs. */
export function shownAction({ changed, ...action }: StoredAction): StewardAction {
  return action;
}
