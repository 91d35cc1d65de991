import { entityResolvedChannel, recordCleansedChannel } from '@concord/contracts/bus';
import { workReport } from '@concord/contracts/api';
import type { EntityResolved, RecordCleansed } from '@concord/contracts/events';
import { modelList, type ModelList } from '@concord/contracts/match-models';
import { parseRecordKey } from '@concord/contracts/names';
import { resolveBatch, type Decision, type MatchModel, type MatchRecord } from '@concord/matching';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { entityAnswer, type EntityAnswer } from '../entities/entity-answer';
import { IdentityResolutionModule } from '../identity-resolution.module';
import type { StoredRecord } from '../records/stored-record';
import { ActiveResolver } from '../resolving/active-resolver';
import { ResolverLifecycle } from '../resolving/resolver-lifecycle';

const model = {
  entities: {
    customer: {
      fields: {
        givenName: { type: 'name.given' },
        familyName: { type: 'name.family' },
        birthDate: { type: 'date.birth' },
        email: { type: 'email', many: true },
        phone: { type: 'phone', many: true },
      },
    },
  },
};

/** Identity resolution on real MongoDB and RabbitMQ; the test plays cleansing and hears what master data hears. */
export class IdentityUnderTest {
  private constructor(
    readonly service: TestService,
    readonly announced: readonly EntityResolved[],
  ) {}

  /**
   * @param place of an earlier one that was kept, or that still runs: then this waits for its lease.
   * @param lines of its log are put here
   */
  static async start(
    place?: string,
    signal?: AbortSignal,
    lines?: string[],
  ): Promise<IdentityUnderTest> {
    const service = await startTestService({
      name: 'identity-resolution',
      module: IdentityResolutionModule,
      beforeConsuming: (app) => app.get(ResolverLifecycle).untilActive(),
      ...(place === undefined ? {} : { place }),
      ...(signal === undefined ? {} : { signal }),
      ...(lines === undefined ? {} : { logTo: { write: (line) => void lines.push(line) } }),
    });
    const identity = new IdentityUnderTest(service, await service.collect(entityResolvedChannel));
    if (place === undefined) await identity.apply();
    return identity;
  }

  /**
   * @param match the match section for customers
   * @param extra fields of customers, and other entities, beside the usual ones
   */
  async apply(
    match: object = {},
    { fields = {}, entities = {} }: { fields?: object; entities?: object } = {},
  ): Promise<void> {
    const customer = { fields: { ...model.entities.customer.fields, ...fields } };
    const setup = { model: { entities: { customer, ...entities } }, match: { customer: match } };
    const { status, text } = await this.service.request('PUT', '/v1/setup', setup);
    if (status > 201) throw new Error(text);
  }

  async tell(...items: RecordCleansed[]): Promise<void> {
    await this.service.send(recordCleansedChannel, items);
  }

  /** Sends records as they come for the first time, and waits until they are settled. */
  async load(records: readonly MatchRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += 400)
      await this.tell(...records.slice(at, at + 400).map((record) => upserted(record, 1)));
    await eventually(async () =>
      expect(await this.stored().countDocuments()).toBeGreaterThanOrEqual(records.length),
    );
    await this.settled();
  }

  /** What is told of the models of customers. */
  async models(): Promise<ModelList> {
    const { body } = await this.service.request('GET', '/v1/models');
    const { kinds, items } = modelList.parse(body);
    const ofCustomers = ({ kind }: { kind: string }) => kind === 'customer';
    return { kinds: kinds.filter(ofCustomers), items: items.filter(ofCustomers) };
  }

  async record(key: string): Promise<Omit<StoredRecord, 'key'> | null> {
    return await this.stored().findOne({ _id: key });
  }

  async entityOf(key: string): Promise<string> {
    return (await this.record(key))?.entityId ?? 'none';
  }

  async entity(id: string): Promise<EntityAnswer> {
    return entityAnswer.parse((await this.service.request('GET', `/v1/entities/${id}`)).body);
  }

  /** Keys by entity, sorted as a batch run gives them. */
  async partition(): Promise<string[][]> {
    const groups = new Map<string, string[]>();
    for await (const { _id, entityId } of this.stored()
      .find({ entityId: { $ne: null } })
      .sort({ _id: 1 })) {
      groups.set(entityId ?? '', [...(groups.get(entityId ?? '') ?? []), _id]);
    }
    return [...groups.values()];
  }

  /** The entity of each record. */
  async ids(): Promise<Map<string, string>> {
    const found = await this.stored()
      .find({ entityId: { $ne: null } })
      .toArray();
    return new Map(found.map(({ _id, entityId }) => [_id, entityId ?? '']));
  }

  /** The partition of these records by a batch run under the active model. */
  batch(records: Iterable<MatchRecord>, decisions: readonly Decision[] = []): string[][] {
    const { groups } = resolveBatch(records, this.model(), decisions);
    return groups.map((group) => [...group]);
  }

  model(): MatchModel {
    const found = this.service.app.get(ActiveResolver).engineOf('customer')?.model;
    if (found === undefined) throw new Error('no engine is loaded');
    return found;
  }

  /** Waits until nothing is queued and the partition is settled. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const { body } = await this.service.request('GET', '/v1/work');
      const { pending } = workReport.parse(body);
      expect(Object.values(pending).reduce((sum, count) => sum + count, 0)).toBe(0);
    });
  }

  private stored() {
    type RecordDocument = Omit<StoredRecord, 'key'> & { readonly _id: string };
    return this.service.connection.collection<RecordDocument>('records');
  }
}

/** A canonical record as cleansing announces it: `cleansed('crm:1042', 1, { email: 'a@b.org' })`. */
export function cleansed(
  key: string,
  version: number,
  fields: Readonly<Record<string, string>>,
  entity = 'customer',
): RecordCleansed {
  const record = {
    entity,
    fields: matchRecord(key, fields).fields,
    issues: [],
    quality: 1,
  };
  return { op: 'upsert', ...parseRecordKey(key), version, record };
}

/** A match record as cleansing announces it. */
export function upserted({ key, fields }: MatchRecord, version: number): RecordCleansed {
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  return { op: 'upsert', ...parseRecordKey(key), version, record };
}

export function removed(key: string, version: number): RecordCleansed {
  return { op: 'delete', ...parseRecordKey(key), version };
}

export function matchRecord(key: string, fields: Readonly<Record<string, string>>): MatchRecord {
  const values = Object.entries(fields).map(([name, value]) => [name, [{ value }]]);
  return { key, fields: Object.fromEntries(values) as MatchRecord['fields'] };
}
