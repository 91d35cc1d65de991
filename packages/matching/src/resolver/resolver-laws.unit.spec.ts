import fc from 'fast-check';
import { builtInModel } from '../model/built-in';
import type { MatchModel } from '../model/model';
import type { Decision, MatchRecord } from '../record';
import { customerFields, damagedCustomers, numbers } from '../testing/people';
import { resolveBatch } from './batch';
import { Resolver, type Change } from './resolver';

const model = builtInModel(customerFields);
/** Towns never mix and phones, which many share, bind: rules that contradict each other and the decisions. */
const ruled: MatchModel = {
  ...model,
  rules: {
    never: [{ name: 'city', type: 'place' }],
    always: [
      { name: 'phone', type: 'phone' },
      { name: 'email', type: 'email' },
    ],
    placeholderAbove: 4,
  },
};
/** As stewards' decisions leave it. */
const refined: MatchModel = { ...model, prior: { ...model.prior, perDoubling: 0.75 } };
const models = fc.constantFrom(model, ruled, refined);
const records = damagedCustomers(60, 7);
const keys = records.map(({ key }) => key);

const decisions = fc.array(
  fc.record({
    a: fc.constantFrom(...keys),
    b: fc.constantFrom(...keys),
    verdict: fc.constantFrom<Decision['verdict']>('same', 'different'),
  }),
  { maxLength: 8 },
);
const shuffled = fc.shuffledSubarray(records, { minLength: records.length });

function settleAll(resolver: Resolver, piece = 1_000_000): void {
  for (const step of resolver.settle().steps(piece))
    expect(step.regroupings.length).toBeGreaterThan(0);
}

function applyInBatches(resolver: Resolver, changes: readonly Change[], size: number): void {
  for (let at = 0; at < changes.length; at += size) resolver.apply(changes.slice(at, at + size));
}

describe('resolveBatch', () => {
  it('gives the same partition whatever the order of records and decisions', () => {
    fc.assert(
      fc.property(models, shuffled, decisions, (given, order, made) => {
        const latest = lastWord(made);
        const straight = resolveBatch(records, given, latest);
        const mixed = resolveBatch(order, given, [...latest].reverse());
        expect(mixed).toEqual(straight);
      }),
      { numRuns: 20 },
    );
  });

  it('finds most customers again in a damaged set', () => {
    const { groups } = resolveBatch(records, model);
    const whole = groups.filter(
      (group) => new Set(group.map((key) => key.split(':')[1])).size === 1,
    );
    expect(whole.length / groups.length).toBeGreaterThan(0.9);
    expect(groups.length).toBeLessThan(records.length * 0.6);
  });

  it('refuses a key that occurs twice with different content', () => {
    const [first, second] = records;
    const twice = [first, { ...second, key: first?.key ?? '' }] as MatchRecord[];
    expect(() => resolveBatch(twice, model)).toThrow(/occurs twice with different content/);
  });
});

