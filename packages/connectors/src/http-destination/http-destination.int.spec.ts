import { openDestination, type Delivery, type DeliveryResult } from '../destination';
import { localServer, nobodysUrl } from '../testing/local-server';

const tool = localServer();

function open(batch = 1, timeout = '2s', url = `${tool.url}/contacts/`) {
  return openDestination(
    { connector: 'http', url, headers: { 'x-api-key': 'k1' }, batch, timeout },
    { baseDir: '.', columns: ['name'] },
  );
}

const ann: Delivery = {
  op: 'upsert',
  id: 'ent_1',
  idempotencyKey: 'ent_1:3',
  version: 3,
  fields: { name: 'Ann' },
};
const bob: Delivery = {
  op: 'upsert',
  id: 'ent_2',
  idempotencyKey: 'ent_2:1',
  version: 1,
  fields: { name: 'Bob' },
};
const gone: Delivery = { op: 'delete', id: 'ent_3', idempotencyKey: 'ent_3:9', version: 9 };

async function deliver(deliveries: Delivery[], batch?: number): Promise<readonly DeliveryResult[]> {
  return (await open(batch).deliver(deliveries)).results;
}

describe('one request per change', () => {
  test('puts the whole record and deletes, each with its idempotency key', async () => {
    tool.answer(() => ({ status: 204 }));
    expect(await deliver([ann, gone])).toEqual([
      { id: 'ent_1', ok: true },
      { id: 'ent_3', ok: true },
    ]);
    const seen = tool.requests.map(({ method, url, body, headers }) => [
      `${method} ${url.pathname}`,
      body,
      headers['idempotency-key'],
      headers['x-api-key'],
    ]);
    expect(seen.sort()).toEqual([
      ['DELETE /contacts/ent_3', '', 'ent_3:9', 'k1'],
      ['PUT /contacts/ent_1', '{"name":"Ann"}', 'ent_1:3', 'k1'],
    ]);
  });

  test('one bad record does not hold up the others', async () => {
    tool.answer(({ url }) =>
      url.pathname.endsWith('ent_1')
        ? { status: 422, body: { error: 'name is too short' } }
        : { status: 200 },
    );
    expect(await deliver([ann, bob])).toEqual([
      { id: 'ent_1', ok: false, retry: false, error: 'answers 422: {"error":"name is too short"}' },
      { id: 'ent_2', ok: true },
    ]);
  });

  test('too many requests and server errors are to be retried, when the destination says so', async () => {
    tool.answer(({ url }) =>
      url.pathname.endsWith('ent_1')
        ? { status: 429, headers: { 'retry-after': '7' } }
        : { status: 502 },
    );
    expect(await deliver([ann, bob])).toEqual([
      { id: 'ent_1', ok: false, retry: true, retryAfterMs: 7000, error: 'answers 429' },
      { id: 'ent_2', ok: false, retry: true, error: 'answers 502' },
    ]);
  });

  test('a connection that breaks is to be retried, the others stand', async () => {
    tool.answer(({ url }) =>
      url.pathname.endsWith('ent_1') ? { behaviour: 'drop' } : { status: 200 },
    );
    const [first, second] = await deliver([ann, bob]);
    expect(first).toMatchObject({
      ok: false,
      retry: true,
      error: expect.stringContaining('no answer: fetch failed'),
    });
    expect(second).toEqual({ id: 'ent_2', ok: true });
  });

  test('what is gone already needs no deletion, and a redirect is a fault of the settings', async () => {
    tool.answer(({ method }) =>
      method === 'DELETE' ? { status: 404 } : { status: 301, headers: { location: '/v2' } },
    );
    expect(await deliver([gone, ann])).toEqual([
      { id: 'ent_3', ok: true },
      { id: 'ent_1', ok: false, retry: false, error: 'answers 301: redirects to /v2' },
    ]);
  });

  test('many changes go out a few at a time, and results keep their order', async () => {
    tool.answer(() => ({ status: 200 }));
    const many = Array.from({ length: 50 }, (_, i) => ({ ...ann, id: `ent_${i}` }));
    expect((await deliver(many)).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    expect(tool.requests).toHaveLength(50);
  });

  test('nothing to deliver sends nothing', async () => {
    tool.answer(() => ({ status: 200 }));
    expect(await deliver([])).toEqual([]);
    expect(tool.requests).toHaveLength(0);
  });
});

describe('batches', () => {
  test('one request holds all, and each has its own result', async () => {
    tool.answer(() => ({
      body: {
        results: [
          { id: 'ent_3', status: 404 },
          { id: 'ent_2', status: 409, error: 'e-mail is taken' },
          { id: 'ent_1', status: 201 },
        ],
      },
    }));
    expect(await deliver([ann, bob, gone], 100)).toEqual([
      { id: 'ent_1', ok: true },
      { id: 'ent_2', ok: false, retry: false, error: 'answers 409: e-mail is taken' },
      { id: 'ent_3', ok: true },
    ]);
    expect(tool.requests).toHaveLength(1);
    expect(tool.requests[0]?.url.pathname).toBe('/contacts/batch');
    expect(JSON.parse(tool.requests[0]?.body ?? '')).toEqual({
      operations: [
        { op: 'upsert', id: 'ent_1', idempotencyKey: 'ent_1:3', fields: { name: 'Ann' } },
        { op: 'upsert', id: 'ent_2', idempotencyKey: 'ent_2:1', fields: { name: 'Bob' } },
        { op: 'delete', id: 'ent_3', idempotencyKey: 'ent_3:9' },
      ],
    });
  });

  test('a batch that is refused as a whole is halved until the bad record stands alone', async () => {
    tool.answer(({ body }) => {
      const { operations } = JSON.parse(body) as { operations: { id: string }[] };
      if (operations.some(({ id }) => id === 'ent_2')) return { status: 400, body: 'bad name' };
      return { body: { results: operations.map(({ id }) => ({ id, status: 200 })) } };
    });
    expect(await deliver([ann, bob, gone], 100)).toEqual([
      { id: 'ent_1', ok: true },
      { id: 'ent_2', ok: false, retry: false, error: 'answers 400: bad name' },
      { id: 'ent_3', ok: true },
    ]);
  });

  test('an overloaded server is to be retried with the whole batch', async () => {
    tool.answer(() => ({ status: 503, headers: { 'retry-after': '2' } }));
    expect(await deliver([ann, gone], 100)).toMatchObject([
      { id: 'ent_1', retry: true, retryAfterMs: 2000 },
      { id: 'ent_3', retry: true, retryAfterMs: 2000 },
    ]);
  });

  test('an answer without a result for a record, or that is no JSON, is to be retried', async () => {
    tool.answer(() => ({ body: { results: [{ id: 'ent_1', status: 200 }] } }));
    expect(await deliver([ann, bob], 100)).toMatchObject([
      { ok: true },
      { ok: false, retry: true },
    ]);
    tool.answer(() => ({ body: 'OK' }));
    expect(await deliver([ann], 100)).toMatchObject([{ ok: false, retry: true }]);
  });

  test('a server without batches is a fault of the settings', async () => {
    tool.answer(() => ({ status: 404 }));
    await expect(deliver([ann], 100)).rejects.toMatchObject({
      name: 'DestinationUnreachable',
      message: `${tool.url}/contacts/: answers 404; it knows no POST /batch; set "batch: 1" in the connection`,
    });
  });
});

describe('a destination that does not work as a whole', () => {
  test.each([1, 100])('nobody there (batch %d)', async (batch) => {
    const writer = open(batch, '2s', await nobodysUrl());
    await expect(writer.deliver([ann, bob])).rejects.toMatchObject({
      name: 'DestinationUnreachable',
      code: 'http.no-answer',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test.each([1, 100])('a wrong key is no fault of the records (batch %d)', async (batch) => {
    tool.answer(() => ({ status: 401 }));
    await expect(open(batch).deliver([ann, bob])).rejects.toThrow(
      'answers 401; is the key in "headers" right?',
    );
  });

  test('a server that never answers, and a writer that is closed meanwhile', async () => {
    tool.answer(() => ({ behaviour: 'hang' }));
    await expect(open(1, '30ms').deliver([ann])).rejects.toThrow('timeout');
    const writer = open();
    const delivering = writer.deliver([ann]);
    await writer.close();
    await expect(delivering).rejects.toThrow('the writer was closed');
  });
});
