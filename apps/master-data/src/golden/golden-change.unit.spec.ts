import { goldenChanged, type EntityResolved, type GoldenChanged } from '@concord/contracts/events';
import type { EntityModel } from '@concord/contracts/workspace';
import { compilePolicy } from '@concord/survivorship';
import fc from 'fast-check';
import { applyMembership, type StoredContributor } from '../membership/membership';
import { changeGolden, lastWords, undoVersions } from './golden-change';
import { goldenEvent } from './golden-event';
import type { GoldenVersion, StoredGolden } from './stored-golden';

const a = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const b = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';
const at = '2026-03-01T08:00:00.000Z';
const model: EntityModel = {
  fields: {
    familyName: { type: 'name.family', many: false },
    email: { type: 'email', many: true },
  },
  require: [],
};
const policy = compilePolicy(model, undefined, new Map([['crm', 0.9]]));

const says = (source: string, familyName: string) => ({
  entity: 'customer',
  fields: {
    familyName: [{ value: familyName }],
    email: [{ value: `maria@${source}.example.org` }],
  },
  issues: [],
  quality: 1,
});
const crm = { source: 'crm', recordId: '1', version: 1 };
const shop = { source: 'shop', recordId: '7', version: 1 };

const event = (
  entityId: string,
  version: number,
  change: Partial<EntityResolved>,
): EntityResolved => ({
  entityId,
  version,
  status: 'current',
  into: [],
  joined: [],
  left: [],
  cause: 'settling',
  ...change,
});

/** Two customers come, are merged, and are parted again: what each entity's own events say, in order. */
const ofA = [
  event(a, 1, { joined: [{ ...crm, sequence: 1, record: says('crm', 'Ortiz') }] }),
  event(a, 2, { joined: [{ ...shop, sequence: 2 }] }),
  event(a, 3, { left: [{ ...shop, sequence: 3, to: b }] }),
];
const ofB = [
  event(b, 1, { joined: [{ ...shop, sequence: 1, record: says('shop', 'Ortiz-Lopez') }] }),
  event(b, 2, { status: 'redirected', into: [a], left: [{ ...shop, sequence: 2, to: a }] }),
  event(b, 3, { joined: [{ ...shop, sequence: 3 }] }),
];

/** Master data in memory: plays units of events. */
class Golden {
  readonly records = new Map<string, StoredGolden>();
  readonly versions: GoldenVersion[] = [];
  readonly events: GoldenChanged[] = [];
  private readonly contributors = new Map<string, StoredContributor>();

  play(...unit: EntityResolved[]): this {
    const { changed, affected, movements } = applyMembership(unit, this.contributors);
    for (const [key, contributor] of changed) this.contributors.set(key, contributor);
    const words = lastWords(unit, this.contributors);
    for (const id of affected) {
      const change = changeGolden(
        id,
        this.records.get(id),
        { word: words.get(id), movement: movements.get(id), contributors: this.membersOf(id) },
        () => policy,
        { at, cause: unit[0]?.cause ?? 'arrival', setup: 1 },
      );
      if (change === undefined) continue;
      this.records.set(id, change.golden);
      if (change.version === undefined) continue;
      this.versions.push(change.version);
      this.events.push(
        goldenChanged.parse(goldenEvent(change.golden, change.version, this.membersOf(id))),
      );
    }
    return this;
  }

  /** What a reader sees of an entity, whenever and however often it was built. */
  seen(id: string) {
    const { status, into, fields } = this.records.get(id) ?? {};
    return { status, into, fields };
  }

  private membersOf(id: string): StoredContributor[] {
    return [...this.contributors.values()].filter(({ entityId }) => entityId === id);
  }
}

/** The values of fields, wherever they come from. */
function plain(fields: StoredGolden['fields']): object {
  return Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [field, values.map(({ value }) => value)]),
  );
}

/** The events of both entities, each in its order, mixed as two partitions may mix them. */
const mixed = (first: readonly EntityResolved[], second: readonly EntityResolved[]) =>
  fc
    .shuffledSubarray([...first.map(() => 0), ...second.map(() => 1)], {
      minLength: first.length + second.length,
    })
    .map((turns) => {
      const lines = [[...first], [...second]];
      return turns.flatMap((turn) => lines[turn]?.shift() ?? []);
    });

describe('golden records, whatever the order in which the events of two entities mix', () => {
  it('a merge ends in one customer with the values of both, and a redirect', () => {
    const expected = new Golden().play(...ofA.slice(0, 2), ...ofB.slice(0, 2));
    expect(expected.seen(a).fields?.email).toHaveLength(2);
    fc.assert(
      fc.property(mixed(ofA.slice(0, 2), ofB.slice(0, 2)), (events) => {
        const golden = new Golden();
        for (const one of events) golden.play(one);
        expect(golden.seen(a)).toEqual(expected.seen(a));
        expect(golden.seen(b)).toEqual({ status: 'redirected', into: [a], fields: {} });
      }),
    );
  });

  it('a merge and its undoing end where both customers were before', () => {
    const before = new Golden().play(...ofA.slice(0, 1), ...ofB.slice(0, 1));
    fc.assert(
      fc.property(mixed(ofA, ofB), (events) => {
        const golden = new Golden();
        for (const one of events) golden.play(one);
        expect(golden.seen(a)).toEqual(before.seen(a));
        expect(golden.seen(b)).toEqual(before.seen(b));
      }),
    );
  });

  it('units of many events and of one end alike, and events that come twice change nothing', () => {
    fc.assert(
      fc.property(mixed(ofA, ofB), fc.nat(6), (events, cut) => {
        const golden = new Golden().play(...events.slice(0, cut)).play(...events.slice(cut));
        const versions = golden.versions.length;
        expect(golden.seen(b)).toMatchObject({ status: 'current', into: [] });
        golden.play(...events);
        expect(golden.versions).toHaveLength(versions);
      }),
    );
  });
});

