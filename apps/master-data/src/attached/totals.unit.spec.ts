import type { CanonicalRecord } from '@concord/contracts/canonical';
import type { EntityResolved } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import fc from 'fast-check';
import { applyMembership, type StoredContributor } from '../membership/membership';
import { itemChanges, storedItem, type StoredItem } from './stored-item';
import { Totals, type Total } from './totals';

const order = (id: string, amount: number, currency = 'EUR', at = '2026-02-03') => ({
  ...{ entity: 'order', id, at },
  fields: { total: [{ value: { amount, currency } }] },
});
const totalsOf = (items: readonly Parameters<Totals['add']>[0][]): Total[] =>
  items.reduce((totals, item) => totals.add(item), new Totals()).all();

describe(Totals.name, () => {
  it('counts, tells first and last, and sums by currency without adding up what is different money', () => {
    const call = { entity: 'call', id: 'c', at: '', fields: { about: [{ value: 'a parcel' }] } };
    const later = order('2', 0.2, 'EUR', '2026-02-03T09:12:00.000Z');
    expect(totalsOf([order('1', 0.1), later, order('3', 5, 'CNY', '2025-11-02'), call])).toEqual([
      { entity: 'call', count: 1, sums: [] },
      {
        ...{ entity: 'order', count: 3, first: '2025-11-02', last: '2026-02-03T09:12:00.000Z' },
        sums: [
          { field: 'total', currency: 'CNY', sum: 5, count: 1 },
          { field: 'total', currency: 'EUR', sum: 0.3, count: 2 },
        ],
      },
    ]);
  });

  it('are the same in every order, to the cent', () => {
    const items = fc.array(
      fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), fc.constantFrom('EUR', 'CNY')),
    );
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.nat()), (amounts, chance) => {
        const orders = amounts.map(([cents, currency], n) =>
          order(String(n), cents / 100, currency),
        );
        const shuffled = orders
          .map((one) => ({ one, rank: chance.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        expect(totalsOf(shuffled)).toEqual(totalsOf(orders));
      }),
    );
  });
});

const a = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const b = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';
const recordIds = ['1', '2', '3'] as const;

/** Master data and the sources in memory: what is stored, and beside it what should come out. */
class World {
  private readonly contributors = new Map<RecordKey, StoredContributor>();
  private readonly items = new Map<string, StoredItem>();
  private readonly truth = new Map<
    string,
    { entity: string; version: number; sequence: number; amounts: readonly number[] }
  >();
  private readonly past: EntityResolved[] = [];

  /** A record comes, or comes changed, with orders of these amounts. */
  record(recordId: string, entity: string, amounts: readonly number[]): void {
    const before = this.truth.get(recordId) ?? { version: 0, sequence: 0, entity };
    const now = { version: before.version + 1, sequence: before.sequence + 1, entity, amounts };
    this.truth.set(recordId, now);
    const { version, sequence } = now;
    const member = { source: 'shop', recordId, version, sequence, record: saying(amounts) };
    const left =
      before.entity === entity ? [] : [this.event(before.entity, [], [{ ...member, to: entity }])];
    this.play([...left.map(withoutRecords), this.event(entity, [member])]);
  }

  /** A merge or a split: the record belongs to another entity now. */
  move(recordId: string, entity: string): void {
    const before = this.truth.get(recordId);
    if (before === undefined || before.entity === entity) return;
    const sequence = before.sequence + 1;
    this.truth.set(recordId, { ...before, entity, sequence });
    const member = { source: 'shop', recordId, version: before.version, sequence };
    this.play([
      this.event(before.entity, [], [{ ...member, to: entity }]),
      this.event(entity, [member]),
    ]);
  }

  remove(recordId: string): void {
    const before = this.truth.get(recordId);
    if (before === undefined) return;
    const [version, sequence] = [before.version + 1, before.sequence + 1];
    this.truth.set(recordId, { ...before, version, sequence, amounts: [] });
    this.play([this.event(before.entity, [], [{ source: 'shop', recordId, version, sequence }])]);
  }

  /** Events of the past come once more, late. */
  repeat(at: number): void {
    const event = this.past[at % Math.max(1, this.past.length)];
    if (event !== undefined) this.play([event]);
  }

