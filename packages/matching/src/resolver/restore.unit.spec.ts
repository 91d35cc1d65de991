import fc from 'fast-check';
import { builtInModel } from '../model/built-in';
import type { MatchRecord } from '../record';
import { customerFields, damagedCustomers } from '../testing/people';
import { resolveBatch, sortedGroups } from './batch';
import { Resolver } from './resolver';

const model = builtInModel(customerFields);
const records = damagedCustomers(25, 7);
const others = damagedCustomers(25, 8);

/** Of each record: its entity before and after, `-1` for not there, and whether it says something else afterwards. */
const fates = fc.array(
  fc.record({
    before: fc.integer({ min: -1, max: 6 }),
    after: fc.integer({ min: -1, max: 6 }),
    changed: fc.boolean(),
  }),
  { minLength: records.length, maxLength: records.length },
);

interface Placed {
  readonly record: MatchRecord;
  readonly entityId: string;
}

function placedIn(entity: (at: number) => number, record: (at: number) => MatchRecord): Placed[] {
  return records.flatMap((_, at) =>
    entity(at) < 0 ? [] : [{ record: record(at), entityId: `ent_${entity(at)}` }],
  );
}

function groupsOf(placed: readonly Placed[]): string[][] {
  const ids = [...new Set(placed.map(({ entityId }) => entityId))];
  return sortedGroups(
    ids.map((id) => placed.flatMap((each) => (each.entityId === id ? [each.record.key] : []))),
  );
}

describe('restoring', () => {
  it('makes up for what was stored since: it is as if only the last state had ever been there', () => {
    fc.assert(
      fc.property(fates, (fate) => {
        const recordNow = (at: number): MatchRecord => {
          const { key = '', fields = {} } = records[at] ?? {};
          return { key, fields: (fate[at]?.changed ? others[at]?.fields : fields) ?? fields };
        };
        const before = placedIn(
          (at) => fate[at]?.before ?? -1,
          (at) => records[at] ?? { key: '', fields: {} },
        );
        const after = placedIn((at) => fate[at]?.after ?? -1, recordNow);
        const resolver = new Resolver(model);
        resolver.restore(before);
        resolver.forget(
          records.flatMap(({ key }, at) => ((fate[at]?.after ?? -1) < 0 ? [key] : [])),
        );
        for (const id of new Set(after.map(({ entityId }) => entityId)))
          resolver.restore(after.filter(({ entityId }) => entityId === id));

        expect(resolver.partition()).toEqual(groupsOf(after));
        for (const step of resolver.settle().steps())
          expect(step.regroupings.length).toBeGreaterThan(0);
        const { groups } = resolveBatch(
          after.map(({ record }) => record),
          model,
        );
        expect(resolver.partition()).toEqual(groups);
      }),
      { numRuns: 60 },
    );
  });
});
