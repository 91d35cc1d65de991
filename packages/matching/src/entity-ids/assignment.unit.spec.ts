import fc from 'fast-check';
import { assignIds } from './assignment';
import type { Entity, IssuedId } from './entity';
import { resolveId } from './resolution';

function issuer(): (founder: string) => { id: string; age: number } {
  let count = 0;
  return () => ({ id: `E${++count}`, age: count });
}

function entity(id: string, age: number, members: string[], former: IssuedId[] = []): Entity {
  return { id, age, founder: members[0] ?? '', former, members };
}

const never = (): never => {
  throw new Error('no new id is due here');
};

describe('assignIds', () => {
  it('gives new ids to new records', () => {
    const { created, entities } = assignIds({
      current: [],
      parts: [['crm:1', 'erp:1'], ['crm:2']],
      issue: issuer(),
    });
    expect(created.map(({ id, founder }) => [id, founder])).toEqual([
      ['E1', 'crm:1'],
      ['E2', 'crm:2'],
    ]);
    expect(entities).toEqual(created);
  });

  it('lets the oldest id survive a merge and redirects the others', () => {
    const current = [entity('E7', 7, ['erp:1']), entity('E3', 3, ['crm:1'])];
    const { entities, merged, changed } = assignIds({
      current,
      parts: [['crm:1', 'erp:1']],
      issue: never,
    });
    expect(entities.map(({ id }) => id)).toEqual(['E3']);
    expect(merged).toEqual([{ from: 'E7', to: 'E3' }]);
    expect(changed).toEqual([{ id: 'E3', added: ['erp:1'], removed: [] }]);
  });

  it('gives a part that had an id before that one back', () => {
    const merged = entity('E3', 3, ['crm:1', 'erp:1'], [{ id: 'E7', age: 7, founder: 'erp:1' }]);
    const { entities, split, revived, created } = assignIds({
      current: [merged],
      parts: [['crm:1'], ['erp:1']],
      issue: never,
    });
    expect(entities.map(({ id, members }) => [id, members])).toEqual([
      ['E3', ['crm:1']],
      ['E7', ['erp:1']],
    ]);
    expect(split).toEqual([{ from: 'E3', into: ['E3', 'E7'] }]);
    expect(revived).toEqual(['E7']);
    expect(created).toEqual([]);
  });

  it('keeps the id with the part that holds its first record', () => {
    const { entities, created } = assignIds({
      current: [entity('E1', 1, ['crm:1', 'erp:1', 'shop:1'])],
      parts: [['erp:1', 'shop:1'], ['crm:1']],
      issue: () => ({ id: 'E9', age: 9 }),
    });
    expect(entities.map(({ id, members }) => [id, members])).toEqual([
      ['E9', ['erp:1', 'shop:1']],
      ['E1', ['crm:1']],
    ]);
    expect(created.map(({ id }) => id)).toEqual(['E9']);
  });

  it('hands the id to the first remaining record when the founder is deleted', () => {
    const { entities, changed } = assignIds({
      current: [entity('E1', 1, ['crm:1', 'erp:1', 'shop:1'])],
      parts: [['erp:1', 'shop:1']],
      issue: never,
      first: () => 'shop:1',
    });
    expect(entities[0]).toMatchObject({ id: 'E1', founder: 'shop:1' });
    expect(changed).toEqual([{ id: 'E1', added: [], removed: ['crm:1'] }]);
  });

  it('retires an id with its last record and revives it when the record comes back', () => {
    const gone = assignIds({ current: [entity('E1', 1, ['crm:1'])], parts: [], issue: never });
    expect(gone.retired).toEqual([{ id: 'E1', age: 1, founder: 'crm:1' }]);
    const back = assignIds({
      current: [],
      parts: [['crm:1']],
      retired: gone.retired,
      issue: never,
    });
    expect(back).toMatchObject({ revived: ['E1'], created: [], retired: [] });
  });
});

describe('every id ever issued', () => {
  const keys = Array.from({ length: 12 }, (_, at) => `crm:${at}`);
  const partition = fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 12, maxLength: 12 });

  it('resolves under random merges, splits, deletions and returns; each record keeps one entity', () => {
    fc.assert(
      fc.property(fc.array(partition, { minLength: 1, maxLength: 12 }), (history) => {
        const issued = new Set<string>();
        const issue = issuer();
        let entities: readonly Entity[] = [];
        let retired: readonly IssuedId[] = [];
        for (const labels of history) {
          const parts = groupsOf(labels);
          const result = assignIds({
            current: entities,
            parts,
            retired,
            issue: (founder) => {
              const fresh = issue(founder);
              issued.add(fresh.id);
              return fresh;
            },
          });
          const revived = new Set(
            result.entities.flatMap(({ id, former }) => [id, ...former.map((old) => old.id)]),
          );
          retired = [...retired.filter(({ id }) => !revived.has(id)), ...result.retired];
          ({ entities } = result);
          expect(entities.map(({ members }) => members)).toEqual(
            parts.map((part) => [...part].sort()),
          );
          for (const id of issued)
            expect(resolveId(id, entities, retired).kind).not.toBe('unknown');
          const all = entities.flatMap(({ id, former }) => [id, ...former.map((old) => old.id)]);
          expect(new Set(all).size).toBe(all.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same again after a merge that is undone', () => {
    const issue = issuer();
    const parts = [keys.slice(0, 4), keys.slice(4, 9), keys.slice(9)];
    const before = assignIds({ current: [], parts, issue }).entities;
    const merged = assignIds({ current: before, parts: [keys], issue }).entities;
    const after = assignIds({ current: merged, parts, issue }).entities;
    expect(after).toEqual(before);
  });

  function groupsOf(labels: readonly number[]): string[][] {
    const groups = new Map<number, string[]>();
    labels.forEach((label, at) => {
      if (label >= 0) groups.set(label, [...(groups.get(label) ?? []), keys[at] ?? '']);
    });
    return [...groups.values()];
  }
});
