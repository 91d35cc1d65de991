import { entityResolved, type RecordCleansed } from '@concord/contracts/events';
import type { Regrouping } from '@concord/matching';
import fc from 'fast-check';
import { fates, ResolutionLedger, type History } from '../testing/resolution-ledger';
import { causeOf, newest, outcomeOf, type Situation } from './outcome';

const item = (recordId: string, version = 1): RecordCleansed => ({
  op: 'upsert',
  source: 'crm',
  recordId,
  version,
  record: { entity: 'customer', fields: {}, issues: [], quality: 1 },
});
const gone = (recordId: string, version: number): RecordCleansed => ({
  op: 'delete',
  source: 'crm',
  recordId,
  version,
});

describe('outcomeOf', () => {
  it('gives a new record an entity, and tells what the record says', () => {
    const ledger = new ResolutionLedger();
    const { records, entities, events } = ledger.play({ arrivals: ['a'], groups: [['a']] });
    expect(records).toMatchObject([{ key: 'crm:a', sequence: 1, entityId: entities[0]?.id }]);
    expect(events).toMatchObject([
      {
        version: 1,
        status: 'current',
        joined: [{ recordId: 'a', sequence: 1, record: { entity: 'customer' } }],
        left: [],
      },
    ]);
  });

  it('lets the older id survive a merge, and tells both sides without repeating the record', () => {
    const ledger = new ResolutionLedger();
    ledger.play({ arrivals: ['a'], groups: [['a']] });
    ledger.play({ arrivals: ['b'], groups: [['a'], ['b']] });
    const { events } = ledger.play({ arrivals: [], groups: [['a', 'b']] });
    expect(events).toMatchObject([
      { version: 2, status: 'current', joined: [{ recordId: 'b', sequence: 2 }] },
      { version: 2, status: 'redirected', into: [events[0]?.entityId], left: [{ sequence: 2 }] },
    ]);
    expect(events[0]?.joined[0]).not.toHaveProperty('record');
  });

  it('says nothing of a group that is as it was', () => {
    const ledger = new ResolutionLedger();
    ledger.play({ arrivals: ['a', 'b'], groups: [['a', 'b']] });
    expect(ledger.play({ arrivals: [], groups: [['a', 'b']] })).toEqual({
      records: [],
      entities: [],
      events: [],
    });
  });

  it('leaves a tombstone of a record that was deleted before it was ever seen', () => {
    const situation: Situation = {
      kind: 'customer',
      cause: 'deletion',
      regroupings: [],
      incoming: new Map([['crm:x', gone('x', 5)]]),
      records: new Map(),
      entities: [],
      issue: () => ({ id: 'ent_0', age: 0 }),
    };
    expect(outcomeOf(situation)).toEqual({
      records: [
        {
          key: 'crm:x',
          source: 'crm',
          recordId: 'x',
          version: 5,
          sequence: 1,
          entityId: null,
          kind: 'customer',
        },
      ],
      entities: [],
      events: [],
    });
  });

  it('fails loudly when a grouped record is not stored', () => {
    const regrouping: Regrouping = { before: [], after: [['crm:x']], reason: 'new' };
    const lost = () =>
      outcomeOf({
        kind: 'customer',
        cause: 'settling',
        regroupings: [regrouping],
        incoming: new Map(),
        records: new Map(),
        entities: [],
        issue: () => ({ id: 'ent_0', age: 1 }),
      });
    expect(lost).toThrow('the record crm:x was grouped but is not stored');
  });
});

