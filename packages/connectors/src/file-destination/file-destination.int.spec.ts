import fc from 'fast-check';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openDestination, type Delivery, type DeliveryPosition } from '../destination';
import { tempFolder } from '../testing/temp-folder';

const folder = tempFolder();
let count = 0;

function fresh(format: 'ndjson' | 'csv' = 'ndjson', columns = ['name', 'emails', 'address']) {
  const name = `out/golden-${++count}.${format}`;
  const path = join(folder.path, name);
  const open = (these = columns) =>
    openDestination(
      { connector: 'file', path: name, format },
      { baseDir: folder.path, columns: these },
    );
  return { path, open, content: () => readFileSync(path, 'utf8') };
}

function upsert(id: string, fields: Record<string, unknown> = { name: id }): Delivery {
  return { op: 'upsert', id, idempotencyKey: `${id}:1`, version: 1, fields };
}

const gone: Delivery = { op: 'delete', id: 'ent_3', idempotencyKey: 'ent_3:9', version: 9 };

test('appends one JSON line per change and says how far it came', async () => {
  const file = fresh();
  const writer = file.open();
  const first = await writer.deliver([upsert('ent_1', { name: '张三' }), gone]);
  expect(first.results).toEqual([
    { id: 'ent_1', ok: true },
    { id: 'ent_3', ok: true },
  ]);
  const second = await writer.deliver([upsert('ent_2')], first.position);
  expect(file.content()).toBe(
    '{"op":"upsert","id":"ent_1","version":1,"fields":{"name":"张三"}}\n' +
      '{"op":"delete","id":"ent_3","version":9}\n' +
      '{"op":"upsert","id":"ent_2","version":1,"fields":{"name":"ent_2"}}\n',
  );
  expect(second.position).toEqual({ bytes: Buffer.byteLength(file.content()) });
});

test('a CSV has one header, quotes what needs it and joins lists', async () => {
  const file = fresh('csv');
  const first = await file.open().deliver([
    upsert('ent_1', {
      name: 'Lee, "Ann"',
      emails: ['a@x.example', 'b@x.example'],
      address: { city: 'Bath' },
    }),
  ]);
  await file.open().deliver([gone], first.position);
  expect(file.content()).toBe(
    'op,id,version,name,emails,address\n' +
      'upsert,ent_1,1,"Lee, ""Ann""",a@x.example; b@x.example,"{""city"":""Bath""}"\n' +
      'delete,ent_3,9,,,\n',
  );
});

test('what was written but never committed is taken back', async () => {
  const file = fresh();
  const { position } = await file.open().deliver([upsert('ent_1')]);
  await file.open().deliver([upsert('ent_2'), upsert('ent_3')], position);
  appendFileSync(file.path, '{"op":"ups');
  await file.open().deliver([upsert('ent_2')], position);
  expect(
    file
      .content()
      .match(/ent_\d/g)
      ?.filter((_, i) => i % 2 === 0),
  ).toEqual(['ent_1', 'ent_2']);
});

test('law: whichever deliveries are lost before their commit, the file holds each change once', async () => {
  const steps = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom('ndjson' as const, 'csv' as const),
      async (commits, format) => {
        const file = fresh(format);
        let position: DeliveryPosition | undefined;
        const committed: string[] = [];
        for (const commit of [...commits, true]) {
          const id = `ent_${committed.length}`;
          const outcome = await file.open().deliver([upsert(id)], position);
          if (!commit) continue;
          position = outcome.position;
          committed.push(id);
        }
        const ids = Array.from(
          file.content().matchAll(/^(?:upsert,|\{"op":"upsert","id":")(ent_\d+)/gm),
        );
        expect(ids.map(([, id]) => id)).toEqual(committed);
      },
    ),
    { numRuns: 30 },
  );
});

test('a file that is not ours is set aside, never overwritten', async () => {
  const file = fresh();
  mkdirSync(join(folder.path, 'out'), { recursive: true });
  writeFileSync(file.path, 'precious\n');
  await file.open().deliver([upsert('ent_1')]);
  expect(readFileSync(`${file.path}.1`, 'utf8')).toBe('precious\n');
  expect(file.content()).toContain('ent_1');
});

test('a CSV whose columns changed begins anew, the old one stays beside it', async () => {
  const file = fresh('csv');
  const { position } = await file.open(['name']).deliver([upsert('ent_1')]);
  await file.open(['name', 'city']).deliver([upsert('ent_2')], position);
  expect(readFileSync(`${file.path}.1`, 'utf8')).toBe('op,id,version,name\nupsert,ent_1,1,ent_1\n');
  expect(file.content()).toBe('op,id,version,name,city\nupsert,ent_2,1,ent_2,\n');
});

test('a file that its reader took away begins anew', async () => {
  const file = fresh('csv', ['name']);
  const { position } = await file.open().deliver([upsert('ent_1')]);
  rmSync(file.path);
  const next = await file.open().deliver([upsert('ent_2')], position);
  expect(file.content()).toBe('op,id,version,name\nupsert,ent_2,1,ent_2\n');
  expect(next.position).toEqual({ bytes: file.content().length });
  expect(existsSync(`${file.path}.1`)).toBe(false);
});

test('a place that cannot be written is reported with its path', async () => {
  const file = fresh();
  writeFileSync(join(folder.path, 'plain'), '');
  const writer = openDestination(
    { connector: 'file', path: 'plain/golden.ndjson', format: 'ndjson' },
    { baseDir: folder.path, columns: [] },
  );
  await expect(writer.deliver([upsert('ent_1')])).rejects.toMatchObject({
    name: 'DestinationUnreachable',
    code: 'file.not-writable',
    message: expect.stringContaining('plain/golden.ndjson: cannot be written'),
  });
  expect(existsSync(file.path)).toBe(false);
});
