import fc from 'fast-check';
import { channels, entityResolvedChannel, partitionOf, recordReceivedChannel } from './bus';

describe(partitionOf.name, () => {
  it.each([
    ['', 1, 2_166_136_261],
    ['crm:1042', 0, 2_670_619_948],
    ['erp:K-77', 2, 3_094_064_514],
    ['é中', 3, 2_122_787_659],
    ['ent_01JCX3Q7Z8K9M0N1P2R3S4T5V6', 1, 371_695_329],
  ])('puts "%s" into partition %i of 4 (hash %i), today and for ever', (key, partition, hash) => {
    expect(partitionOf(key, 4)).toBe(partition);
    expect(partitionOf(key, 2 ** 32)).toBe(hash);
  });

  it('gives every key one partition of those there are', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
        const partition = partitionOf(key, partitions);
        expect(Number.isInteger(partition)).toBe(true);
        expect(partition).toBeGreaterThanOrEqual(0);
        expect(partition).toBeLessThan(partitions);
        expect(partitionOf(key, partitions)).toBe(partition);
      }),
    );
  });

  it('spreads the records of a source evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let id = 1; id <= 10_000; id++) {
      const partition = partitionOf(`crm:${id}`, 4);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }

    expect(Math.min(...counts)).toBeGreaterThan(2_200);
    expect(Math.max(...counts)).toBeLessThan(2_800);
  });
});

describe('the channels', () => {
  it('form one way from ingestion to outbound-sync, a shorter one for what is nobody, and one back that may stop a source, each with its own versioned type', () => {
    expect(channels.map(({ producer, type, consumers }) => [producer, type, ...consumers])).toEqual(
      [
        ['ingestion', 'concord.record.received.v1', 'cleansing'],
        ['cleansing', 'concord.record.cleansed.v1', 'identity-resolution'],
        ['cleansing', 'concord.record.attached.v1', 'master-data'],
        ['identity-resolution', 'concord.identity.resolved.v1', 'master-data'],
        ['master-data', 'concord.golden.changed.v1', 'outbound-sync'],
        ['cleansing', 'concord.source.judged.v1', 'ingestion'],
      ],
    );
    expect(new Set(channels.map(({ dataschema }) => dataschema)).size).toBe(channels.length);
  });

  it('order records by source and record id, entities by their id', () => {
    const readAt = '2025-03-01T12:00:00.000Z';

    expect(
      recordReceivedChannel.keyOf({
        op: 'delete',
        source: 'crm',
        recordId: '1042',
        version: 3,
        readAt,
      }),
    ).toBe('crm:1042');
    expect(
      entityResolvedChannel.keyOf({
        entityId: 'ent_01JCX3Q7Z8K9M0N1P2R3S4T5V6',
        version: 1,
        status: 'current',
        into: [],
        joined: [],
        left: [],
        cause: 'arrival',
      }),
    ).toBe('ent_01JCX3Q7Z8K9M0N1P2R3S4T5V6');
  });
});