  totals(entity: string): Total[] {
    const owners = [...this.contributors.values()].flatMap(({ key, entityId }) =>
      entityId === entity ? [key] : [],
    );
    return totalsOf([...this.items.values()].filter(({ owner }) => owners.includes(owner)));
  }

  recount(entity: string): Total[] {
    const own = [...this.truth.values()].filter((one) => one.entity === entity);
    return totalsOf(own.flatMap(({ amounts }) => amounts.map((sum, n) => order(String(n), sum))));
  }

  private event(
    entityId: string,
    joined: EntityResolved['joined'],
    left: EntityResolved['left'] = [],
  ): EntityResolved {
    return { entityId, version: 1, status: 'current', into: [], joined, left, cause: 'update' };
  }

  private play(events: EntityResolved[]): void {
    this.past.push(...events);
    for (const event of events) {
      const { changed, hanging } = applyMembership([event], this.contributors);
      const stored = [...this.items.values()];
      for (const [key, { attached }] of hanging) {
        const hung = this.contributors.get(key)?.hangs === true;
        const giver = { key, version: changed.get(key)?.recordVersion ?? 0 };
        const wanted = attached.map((one) => storedItem(giver, one, () => undefined));
        const before = hung ? stored.filter((item) => item.giver === key) : [];
        const { inserted, replaced, removed } = itemChanges(wanted, before);
        for (const item of inserted) expect(this.items.has(item._id)).toBe(false);
        for (const item of [...inserted, ...replaced]) this.items.set(item._id, item);
        for (const id of removed) this.items.delete(id);
      }
      for (const [key, contributor] of changed) this.contributors.set(key, contributor);
    }
  }
}

const withoutRecords = (event: EntityResolved): EntityResolved => ({
  ...event,
  left: event.left.map(({ source, recordId, version, sequence, to }) => ({
    ...{ source, recordId, version, sequence },
    ...(to === undefined ? {} : { to }),
  })),
});

function saying(amounts: readonly number[]): CanonicalRecord {
  const attached = amounts.map((amount, n) => order(String(n), amount));
  return {
    ...{
      entity: 'customer',
      fields: { fullName: [{ value: 'Maria Ortiz' }] },
      issues: [],
      quality: 1,
    },
    ...(attached.length === 0 ? {} : { attached }),
  };
}

describe('what hangs on the records of customers', () => {
  const step = fc.oneof(
    fc.tuple(
      fc.constant('record'),
      fc.constantFrom(...recordIds),
      fc.constantFrom(a, b),
      fc.array(
        fc.integer({ min: 1, max: 9_999 }).map((cents) => cents / 100),
        { maxLength: 3 },
      ),
    ),
    fc.tuple(
      fc.constant('move'),
      fc.constantFrom(...recordIds),
      fc.constantFrom(a, b),
      fc.constant([]),
    ),
    fc.tuple(fc.constant('remove'), fc.constantFrom(...recordIds), fc.constant(a), fc.constant([])),
    fc.tuple(fc.constant('repeat'), fc.nat(50).map(String), fc.constant(a), fc.constant([])),
  );

  it('adds up to what a recount of the sources gives, after any additions, corrections, deletions, merges, splits and repeats', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const world = new World();
        for (const [what, id, entity, amounts] of steps) {
          if (what === 'record') world.record(id, entity, amounts);
          else if (what === 'move') world.move(id, entity);
          else if (what === 'remove') world.remove(id);
          else world.repeat(Number(id));
        }
        for (const entity of [a, b]) expect(world.totals(entity)).toEqual(world.recount(entity));
      }),
    );
  });

  it('stands beside the record, which golden records are built of without it', () => {
    const member = { source: 'shop', recordId: '1', version: 1, sequence: 1, record: saying([5]) };
    const { changed, hanging } = applyMembership(
      [
        {
          entityId: a,
          version: 1,
          status: 'current',
          into: [],
          joined: [member],
          left: [],
          cause: 'arrival',
        },
      ],
      new Map(),
    );
    expect(changed.get(recordKey('shop', '1'))).toMatchObject({ hangs: true, record: saying([]) });
    expect(changed.get(recordKey('shop', '1'))?.record).not.toHaveProperty('attached');
    expect(hanging.get('shop:1')?.attached).toHaveLength(1);
  });
});
