import { channels } from '@concord/contracts/bus';
import { delaysOf, topologyOf } from './topology';

describe(topologyOf.name, () => {
  const topology = topologyOf({ namespace: 'concord', channels, partitions: 2 });

  it('gives every consuming service a parking queue and a queue per partition', () => {
    expect(topology.exchange).toBe('concord.events');
    expect(topology.queues.map(({ name }) => name)).toEqual([
      'concord.ingestion.parking',
      'concord.ingestion.p0',
      'concord.ingestion.p1',
      'concord.cleansing.parking',
      'concord.cleansing.p0',
      'concord.cleansing.p1',
      'concord.identity-resolution.parking',
      'concord.identity-resolution.p0',
      'concord.identity-resolution.p1',
      'concord.master-data.parking',
      'concord.master-data.p0',
      'concord.master-data.p1',
      'concord.outbound-sync.parking',
      'concord.outbound-sync.p0',
      'concord.outbound-sync.p1',
    ]);
  });

  it('binds a partition by the types that its service consumes and by its number', () => {
    const queue = topology.queues.find(({ name }) => name === 'concord.cleansing.p1');

    expect(queue?.bindings).toEqual(['concord.record.received.v1.1']);
  });

  it('lets one consumer at a time work on a partition, and keeps what the broker gives up', () => {
    const queue = topology.queues.find(({ name }) => name === 'concord.cleansing.p1');

    expect(queue?.arguments).toEqual({
      'x-queue-type': 'quorum',
      'x-single-active-consumer': true,
      'x-delivery-limit': 250,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 'concord.cleansing.parking',
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    });
  });
});

describe(delaysOf.name, () => {
  it('makes one delay queue per different delay, whose dead letters go back by queue name', () => {
    expect(delaysOf('concord', 'cleansing', [1_000, 1_000, 15_000])).toEqual([
      expect.objectContaining({ name: 'concord.cleansing.delay.1000ms', delayMs: 1_000 }),
      {
        name: 'concord.cleansing.delay.15000ms',
        delayMs: 15_000,
        arguments: {
          'x-queue-type': 'quorum',
          'x-message-ttl': 15_000,
          'x-dead-letter-exchange': '',
          'x-dead-letter-strategy': 'at-least-once',
          'x-overflow': 'reject-publish',
        },
      },
    ]);
  });
});
