import type { CanonicalRecord } from '@concord/contracts/canonical';
import type { EntityResolved } from '@concord/contracts/events';
import fc from 'fast-check';
import { applyMembership, type StoredContributor } from './membership';

const maria: CanonicalRecord = {
  entity: 'customer',
  fields: { familyName: [{ value: 'Ortiz' }] },
  issues: [],
  quality: 1,
};
const a = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const b = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';
const identity = { source: 'crm', recordId: '1' };

const event = (entityId: string, change: Partial<EntityResolved>): EntityResolved => ({
  entityId,
  version: 1,
  status: 'current',
  into: [],
  joined: [],
  left: [],
  cause: 'arrival',
  ...change,
});

const arrival = event(a, { joined: [{ ...identity, version: 1, sequence: 1, record: maria }] });
const lost = event(a, { version: 2, left: [{ ...identity, version: 1, sequence: 2, to: b }] });
const gained = event(b, { joined: [{ ...identity, version: 1, sequence: 2 }] });

function play(events: readonly EntityResolved[]): StoredContributor | undefined {
  const known = new Map<string, StoredContributor>();
  for (const item of events) {
    for (const [key, value] of applyMembership([item], known).changed) known.set(key, value);
  }
  return known.get('crm:1');
}

describe('applyMembership', () => {
  it('places a new record with its entity', () => {
    expect(play([arrival])).toMatchObject({
      entityId: a,
      sequence: 1,
      recordVersion: 1,
      record: maria,
    });
  });

  it('ends in the same place whatever the order of events from two partitions', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([arrival, lost, gained], { minLength: 3 }), (events) => {
        expect(play(events)).toEqual({
          key: 'crm:1',
          ...identity,
          entityId: b,
          sequence: 2,
          recordVersion: 1,
          record: maria,
        });
      }),
    );
  });

  it('names both entities of a move as affected', () => {
    const known = applyMembership([arrival], new Map()).changed;
    expect([...applyMembership([gained], known).affected].sort()).toEqual([a, b]);
  });

  it('keeps a tombstone, so that a late arrival does not revive a deleted record', () => {
    const deleted = event(a, {
      version: 2,
      status: 'retired',
      left: [{ ...identity, version: 2, sequence: 2 }],
    });
    expect(play([deleted, arrival])).toMatchObject({ entityId: null, sequence: 2 });
  });

  it('does nothing on a duplicate', () => {
    const known = applyMembership([arrival], new Map()).changed;
    expect(applyMembership([arrival], known).changed.size).toBe(0);
  });
});
