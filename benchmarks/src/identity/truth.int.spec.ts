import { join } from 'node:path';
import type { Source } from '@concord/contracts/workspace';
import { readWorkspace } from '@concord/workspace';
import { repositoryRoot } from '../paths';
import { csvFile, peopleRows, type PeopleRow } from '../testing/people-file';
import { readLabelled } from './labelled-records';
import { measure } from './measurement';
import { resolve } from './resolution';

const write = csvFile();
const today = '2026-03-01';

async function fakeWorkspace() {
  const read = await readWorkspace(join(repositoryRoot, 'benchmarks', 'identity', 'fake'), {});
  if (!read.ok) throw new Error('the workspace is broken');
  return read.workspace;
}

async function sourcesOn(rows: readonly PeopleRow[]): Promise<Source[]> {
  const { sources } = await fakeWorkspace();
  const connection = {
    connector: 'csv',
    path: write(rows),
    delimiter: ',',
    encoding: 'utf-8',
  } as const;
  return sources.map((source) => ({ ...source, connection }));
}

async function partitionOf(rows: readonly PeopleRow[], truthColumn?: string) {
  const { records } = await readLabelled(await sourcesOn(rows), truthColumn);
  const { clusterOf } = resolve(records, await fakeWorkspace(), 'trained', today);
  return Object.fromEntries(clusterOf);
}

/** Everybody gets the truth of the row seven places on: of another person. */
const shuffled = peopleRows.map((row, at) => ({
  ...row,
  entity_id: peopleRows[(at + 7) % peopleRows.length]?.entity_id ?? '',
}));
const dropped = peopleRows.map(({ entity_id, ...row }) => row);

describe('the truth column', () => {
  it('does not change the partition when it is shuffled, and only the figures suffer', async () => {
    const partition = await partitionOf(peopleRows, 'entity_id');
    expect(await partitionOf(shuffled, 'entity_id')).toEqual(partition);
    const workspace = await fakeWorkspace();
    const right = await readLabelled(await sourcesOn(peopleRows), 'entity_id');
    const wrong = await readLabelled(await sourcesOn(shuffled), 'entity_id');
    expect(measure(right, workspace, 'trained', today).f1).toBeGreaterThan(0.8);
    expect(measure(wrong, workspace, 'trained', today).f1).toBeLessThan(0.3);
  });

  it('does not change the partition when it is not there at all', async () => {
    expect(await partitionOf(dropped)).toEqual(await partitionOf(peopleRows, 'entity_id'));
  });

  it('is in no record that is resolved', async () => {
    const { records, truth } = await readLabelled(await sourcesOn(peopleRows), 'entity_id');
    expect(records.filter(({ data }) => 'entity_id' in data)).toEqual([]);
    expect(truth.get('persons:r00')).toBe('e0');
  });

  it('is refused when a mapping names it', async () => {
    const sources = await sourcesOn(peopleRows);
    const leaking = sources.map((source) => ({
      ...source,
      mapping: { ...source.mapping, city: { from: 'entity_id', default: '' } },
    }));
    await expect(readLabelled(leaking, 'entity_id')).rejects.toThrow(
      'source "persons" maps the truth column "entity_id" to "city"',
    );
  });

  it('must be there', async () => {
    await expect(readLabelled(await sourcesOn(dropped), 'entity_id')).rejects.toThrow(
      'no record has a value in the truth column "entity_id"',
    );
  });
});
