import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openSource, type ReadableConnection } from '../source';
import { tempFolder } from '../testing/temp-folder';

const folder = tempFolder();
const rows = 200_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

async function generate(name: string, head: string, line: (i: number) => string, tail: string) {
  function* text() {
    yield head;
    for (let i = 0; i < rows; i++) yield line(i);
    yield tail;
  }
  await pipeline(Readable.from(text()), createWriteStream(join(folder.path, name)));
}

async function readAndMeasure(connection: ReadableConnection) {
  const reader = openSource(connection, { id: 'id', baseDir: folder.path });
  const before = heapMb();
  let [records, batches, highest, share] = [0, 0, 0, 0];
  for await (const batch of reader.read({ batchSize: 500 })) {
    records += batch.items.length;
    share = (batch.bytesRead ?? 0) / (batch.bytesTotal ?? Infinity);
    if (++batches % 100 === 0) highest = Math.max(highest, heapMb());
  }
  return { records, growth: highest - before, share };
}

describe('a file of 200,000 rows is read with flat memory and known progress', () => {
  test('csv', async () => {
    await generate(
      'big.csv',
      'id,name,email\n',
      (i) => `${i},"Customer ${i}",c${i}@x.example\n`,
      '',
    );
    const { records, growth, share } = await readAndMeasure({
      connector: 'csv',
      path: 'big.csv',
      delimiter: ',',
      encoding: 'utf-8',
    });
    expect({ records, share }).toEqual({ records: rows, share: 1 });
    expect(growth).toBeLessThan(25);
  });

  test('ndjson', async () => {
    await generate('big.ndjson', '', (i) => `{"id":${i},"name":"Customer ${i}"}\n`, '');
    const { records, growth } = await readAndMeasure({
      connector: 'ndjson',
      path: 'big.ndjson',
      encoding: 'utf-8',
    });
    expect(records).toBe(rows);
    expect(growth).toBeLessThan(25);
  });

  test('xml', async () => {
    await generate(
      'big.xml',
      '<l>',
      (i) => `<c id="${i}"><name>Customer ${i}</name></c>\n`,
      '</l>',
    );
    const { records, growth } = await readAndMeasure({
      connector: 'xml',
      path: 'big.xml',
      element: 'c',
    });
    expect(records).toBe(rows);
    expect(growth).toBeLessThan(25);
  });
});

test('an aborted read stops with the reason of its signal', async () => {
  folder.write('some.csv', `id\n${'1\n'.repeat(50_000)}`);
  const reader = openSource(
    { connector: 'csv', path: 'some.csv', delimiter: ',', encoding: 'utf-8' },
    { id: 'id', baseDir: folder.path },
  );
  const stop = new AbortController();
  const read = async () => {
    for await (const { items } of reader.read({ batchSize: 100, signal: stop.signal })) {
      expect(items).toHaveLength(100);
      stop.abort(new Error('shutting down'));
    }
  };
  await expect(read()).rejects.toThrow('shutting down');
});
