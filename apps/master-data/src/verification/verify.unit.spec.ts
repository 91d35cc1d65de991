import type { EntityModel } from '@concord/contracts/workspace';
import { compilePolicy } from '@concord/survivorship';
import { changeGolden } from '../golden/golden-change';
import type { GoldenVersion, StoredGolden } from '../golden/stored-golden';
import type { StoredContributor } from '../membership/membership';
import { verify } from './verify';

const id = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const model: EntityModel = {
  fields: {
    familyName: { type: 'name.family', many: false },
    email: { type: 'email', many: true },
  },
  require: [],
};
const policy = compilePolicy(model, undefined, new Map());

const said = (recordId: string, familyName: string, recordVersion = 1): StoredContributor => ({
  ...{ key: `crm:${recordId}`, source: 'crm', recordId, entityId: id, sequence: 1, recordVersion },
  record: {
    entity: 'customer',
    fields: { familyName: [{ value: familyName }], email: [{ value: `${recordId}@acme.org` }] },
    ...{ issues: [], quality: 1 },
  },
});

/** A golden record through these states of its contributors. */
function built(...states: StoredContributor[][]): {
  golden: StoredGolden;
  versions: GoldenVersion[];
} {
  let golden: StoredGolden | undefined;
  const versions: GoldenVersion[] = [];
  const occasion = { cause: 'update' as const, at: '2026-03-01T08:00:00.000Z', setup: 1 };
  for (const contributors of states) {
    const change = changeGolden(id, golden, { contributors }, () => policy, occasion);
    golden = change?.golden;
    if (change?.version !== undefined) versions.unshift(change.version);
  }
  if (golden === undefined) throw new Error('nothing was built');
  return { golden, versions };
}

const first = [said('1', 'Ortiz')];
const second = [said('1', 'Ortiz'), said('2', 'Lopez')];
const replayed = [said('1', 'Ortiz', 2), said('2', 'Lopez')];

describe(verify.name, () => {
  const { golden, versions } = built(first, second, replayed);
  const evidence = { golden, contributors: replayed, versions };

  it('agrees with what was built, through a replay that made no version', () => {
    expect(golden.version).toBe(2);
    expect(verify(evidence, policy)).toBe('agrees');
    expect(verify({ ...evidence, versions: undefined }, policy)).toBe('agrees');
  });

  it('waits for records that are on their way to another entity', () => {
    expect(verify({ ...evidence, contributors: [] }, policy)).toBe('waiting');
  });

  it('holds a locked customer against what its lock holds', () => {
    const lock = {
      id: 'L1',
      by: 'ann',
      at: '2026-03-02T08:00:00.000Z',
      reason: 'asked',
      fields: {},
    };
    const locks = new Map([[lock.id, lock]]);
    const locked = replayed.map((one) => ({ ...one, lockId: lock.id }));
    const held = { ...evidence, contributors: locked, versions: undefined, locks };
    expect(verify(held, policy)).toMatchObject({ fields: ['familyName', 'email'] });
    expect(verify({ ...held, golden: { ...golden, fields: {} } }, policy)).toBe('agrees');
  });

  it('names the fields of which the lineage alone differs', () => {
    expect(verify({ ...evidence, contributors: second }, policy)).toMatchObject({
      id,
      faults: ['fields'],
      fields: ['familyName', 'email'],
    });
  });

  it('notices a contributor too many that says nothing new', () => {
    const silent = { ...said('3', 'Ortiz'), record: { ...first[0]?.record, fields: {} } };
    const record = { entity: 'customer', issues: [], quality: 1, ...silent.record };
    expect(
      verify({ ...evidence, contributors: [...replayed, { ...silent, record }] }, policy),
    ).toMatchObject({ faults: ['contributors'], fields: [] });
  });

  it.each<[string, (history: GoldenVersion[]) => GoldenVersion[]]>([
    ['lacks a version', (history) => history.slice(0, 1)],
    ['has a version twice', ([last, ...rest]) => (last === undefined ? [] : [last, last, ...rest])],
    [
      'says that something else was there before',
      ([last, ...rest]) => (last === undefined ? [] : [{ ...last, changes: [] }, ...rest]),
    ],
  ])('notices a history that %s', (_what, change) => {
    expect(verify({ ...evidence, versions: change([...versions]) }, policy)).toMatchObject({
      faults: ['history'],
    });
  });
});