describe('Resolver', () => {
  it('settles to the batch partition after any order, batch size, removals, updates and decisions', () => {
    fc.assert(
      fc.property(
        models,
        shuffled,
        fc.integer({ min: 1, max: 120 }),
        fc.shuffledSubarray(keys, { maxLength: 40 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...records)), {
          maxLength: 30,
        }),
        decisions,
        fc.integer({ min: 0, max: 3 }),
        (given, order, size, removed, updates, made, settleAt) => {
          const changes: Change[] = [
            ...order.map((upsert) => ({ upsert })),
            ...updates.map(([key, { fields }]) => ({ upsert: { key, fields } })),
            ...made.map((decide) => ({ decide })),
            ...removed.map((remove) => ({ remove })),
          ];
          const resolver = new Resolver(given);
          const quarter = Math.ceil(changes.length / 4);
          for (let part = 0; part < 4; part++) {
            applyInBatches(resolver, changes.slice(part * quarter, (part + 1) * quarter), size);
            if (part === settleAt) settleAll(resolver, 40);
          }
          settleAll(resolver);
          const left = new Map(order.map((record) => [record.key, record]));
          for (const [key, { fields }] of updates) left.set(key, { key, fields });
          for (const key of removed) left.delete(key);
          const batch = resolveBatch(left.values(), given, lastWord(made));
          expect(resolver.partition()).toEqual(batch.groups);
          expect(resolver.reviews()).toEqual(batch.reviews);
          expect(resolver.conflicts()).toEqual(batch.conflicts);
          expect(resolver.placeholders()).toEqual(batch.placeholders);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['without rules', model],
    ['with rules', ruled],
  ])('settles to the batch partition after being broken off anywhere, %s', (_, given) => {
    const crowd = damagedCustomers(150, 11);
    const resolver = new Resolver(given);
    const next = numbers(5);
    for (let round = 0; round < 40; round++) {
      for (let change = next(30); change > 0; change--) {
        const record = crowd[next(crowd.length)] ?? crowd[0];
        if (record !== undefined)
          resolver.apply([next(4) === 0 ? { remove: record.key } : { upsert: record }]);
      }
      const settlement = resolver.settle();
      const thinking = settlement.prepare(5);
      for (let piece = next(60); piece > 0 && thinking.next().done !== true; piece--);
      const steps = settlement.steps(8);
      for (let step = next(4); step > 0; step--) {
        const taken = steps.next();
        if (taken.done !== true && next(2) === 0) resolver.revert(taken.value);
      }
      const asking = resolver.reviewing(3);
      for (let piece = next(30); piece > 0 && asking.next().done !== true; piece--);
    }
    settleAll(resolver);
    const keysLeft = new Set(resolver.partition().flat());
    const batch = resolveBatch(
      crowd.filter(({ key }) => keysLeft.has(key)),
      given,
    );
    expect(resolver.partition()).toEqual(batch.groups);
    expect(resolver.reviews()).toEqual(batch.reviews);
  });

  it('has nothing left to do after settling', () => {
    const resolver = new Resolver(model);
    resolver.apply(records.map((upsert) => ({ upsert })));
    settleAll(resolver);
    expect([...resolver.settle().steps()]).toEqual([]);
    expect(resolver.stats().unsettledContents).toBe(0);
  });

  it('is nearly right before settling', () => {
    const resolver = new Resolver(model);
    resolver.apply(records.map((upsert) => ({ upsert })));
    const batch = new Set(resolveBatch(records, model).groups.map((group) => group.join()));
    const now = resolver.partition();
    expect(now.filter((group) => batch.has(group.join())).length / now.length).toBeGreaterThan(0.9);
  });

  it('reverts a change exactly: partition, settled outcome and the next answers', () => {
    fc.assert(
      fc.property(models, shuffled, fc.boolean(), (given, order, settledBefore) => {
        const half = Math.floor(order.length / 2);
        const resolver = new Resolver(given);
        resolver.apply(order.slice(0, half).map((upsert) => ({ upsert })));
        if (settledBefore) settleAll(resolver);
        const before = resolver.partition();
        const changes: Change[] = [
          ...order.slice(half).map((upsert) => ({ upsert })),
          ...order.slice(0, 20).map(({ key }) => ({ remove: key })),
          { decide: { a: order[21]?.key ?? '', b: order[22]?.key ?? '', verdict: 'same' } },
        ];
        const first = resolver.apply(changes);
        const second = resolver.apply([{ remove: order[30]?.key ?? '' }]);
        resolver.revert(second);
        resolver.revert(first);
        expect(resolver.partition()).toEqual(before);
        settleAll(resolver);
        expect(resolver.partition()).toEqual(resolveBatch(order.slice(0, half), given).groups);
      }),
      { numRuns: 16 },
    );
  });

  it('refuses to revert anything but the latest change', () => {
    const resolver = new Resolver(model);
    const first = resolver.apply(records.slice(0, 5).map((upsert) => ({ upsert })));
    resolver.apply(records.slice(5, 9).map((upsert) => ({ upsert })));
    expect(() => resolver.revert(first)).toThrow(/only the latest change/);
  });

  it('comes back to the same settled partition when records are added and removed again', () => {
    const resolver = new Resolver(model);
    const [some, rest] = [records.slice(0, 90), records.slice(90)];
    resolver.apply(some.map((upsert) => ({ upsert })));
    settleAll(resolver);
    const before = resolver.partition();
    resolver.apply(rest.map((upsert) => ({ upsert })));
    settleAll(resolver);
    resolver.apply(rest.map(({ key }) => ({ remove: key })));
    settleAll(resolver);
    expect(resolver.partition()).toEqual(before);
  });

  it('describes each change completely: what was before and what is after', () => {
    const resolver = new Resolver(model);
    const mirror = new Map<string, string>();
    const follow = (change: ReturnType<Resolver['apply']>): void => {
      for (const { before, after } of change.regroupings) {
        for (const group of before)
          for (const key of group) expect(mirror.get(key)).toBe(group.join());
        for (const group of before) for (const key of group) mirror.delete(key);
        for (const group of after) for (const key of group) mirror.set(key, group.join());
      }
    };
    for (let at = 0; at < records.length; at += 17) {
      follow(resolver.apply(records.slice(at, at + 17).map((upsert) => ({ upsert }))));
      follow(resolver.apply([{ remove: records[at]?.key ?? '' }]));
    }
    for (const step of resolver.settle().steps(30)) follow(step);
    const groups = [...new Set(mirror.values())].sort();
    expect(groups).toEqual(
      resolver
        .partition()
        .map((group) => group.join())
        .sort(),
    );
  });

  it('stops a settlement when records change meanwhile, and a later one still arrives', () => {
    const resolver = new Resolver(model);
    resolver.apply(records.slice(0, 100).map((upsert) => ({ upsert })));
    const settlement = resolver.settle();
    settlement.prepare(10).next();
    resolver.apply(records.slice(100).map((upsert) => ({ upsert })));
    expect(settlement.isStale()).toBe(true);
    expect([...settlement.steps()]).toEqual([]);
    settleAll(resolver);
    expect(resolver.partition()).toEqual(resolveBatch(records, model).groups);
  });

  it('takes over a stored state as it was and settles from there', () => {
    const before = new Resolver(model);
    before.apply(records.map((upsert) => ({ upsert })));
    const entityIds = new Map(
      before.partition().flatMap((group, at) => group.map((key) => [key, `e${at}`])),
    );
    const after = new Resolver(model);
    after.restore(records.map((record) => ({ record, entityId: entityIds.get(record.key) ?? '' })));
    expect(after.partition()).toEqual(before.partition());
    for (const record of records.slice(0, 30)) {
      before.apply([{ remove: record.key }, { upsert: record }]);
      after.apply([{ remove: record.key }, { upsert: record }]);
    }
    const known = new Set(before.partition().map((group) => group.join()));
    const same = after.partition().filter((group) => known.has(group.join())).length;
    expect(same / known.size).toBeGreaterThan(0.95);
    settleAll(after);
    expect(after.partition()).toEqual(resolveBatch(records, model).groups);
  });
});

/** The last decision on each pair, as the services keep them. */
function lastWord(made: readonly Decision[]): Decision[] {
  return [
    ...new Map(made.map((decision) => [[decision.a, decision.b].sort().join(), decision])).values(),
  ];
}
