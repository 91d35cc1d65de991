import fc from 'fast-check';
import { takeIn, type Arrival, type RawState } from './intake';

const readAt = '2026-03-01T08:00:00.000Z';
const maria: Arrival = {
  op: 'upsert',
  recordId: '1042',
  hash: 'h-maria',
  position: 'crm.csv line 2',
  data: { customer_id: '1042', first_name: 'Maria' },
};

describe('takeIn', () => {
  it('gives a new record version 1', () => {
    const intake = takeIn('crm', [maria], new Map(), readAt);
    expect(intake.events).toMatchObject([
      { op: 'upsert', source: 'crm', recordId: '1042', version: 1 },
    ]);
    expect(intake.counts).toEqual({
      received: 1,
      repeats: 0,
      forwarded: 1,
      unreadable: 0,
      deleted: 0,
    });
  });

  it('counts an unchanged record as a repeat and says nothing', () => {
    const known = new Map<string, RawState>([
      ['crm:1042', { version: 4, hash: 'h-maria', op: 'upsert' }],
    ]);
    const intake = takeIn('crm', [maria], known, readAt);
    expect(intake.events).toEqual([]);
    expect(intake.counts).toMatchObject({ received: 1, repeats: 1, forwarded: 0 });
    expect(intake.seen).toEqual(['crm:1042']);
  });

  it('numbers two changes of one record in one batch one after the other', () => {
    const married: Arrival = {
      ...maria,
      hash: 'h-married',
      data: { customer_id: '1042', last_name: 'Ortiz' },
    };
    const intake = takeIn('crm', [maria, married], new Map(), readAt);
    expect(intake.events.map((event) => event.version)).toEqual([1, 2]);
  });

  it('recognises an exact repeat inside one batch', () => {
    expect(takeIn('crm', [maria, maria], new Map(), readAt).counts).toMatchObject({
      received: 2,
      repeats: 1,
    });
  });

  it('brings a deleted record back with the next version although its content is as before', () => {
    const known = new Map<string, RawState>([['crm:1042', { version: 2, hash: '', op: 'delete' }]]);
    expect(takeIn('crm', [maria], known, readAt).events).toMatchObject([
      { op: 'upsert', version: 3 },
    ]);
  });

  it('makes a tombstone once, and none for a record it never saw', () => {
    const gone: Arrival = { op: 'delete', recordId: '1042' };
    const known = new Map<string, RawState>([
      ['crm:1042', { version: 2, hash: 'h-maria', op: 'upsert' }],
    ]);
    const intake = takeIn('crm', [gone, gone, { op: 'delete', recordId: '7' }], known, readAt);
    expect(intake.events).toEqual([
      { op: 'delete', source: 'crm', recordId: '1042', version: 3, readAt },
    ]);
    expect(intake.counts).toMatchObject({ received: 0, deleted: 1 });
  });

  it('always accounts for everything received, and taking the same in again changes nothing', () => {
    const arrivals = fc.array(
      fc.record({
        op: fc.constant('upsert' as const),
        recordId: fc.constantFrom('1', '2', '3'),
        hash: fc.constantFrom('a', 'b'),
        position: fc.constant('line 1'),
        data: fc.constant({}),
      }),
    );
    fc.assert(
      fc.property(arrivals, (batch) => {
        const first = takeIn('crm', batch, new Map(), readAt);
        expect(first.counts.received).toBe(first.counts.repeats + first.counts.forwarded);
        const last = new Map(batch.map((arrival) => [arrival.recordId, arrival]));
        const again = takeIn('crm', [...last.values()], first.changed, readAt);
        expect(again.events).toEqual([]);
      }),
    );
  });
});
