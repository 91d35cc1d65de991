import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeFirst, type AuditEntry } from '@concord/contracts/audit';
import { sealed } from '@concord/service-kit/audit-chain';
import type { AuditApi } from './audit-api';
import { chainReport, chainText } from './chain-report';
import { keptFor, readKeptHeads, writeKeptHeads } from './kept-heads';

function chainOf(actions: readonly string[]): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const action of actions) {
    const previous = chain.at(-1)?.hash ?? beforeFirst;
    const at = '2026-03-01T08:00:00.000Z';
    const who = { at, actor: 'maria', role: 'steward' as const, action };
    chain.push(sealed({ service: 'master-data', sequence: chain.length + 1, ...who, previous }));
  }
  return chain;
}

/** A service with this chain, which says of its end what the chain says. */
function auditOf(chain: readonly AuditEntry[]): AuditApi {
  const { sequence, hash } = chain.at(-1) ?? { sequence: 0, hash: beforeFirst };
  async function* entries() {
    yield* await Promise.resolve(chain);
  }
  return {
    head: () => Promise.resolve({ service: 'master-data', sequence, hash }),
    entries,
    list: () => Promise.resolve([]),
  };
}

const chain = chainOf(['override.set', 'lock.set', 'lock.released']);

describe('the report on a chain', () => {
  it('says how many entries hold', async () => {
    const report = await chainReport('master-data', auditOf(chain), []);
    expect(report).toMatchObject({ entries: 3, head: chain[2]?.hash });
    expect(chainText(report)).toEqual([
      `✓ master-data: 3 entries hold, up to ${chain[2]?.hash.slice(0, 16) ?? ''}…`,
    ]);
  });

  it('names the first entry that was changed, what was expected and what was found', async () => {
    const forged = chain.map((entry) =>
      entry.sequence === 2 ? { ...entry, actor: 'eve' } : entry,
    );
    const [first, expected, found] = chainText(
      await chainReport('master-data', auditOf(forged), []),
    );
    expect(first).toBe('✗ master-data: entry 2 was changed after it was written (altered)');
    expect(expected).toMatch(/^ {4}expected {2}[0-9a-f]{64}$/);
    expect(found).toBe(`    found     ${chain[1]?.hash ?? ''}`);
  });

  it('notices by what was kept that the end was cut off together with the head', async () => {
    const kept = chain.slice(2).map(({ service, sequence, hash }) => ({ service, sequence, hash }));
    const report = await chainReport('master-data', auditOf(chain.slice(0, 2)), kept);
    expect(report.broken).toMatchObject({ fault: 'cut-off', sequence: 3 });
    expect((await chainReport('master-data', auditOf(chain), kept)).broken).toBeUndefined();
  });
});

describe('kept heads', () => {
  it('are none at first, come back as they were written, and are not guessed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-heads-'));
    const file = join(folder, 'heads.json');
    expect(await readKeptHeads(file)).toEqual({});
    const [{ service, sequence, hash }] = chain as [AuditEntry];
    const heads = { [service]: { service, sequence, hash, at: '2026-03-01T08:00:00.000Z' } };
    await writeKeptHeads(file, heads);
    expect(keptFor(await readKeptHeads(file), 'master-data')).toEqual([heads[service]]);
    expect(keptFor(heads, 'cleansing')).toEqual([]);
    await writeKeptHeads(file, JSON.parse('{"master-data":{"sequence":"three"}}') as typeof heads);
    await expect(readKeptHeads(file)).rejects.toThrow(/is not what `concord verify audit` keeps/);
    rmSync(folder, { recursive: true });
  });
});
