import { beforeFirst, type AuditEntry } from '@concord/contracts/audit';
import fc from 'fast-check';
import { ChainCheck, hashOf, sealed } from './chain';

const service = 'master-data' as const;

/** A chain as the log writes it: Maria overrides, locks, releases… */
function chainOf(comments: readonly string[]): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const comment of comments) {
    const previous = chain.at(-1)?.hash ?? beforeFirst;
    const at = '2026-03-01T08:00:00.000Z';
    const who = { at, actor: 'maria', role: 'steward' as const, action: 'override.set' };
    chain.push(sealed({ service, sequence: chain.length + 1, ...who, comment, previous }));
  }
  return chain;
}

function verdictOn(chain: readonly AuditEntry[], kept: { sequence: number; hash: string }[] = []) {
  const check = new ChainCheck(service, kept);
  for (const entry of chain) check.add(entry);
  return check.end({ ...(chain.at(-1) ?? { sequence: 0, hash: beforeFirst }), service });
}

const comments = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 8 });

describe(ChainCheck, () => {
  it('finds nothing in a chain that nobody touched, and an empty one', () => {
    fc.assert(fc.property(comments, (texts) => expect(verdictOn(chainOf(texts))).toBeUndefined()));
    expect(verdictOn([])).toBeUndefined();
  });

  it('names the entry whose content was changed, with the hash it has and the one it should have', () => {
    fc.assert(
      fc.property(comments, fc.nat(), (texts, at) => {
        const chain = chainOf(texts);
        const target = at % chain.length;
        const forged = chain.map((entry, n) =>
          n === target ? { ...entry, actor: 'mallory' } : entry,
        );
        expect(verdictOn(forged)).toMatchObject({
          fault: 'altered',
          sequence: target + 1,
          found: chain[target]?.hash,
        });
      }),
    );
  });

  it('names the entry behind one that was changed together with its hash', () => {
    const [first, second, third] = chainOf(['a', 'b', 'c']);
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    const { hash, ...content } = second;
    const forged = sealed({ ...content, comment: 'it was not me' });
    expect(verdictOn([first, forged, third])).toEqual({
      fault: 'unlinked',
      sequence: 3,
      expected: forged.hash,
      found: hash,
    });
  });

  it('names what is missing in the middle', () => {
    const chain = chainOf(['a', 'b', 'c']);
    expect(verdictOn(chain.filter(({ sequence }) => sequence !== 2))).toMatchObject({
      fault: 'missing',
      sequence: 2,
    });
  });

  it('notices a cut-off end by the head of the service, and by one that was kept elsewhere', () => {
    const chain = chainOf(['a', 'b', 'c']);
    const check = new ChainCheck(service);
    for (const entry of chain.slice(0, 2)) check.add(entry);
    expect(check.end(chain[2] ?? check.head)).toMatchObject({ fault: 'cut-off', sequence: 3 });
    const kept = chain.slice(2).map(({ sequence, hash }) => ({ sequence, hash }));
    expect(verdictOn(chain.slice(0, 2), kept)).toMatchObject({ fault: 'cut-off', sequence: 3 });
    expect(verdictOn(chain, kept)).toBeUndefined();
  });

  it('notices a chain that was written anew from some entry on, by a head that was kept elsewhere', () => {
    const [old, anew] = [chainOf(['a', 'b', 'c']), chainOf(['a', 'x', 'c', 'd'])];
    const kept = old.slice(2).map(({ sequence, hash }) => ({ sequence, hash }));
    expect(verdictOn(anew)).toBeUndefined();
    expect(verdictOn(anew, kept)).toMatchObject({ fault: 'rewritten', sequence: 3 });
  });

  it('does not depend on the order in which a database gives the fields back', () => {
    const [entry] = chainOf(['a']);
    if (entry === undefined) throw new Error();
    const turned = Object.fromEntries(Object.entries(entry).reverse()) as AuditEntry;
    expect(hashOf(turned)).toBe(entry.hash);
  });
});