describe('laws of outcomes, over random histories of arrivals, changes, deletions and regroupings', () => {
  const runs = { numRuns: 150 };
  const everyHistory = (law: (history: History) => void) =>
    fc.assert(fc.property(fc.array(fates, { minLength: 1, maxLength: 10 }), law), runs);

  it('each record is where its group is, and its sequence only grows', () => {
    everyHistory((history) => {
      const ledger = new ResolutionLedger();
      for (const fate of history) {
        const before = ledger.sequences();
        const { records } = ledger.live(fate);
        for (const { key, sequence } of records) expect(sequence).toBe((before.get(key) ?? 0) + 1);
        expect(ledger.partition()).toEqual(ledger.groups());
      }
    });
  });

  it('every id that was ever issued leads to a current entity, or is retired', () => {
    everyHistory((history) => {
      const ledger = new ResolutionLedger();
      for (const fate of history) {
        ledger.live(fate);
        for (const id of ledger.issued) {
          const end = ledger.follow(id);
          expect(end?.status).toMatch(/^(current|retired)$/);
          expect(ledger.membersOf(end?.id ?? '').length > 0).toBe(end?.status === 'current');
        }
      }
    });
  });

  it('events fit their schema and say of entities what is stored, each with the next version', () => {
    everyHistory((history) => {
      const ledger = new ResolutionLedger();
      for (const fate of history) {
        const versions = ledger.versions();
        const { events, entities } = ledger.live(fate);
        for (const event of events) {
          expect(entityResolved.parse(event)).toEqual(event);
          const { status, into, version } = ledger.entity(event.entityId);
          expect(event).toMatchObject({ status, into, version });
          expect(version).toBe((versions.get(event.entityId) ?? 0) + 1);
        }
        expect(events.map(({ entityId }) => entityId)).toEqual(entities.map(({ id }) => id));
      }
    });
  });

  it('who hears the events in any order knows in the end where each record belongs', () => {
    fc.assert(
      fc.property(
        fc.array(fates, { minLength: 1, maxLength: 6 }).chain((history) => {
          const ledger = new ResolutionLedger();
          const events = history.flatMap((fate) => ledger.live(fate).events);
          return fc.tuple(
            fc.constant(ledger),
            fc.shuffledSubarray(events, { minLength: events.length }),
          );
        }),
        ([ledger, events]) => {
          const heard = new Map<string, { sequence: number; entityId: string | null }>();
          const hear = (recordId: string, sequence: number, entityId: string | null) => {
            if (sequence > (heard.get(recordId)?.sequence ?? 0))
              heard.set(recordId, { sequence, entityId });
          };
          for (const { entityId, joined, left } of events) {
            for (const { recordId, sequence } of joined) hear(recordId, sequence, entityId);
            for (const { recordId, sequence, to } of left) hear(recordId, sequence, to ?? null);
          }
          for (const [recordId, { entityId }] of heard)
            expect(ledger.entityOf(recordId)).toBe(entityId);
        },
      ),
      runs,
    );
  });
});

describe('newest', () => {
  it('keeps of several versions of a record only the last, and nothing that is stored already', () => {
    const stored = new Map([
      [
        'crm:b',
        {
          key: 'crm:b',
          source: 'crm',
          recordId: 'b',
          version: 3,
          sequence: 1,
          entityId: 'ent_1',
          kind: 'customer',
        },
      ],
    ]);
    const items = [item('a', 2), item('a', 1), item('b', 3), gone('c', 2), item('c', 1)];
    expect([...newest(items, stored).values()]).toEqual([item('a', 2), gone('c', 2)]);
  });
});

describe('causeOf', () => {
  const known = new Map([
    [
      'crm:a',
      {
        key: 'crm:a',
        source: 'crm',
        recordId: 'a',
        version: 1,
        sequence: 1,
        entityId: 'ent_1',
        kind: 'customer',
      },
    ],
  ]);
  const cause = (...items: RecordCleansed[]) =>
    causeOf(new Map(items.map((one) => [`crm:${one.recordId}`, one])), known);

  it('names the weightiest reason: an arrival, else an update, else a deletion', () => {
    expect(cause(item('a', 2), item('b'))).toBe('arrival');
    expect(cause(item('a', 2), gone('b', 2))).toBe('update');
    expect(cause(gone('a', 2))).toBe('deletion');
  });
});