describe('versions of a golden record', () => {
  it('count up by one, and taking them back leads through every state before', () => {
    const golden = new Golden();
    const states: object[] = [];
    for (const one of ofA.flatMap((word, turn) => [ofB[turn] ?? word, word])) {
      golden.play(one);
      const now = golden.records.get(a);
      if (now !== undefined) states[now.version] = plain(now.fields);
    }
    const versions = golden.versions.filter(({ entityId }) => entityId === a).reverse();
    expect(versions.map(({ version }) => version)).toEqual(
      versions.map((_, n, all) => all.length - n),
    );
    const last = golden.records.get(a);
    versions.forEach(({ version }, taken) => {
      expect(last && plain(undoVersions(last, versions.slice(0, taken)))).toEqual(states[version]);
    });
  });

  it('there is none when a record joins that adds nothing', () => {
    const golden = new Golden().play(...ofA.slice(0, 1));
    const twin = { ...says('crm', 'Ortiz'), quality: 0.1 };
    golden.play(event(a, 2, { joined: [{ ...crm, recordId: '2', sequence: 1, record: twin }] }));
    expect(golden.versions).toHaveLength(1);
    expect(golden.records.get(a)).toMatchObject({ version: 1, contributors: 2 });
  });

  it('one is made when a customer ends with its last record', () => {
    const golden = new Golden().play(...ofA.slice(0, 1));
    golden.play(event(a, 2, { status: 'retired', left: [{ ...crm, version: 2, sequence: 2 }] }));
    expect(golden.records.get(a)).toMatchObject({ version: 2, status: 'retired', fields: {} });
  });

  it('there is none when a record comes anew and says the same, and the lineage follows it', () => {
    const golden = new Golden().play(...ofA.slice(0, 1));
    const replayed = { ...crm, version: 2, sequence: 2, record: says('crm', 'Ortiz') };
    golden.play(event(a, 2, { cause: 'update', joined: [replayed] }));
    expect(golden.versions).toHaveLength(1);
    expect(golden.records.get(a)).toMatchObject({
      version: 1,
      fields: { familyName: [{ value: 'Ortiz', recordVersion: 2 }] },
    });
  });

  it('names only the fields whose value changed, and the record that changed them', () => {
    const golden = new Golden().play(...ofA.slice(0, 1));
    const married = { ...crm, version: 2, sequence: 2, record: says('crm', 'Lopez') };
    golden.play(event(a, 2, { cause: 'update', joined: [married] }));
    expect(golden.versions[1]).toMatchObject({
      ...{ cause: 'update', change: 'updated', because: { records: ['crm:1@2'], setup: 1 } },
      changes: [{ field: 'familyName', before: [{ value: 'Ortiz' }], after: [{ value: 'Lopez' }] }],
    });
    expect(golden.events[1]).toMatchObject({
      ...{ change: 'updated', changedFields: ['familyName'], before: { familyName: ['Ortiz'] } },
      fields: { familyName: ['Lopez'] },
    });
  });
});

describe('what others are told', () => {
  const told = ({ events }: Golden) =>
    events.map(({ entityId, change, others }) => [entityId, change, ...(others ?? [])]);

  it('is that customers were created, merged and redirected, split, and created again', () => {
    const [created, merged, parted] = ofA.map((one, turn) => [one, ...ofB.slice(turn, turn + 1)]);
    const golden = new Golden();
    for (const unit of [created, merged, parted]) golden.play(...(unit ?? []));
    expect(told(golden)).toEqual([
      [a, 'created'],
      [b, 'created'],
      [a, 'merged', b],
      [b, 'redirected', a],
      [a, 'split', b],
      [b, 'created', a],
    ]);
  });

  it('is a merge even of customers who say the same', () => {
    const twin = event(b, 1, { joined: [{ ...shop, sequence: 1, record: says('crm', 'Ortiz') }] });
    const golden = new Golden().play(...ofA.slice(0, 1), twin).play(...ofA.slice(1, 2));
    expect(told(golden)).toEqual([
      [a, 'created'],
      [b, 'created'],
      [a, 'merged', b],
    ]);
  });

  it('is that a customer was deleted, with what it held', () => {
    const golden = new Golden().play(...ofA.slice(0, 1));
    golden.play(event(a, 2, { status: 'retired', left: [{ ...crm, version: 2, sequence: 2 }] }));
    expect(golden.events[1]).toMatchObject({
      ...{ change: 'deleted', fields: {} },
      before: { familyName: ['Ortiz'], email: ['maria@crm.example.org'] },
    });
  });
});
