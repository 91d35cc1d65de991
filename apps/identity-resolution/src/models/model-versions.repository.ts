import type { MatchModel } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { digestOf, piecesOf, readParameters, writeParameters } from './parameters';
import { nameOf, type StoredVersion } from './stored-version';

type VersionDocument = StoredVersion & { readonly _id: string };

interface PieceDocument {
  /** `customer/2/0` */
  readonly _id: string;
  readonly text: string;
}

export type NewVersion = Omit<StoredVersion, 'number' | 'status' | 'activations' | 'digest'>;

export interface Activation {
  readonly by: string;
  readonly at: string;
  readonly rollback?: true;
}

/** Every model version there ever was. Written in transactions that pass the fence, never changed but in status. */
@Injectable()
export class ModelVersions implements OnModuleInit {
  private readonly versions: Collection<VersionDocument>;
  private readonly pieces: Collection<PieceDocument>;

  constructor(connection: Connection) {
    this.versions = connection.collection<VersionDocument>('modelVersions');
    this.pieces = connection.collection<PieceDocument>('modelParameters');
  }

  async onModuleInit(): Promise<void> {
    const serving = { unique: true, partialFilterExpression: { status: 'active' } };
    await this.versions.createIndex({ kind: 1 }, serving, {});
  }

  /** By kind, the newest first. */
  async all(): Promise<StoredVersion[]> {
    return (await this.versions.find().sort({ kind: 1, number: -1 }).toArray()).map(versionOf);
  }

  async find(kind: string, number: number): Promise<StoredVersion | undefined> {
    return orUndefined(await this.versions.findOne({ _id: idOf(kind, number) }));
  }

  async active(kind: string): Promise<StoredVersion | undefined> {
    return orUndefined(await this.versions.findOne({ kind, status: 'active' }));
  }

  /** Which versions serve: `customer/2`. */
  async activeNumbers(): Promise<string[]> {
    const options = { projection: { _id: 1 }, sort: { _id: 1 } } as const;
    const found = await this.versions.find({ status: 'active' }, options).toArray();
    return found.map(({ _id }) => _id);
  }

  async newestBuiltIn(kind: string): Promise<StoredVersion | undefined> {
    const sort = { number: -1 } as const;
    return orUndefined(await this.versions.findOne({ kind, 'made.how': 'built-in' }, { sort }));
  }

  /** @throws Error when the stored pieces are not what was stored. */
  async parameters(version: StoredVersion): Promise<MatchModel> {
    const { kind, number, digest } = version;
    const ids = `${idOf(kind, number)}/`;
    const found = await this.pieces.find({ _id: { $gte: ids, $lt: `${ids}~` } }).toArray();
    const text = found
      .map(({ _id, ...piece }) => ({ ...piece, at: Number(_id.slice(ids.length)) }))
      .sort((a, b) => a.at - b.at)
      .map((piece) => piece.text)
      .join('');
    if (digestOf(text) !== digest) {
      throw new Error(
        `the parameters of model version ${number} of ${kind} are damaged: restore the collection modelParameters, or activate another version`,
      );
    }
    return { ...readParameters(text), version: nameOf(version) };
  }

  /** Stores a candidate. @returns its number */
  async create(
    version: NewVersion,
    model: MatchModel,
    session: mongo.ClientSession,
  ): Promise<number> {
    const { kind } = version;
    const sort = { number: -1 } as const;
    const newest = await this.versions.findOne({ kind }, { sort, session });
    const number = (newest?.number ?? 0) + 1;
    const _id = idOf(kind, number);
    const text = writeParameters(model);
    const pieces = piecesOf(text).map((piece, at) => ({ _id: `${_id}/${at}`, text: piece }));
    // One by one: a command may be no larger than a few documents.
    for (const piece of pieces) await this.pieces.insertOne(piece, { session });
    const state = { status: 'candidate' as const, activations: [], digest: digestOf(text) };
    await this.versions.insertOne({ _id, ...version, number, ...state }, { session });
    return number;
  }

  /** Lets a version serve in the place of the one that does. */
  async activate(
    kind: string,
    number: number,
    activation: Activation,
    session: mongo.ClientSession,
  ): Promise<void> {
    const former = await this.versions.findOne({ kind, status: 'active' }, { session });
    if (former?.number === number) return;
    if (former !== null)
      await this.versions.updateOne(
        { _id: former._id },
        { $set: { status: 'retired' } },
        { session },
      );
    // A rollback leaves what came before in its place, so that the next one goes further back.
    const isForward = activation.rollback !== true && former !== null;
    await this.versions.updateOne(
      { _id: idOf(kind, number) },
      {
        $set: { status: 'active', ...(isForward ? { before: former.number } : {}) },
        $push: { activations: activation },
      },
      { session },
    );
  }
}

function idOf(kind: string, number: number): string {
  return `${kind}/${number}`;
}

function versionOf({ _id, ...rest }: VersionDocument): StoredVersion {
  return rest;
}

function orUndefined(found: VersionDocument | null): StoredVersion | undefined {
  return found === null ? undefined : versionOf(found);
}
