import { promises as fs } from 'node:fs';
import { z } from 'zod';
import type { RetailWorld } from '../world/retail-world';

const crosswalkLine = z.object({ source: z.string(), recordId: z.string(), entityId: z.string() });
const goldenLine = z.object({
  id: z.string(),
  fields: z.record(z.string(), z.unknown()),
  sources: z.int(),
});
const mailingLine = z.object({ op: z.string(), id: z.string(), version: z.int() });

/** What a run ended with, free of everything that chance decides: ids, times, versions. */
export interface Outcome {
  /** `source:recordId` of every record in the crosswalk. */
  readonly records: readonly string[];
  /** By record, the records of its entity, itself among them. */
  readonly partition: ReadonlyMap<string, string>;
  /** By the records of the entity, its golden fields. */
  readonly golden: ReadonlyMap<string, string>;
  /** By the records of the entity, what the destination holds. */
  readonly delivered: ReadonlyMap<string, string>;
  /** Records that the crosswalk has twice, or that a golden record counts twice. */
  readonly doubledRecords: number;
  /** Lines of the file that say the same change twice. */
  readonly doubledLines: number;
  /** Sources whose counts do not add up. */
  readonly unreconciled: readonly string[];
  readonly parked: number;
  readonly received: number;
}

export async function outcomeOf(world: RetailWorld): Promise<Outcome> {
  const { api, sink } = world;
  const crosswalk = await parsed(api.exportLines('xref'), crosswalkLine);
  const members = new Map<string, string[]>();
  for (const { source, recordId, entityId } of crosswalk) {
    const list = members.get(entityId) ?? [];
    list.push(`${source}:${recordId}`);
    members.set(entityId, list);
  }
  const nameOf = new Map([...members].map(([id, keys]) => [id, keys.sort().join(' ')]));
  const golden = await parsed(api.exportLines('golden'), goldenLine);
  const records = crosswalk.map(({ source, recordId }) => `${source}:${recordId}`).sort();
  const miscounted = golden.filter(
    ({ id, sources }) => sources !== (members.get(id)?.length ?? 0),
  ).length;
  const named = (id: string): string => nameOf.get(id) ?? `unknown entity ${id}`;
  return {
    records,
    partition: new Map(
      [...members].flatMap(([id, keys]) => keys.map((key) => [key, named(id)] as const)),
    ),
    golden: new Map(golden.map(({ id, fields }) => [named(id), JSON.stringify(fields)])),
    delivered: new Map(
      [...sink.customers].map(([id, fields]) => [named(id), JSON.stringify(fields)]),
    ),
    doubledRecords: records.length - new Set(records).size + miscounted,
    doubledLines: await doubledLines(world.mailing),
    ...(await accounts(world)),
  };
}

async function accounts({
  api,
}: RetailWorld): Promise<Pick<Outcome, 'unreconciled' | 'parked' | 'received'>> {
  const [sources, cleansed] = [await api.sources(), await api.cleansingCounts()];
  const unreconciled = sources.flatMap(({ source, received, repeats }) => {
    const counts = cleansed.find((one) => one.source === source);
    const found =
      repeats + (counts?.accepted ?? 0) + (counts?.quarantined ?? 0) + (counts?.superseded ?? 0);
    return found === received ? [] : [`${source}: received ${received}, accounted for ${found}`];
  });
  const works = await Promise.all(api.services.map((service) => api.work(service)));
  return {
    unreconciled,
    parked: works.reduce((sum, { parked }) => sum + parked, 0),
    received: sources.reduce((sum, { received }) => sum + received, 0),
  };
}

async function doubledLines(file: string): Promise<number> {
  const lines = (await fs.readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const changes = lines.map((line) => {
    const { op, id, version } = mailingLine.parse(JSON.parse(line));
    return `${op} ${id} ${version}`;
  });
  return changes.length - new Set(changes).size;
}

async function parsed<Schema extends z.ZodType>(
  lines: AsyncIterable<string>,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const found: z.output<Schema>[] = [];
  for await (const line of lines) found.push(schema.parse(JSON.parse(line)));
  return found;
}

/** How many entries of two maps differ, those that only one of them has included. */
export function differences(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => a.get(key) !== b.get(key)).sort();
}
