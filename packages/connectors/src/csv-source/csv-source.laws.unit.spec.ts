import fc from 'fast-check';
import { Readable } from 'node:stream';
import { csvLines } from '../file-destination/line-format';
import { openSource } from '../source';
import { readAll } from '../testing/read-all';

function pieces(content: string, size: number): Readable {
  const bytes = Buffer.from(content);
  const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return Readable.from(cut);
}

function open(content: string, size = 7) {
  return openSource(
    { connector: 'csv', delimiter: ',', encoding: 'utf-8' },
    { id: 'id', baseDir: '.', name: 'upload.csv', open: () => pieces(content, size) },
  );
}

// A CR alone inside of a cell is read as LF, since line breaks are not content.
const text = fc
  .array(fc.constantFrom('a', 'é', '张', '"', ',', '\n', ' ', '=', ';', '😀'), { maxLength: 8 })
  .map((letters) => letters.join(''));

test('law: what our own CSV writer writes, the reader reads back, however the bytes are cut', async () => {
  const rows = fc.array(fc.record({ name: text, city: text }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (people, size) => {
      const format = csvLines(['name', 'city']);
      const lines = people.map((fields, i) =>
        format.line({ op: 'upsert', id: `c${i}`, version: 1, idempotencyKey: '-', fields }),
      );
      const { records, unreadable, error } = await readAll(
        open(format.header + lines.join(''), size),
      );
      expect(error).toBeUndefined();
      expect(unreadable).toEqual([]);
      expect(records.map(({ data }) => ({ name: data.name, city: data.city }))).toEqual(people);
    }),
  );
});

test('law: whatever the file holds, a read that goes on from any checkpoint gives what was left', async () => {
  const line = fc.constantFrom(
    '1,Ann',
    '2,"Bob',
    '3,"Cid"',
    '4,"D\nan"',
    ',nobody',
    '5',
    '6,a,b',
    '7,"x"y',
    '',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.nat(), async (lines, at) => {
      const content = ['id,name', ...lines, ''].join('\n');
      const whole = await readAll(open(content), { batchSize: 3 });
      const from = whole.checkpoints[at % Math.max(1, whole.checkpoints.length)];
      if (from === undefined || !('records' in from)) return;
      const rest = await readAll(open(content), { from, batchSize: 2 });
      expect(rest.items).toEqual(whole.items.slice(from.records));
      expect(rest.error).toEqual(whole.error);
    }),
  );
});
