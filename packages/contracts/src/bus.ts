import type { z } from 'zod';
import {
  entityResolved,
  goldenChanged,
  recordCleansed,
  recordReceived,
  sourceJudged,
} from './events';
import type {
  EntityResolved,
  GoldenChanged,
  RecordAttached,
  RecordCleansed,
  RecordReceived,
  SourceJudged,
} from './events';
import { recordKey, type ServiceName } from './names';

/**
 * One event type of the bus: who sends it, who gets it, and by which key it is ordered.
 * The topology (exchange, queues, bindings) and the AsyncAPI document are derived from these.
 */
export interface Channel<Item> {
  /** Versioned event type, also the beginning of the routing key. */
  readonly type: string;
  readonly title: string;
  readonly item: z.ZodType<Item>;
  readonly dataschema: string;
  readonly producer: ServiceName;
  readonly consumers: readonly ServiceName[];
  /** Items of one key are delivered in order. */
  readonly keyOf: (item: Item) => string;
}

export const recordReceivedChannel: Channel<RecordReceived> = {
  type: 'concord.record.received.v1',
  title: 'A source record was read, changed, deleted, or could not be read',
  item: recordReceived,
  dataschema: 'urn:concord:schema:record.received:v1',
  producer: 'ingestion',
  consumers: ['cleansing'],
  keyOf: (item) => recordKey(item.source, item.recordId),
};

export const recordCleansedChannel: Channel<RecordCleansed> = {
  type: 'concord.record.cleansed.v1',
  title: 'A canonical record was accepted, or its source record deleted',
  item: recordCleansed,
  dataschema: 'urn:concord:schema:record.cleansed:v1',
  producer: 'cleansing',
  consumers: ['identity-resolution'],
  keyOf: (item) => recordKey(item.source, item.recordId),
};

/** What hangs on the record of another source, and so is nobody that could be resolved. */
export const recordAttachedChannel: Channel<RecordAttached> = {
  type: 'concord.record.attached.v1',
  title: 'A transaction or interaction was accepted, or its source record deleted',
  item: recordCleansed,
  dataschema: 'urn:concord:schema:record.attached:v1',
  producer: 'cleansing',
  consumers: ['master-data'],
  keyOf: (item) => recordKey(item.source, item.recordId),
};

export const entityResolvedChannel: Channel<EntityResolved> = {
  type: 'concord.identity.resolved.v1',
  title: 'An entity gained or lost records, was merged or split',
  item: entityResolved,
  dataschema: 'urn:concord:schema:identity.resolved:v1',
  producer: 'identity-resolution',
  consumers: ['master-data'],
  keyOf: (item) => item.entityId,
};

export const goldenChangedChannel: Channel<GoldenChanged> = {
  type: 'concord.golden.changed.v1',
  title: 'A golden record changed',
  item: goldenChanged,
  dataschema: 'urn:concord:schema:golden.changed:v1',
  producer: 'master-data',
  consumers: ['outbound-sync'],
  keyOf: (item) => item.entityId,
};

/** The one that goes against the stream: what the records of a source are like may stop the source. */
export const sourceJudgedChannel: Channel<SourceJudged> = {
  type: 'concord.source.judged.v1',
  title: 'The checks that stop a source were held against its records',
  item: sourceJudged,
  dataschema: 'urn:concord:schema:source.judged:v1',
  producer: 'cleansing',
  consumers: ['ingestion'],
  keyOf: (item) => item.source,
};

/** A channel whose item type does not matter to the caller: topology, documents, parking. */
export type AnyChannel = Omit<Channel<never>, 'item'> & { readonly item: z.ZodType };

export const channels: readonly AnyChannel[] = [
  recordReceivedChannel,
  recordCleansedChannel,
  recordAttachedChannel,
  entityResolvedChannel,
  goldenChangedChannel,
  sourceJudgedChannel,
];

/**
 * The partition of a key: FNV-1a, 32 bit, over UTF-16 code units, modulo the partition count.
 * It must never change for a given count, or order per key is lost while queues drain.
 */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}
