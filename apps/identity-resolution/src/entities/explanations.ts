import type { RecordKey } from '@concord/contracts/names';
import type { EntityExplanation, NearEntity, PairReport, Resolver } from '@concord/matching';
import { conflict, notFound, unavailable } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Records } from '../records/records.repository';
import type { StoredRecord } from '../records/stored-record';
import { ActiveResolver } from '../resolving/active-resolver';
import { Entities } from './entities.repository';

export type ExplainedPair = PairReport & {
  readonly entities: { readonly a: string; readonly b: string };
};
export type ExplainedEntity = Omit<EntityExplanation, 'nearest'> & {
  readonly id: string;
  readonly nearest: readonly (NearEntity & { readonly entityId: string })[];
};

/** Why records are together or apart: what the engine says, under the ids that the world knows. */
@Injectable()
export class Explanations {
  constructor(
    private readonly entities: Entities,
    private readonly records: Records,
    private readonly resolver: ActiveResolver,
  ) {}

  async pair(a: RecordKey, b: RecordKey): Promise<ExplainedPair> {
    const [left, right] = await Promise.all([this.require(a), this.require(b)]);
    if (left.kind !== right.kind) {
      const kinds = `${a} is a ${left.kind}, ${b} a ${right.kind}`;
      throw conflict('explanation.kinds-differ', `${kinds}: they are never compared.`);
    }
    const explained = this.engineOf(left.kind).explainPair(a, b);
    if (explained === undefined) throw unknownRecord(`${a} or ${b}`);
    return { ...explained, entities: { a: left.entityId, b: right.entityId } };
  }

  /** @param name an entity id, redirected or not, or the key of one of its records */
  async entity(name: string, nearest: number): Promise<ExplainedEntity> {
    const { key, kind, entityId } = await this.recordOf(name);
    const explained = this.engineOf(kind).explainEntity(key, nearest);
    if (explained === undefined) throw unknownRecord(key);
    const others = await this.records.load(explained.nearest.flatMap(({ records }) => records));
    const near = explained.nearest.map((other) => ({
      ...other,
      entityId: others.get(other.records[0] ?? '')?.entityId ?? '',
    }));
    return { ...explained, id: entityId, nearest: near };
  }

  private async recordOf(name: string): Promise<Present> {
    if (!name.startsWith('ent_')) return await this.require(name);
    const found = await this.entities.find(name);
    if (found === undefined) throw notFound('entity.unknown', `The id ${name} was never issued.`);
    const [id = ''] = found.status === 'redirected' ? found.into : [name];
    const [key] = await this.records.keysOf(id);
    if (key !== undefined) return await this.require(key);
    throw notFound('entity.ended', `${name} has no records any more: ${endOf(found)}.`);
  }

  private async require(key: RecordKey): Promise<Present> {
    const found = await this.records.find(key);
    if (found?.entityId == null) throw unknownRecord(key);
    const { kind, entityId } = found;
    return { key, kind, entityId };
  }

  private engineOf(kind: string): Resolver {
    const engine = this.resolver.engineOf(kind);
    if (engine !== undefined) return engine;
    const why = `This process holds no index of "${kind}": it stands by, or is loading it.`;
    throw unavailable('resolver.inactive', why);
  }
}

interface Present extends Pick<StoredRecord, 'key' | 'kind'> {
  readonly entityId: string;
}

function unknownRecord(key: RecordKey): Error {
  return notFound('record.unknown', `There is no record ${key}.`);
}

function endOf({ status, into }: { status: string; into: readonly string[] }): string {
  return into.length === 0 ? `it is ${status}` : `it is ${status}, see ${into.join(', ')}`;
}
