import { openSource, SourceBroken, SourceUnreachable, type Checkpoint } from '../source';
import { localServer, nobodysUrl, type SeenRequest } from '../testing/local-server';
import { readAll } from '../testing/read-all';
import type { HttpConnection } from './page-walk';

const patience = { attempts: 3, firstDelayMs: 5, longestDelayMs: 1000 };
const byPage: HttpConnection['paging'] = {
  by: 'page',
  parameter: 'page',
  first: 1,
  sizeParameter: 'per_page',
  size: 2,
};
const byCursor: HttpConnection['paging'] = {
  by: 'cursor',
  parameter: 'after',
  next: 'meta.next',
  sizeParameter: 'limit',
  size: 2,
};

const shop = localServer();

function open(settings: Partial<HttpConnection> = {}) {
  const connection: HttpConnection = {
    connector: 'http',
    url: `${shop.url}/customers?key=s3cret`,
    headers: { 'x-api-key': 'k1' },
    items: 'data',
    paging: byPage,
    timeout: '2s',
    ...settings,
  };
  return openSource(connection, { id: 'id', changedAt: 'updated', baseDir: '.', patience });
}

const customers = [1, 2, 3, 4, 5].map((id) => ({
  id,
  name: `c${id}`,
  updated: `2024-05-01T10:00:0${id}Z`,
}));

/** The pages of the shop, as an API with page numbers gives them. */
function pageOfShop({ url }: SeenRequest) {
  const page = Number(url.searchParams.get('page'));
  const size = Number(url.searchParams.get('per_page'));
  return { body: { data: customers.slice((page - 1) * size, page * size) } };
}

async function faultOf(settings: Partial<HttpConnection> = {}) {
  const { error, records } = await readAll(open(settings));
  if (!(error instanceof SourceBroken))
    throw new Error(`expected the read to break, got ${String(error)}`);
  expect(error.kept).toBe(records.length);
  return error;
}

async function customersFrom(checkpoint: Checkpoint, settings: Partial<HttpConnection> = {}) {
  const { records } = await readAll(open(settings), { from: checkpoint, batchSize: 1 });
  return records.map(({ recordId }) => recordId);
}

describe('paging', () => {
  test('by number, until a page is empty, with headers and page size', async () => {
    shop.answer(pageOfShop);
    const { records, error, batches } = await readAll(open());
    expect(error).toBeUndefined();
    expect(records.map(({ recordId }) => recordId)).toEqual(['1', '2', '3', '4', '5']);
    expect(batches).toEqual([2, 2, 1, 0]);
    expect(records[2]).toMatchObject({
      changedAt: '2024-05-01T10:00:03Z',
      position: `${shop.url}/customers page 2 item 1`,
    });
    expect(shop.requests.map(({ url }) => url.search)).toEqual([
      '?key=s3cret&per_page=2&page=1',
      '?key=s3cret&per_page=2&page=2',
      '?key=s3cret&per_page=2&page=3',
      '?key=s3cret&per_page=2&page=4',
    ]);
    expect(shop.requests[0]?.headers['x-api-key']).toBe('k1');
  });

  test('by cursor, until there is none', async () => {
    shop.answer(({ url }) =>
      url.searchParams.get('after') === 'c2'
        ? { body: { data: [{ id: 3 }], meta: { next: null } } }
        : { body: { data: [{ id: 1 }, { id: 2 }], meta: { next: 'c2' } } },
    );
    const { records, checkpoints } = await readAll(open({ paging: byCursor }));
    expect(records.map(({ recordId }) => recordId)).toEqual(['1', '2', '3']);
    expect(checkpoints).toEqual([{ cursor: 'c2' }, {}]);
  });

  test('by links, on the same server only', async () => {
    shop.answer(({ url }) =>
      url.pathname === '/more'
        ? { body: { data: [{ id: 3 }], meta: { next: 'https://evil.example/steal' } } }
        : { body: { data: [{ id: 1 }], meta: { next: '/more?p=2' } } },
    );
    const fault = await faultOf({ paging: byCursor });
    expect(fault).toMatchObject({ code: 'http.foreign-link', kept: 2 });
    expect(fault.message).toContain('leads to https://evil.example');
  });

  test('an answer that is the list itself', async () => {
    shop.answer(({ url }) => ({ body: url.searchParams.get('page') === '1' ? [{ id: 'a' }] : [] }));
    const { records } = await readAll(
      openSource(
        { connector: 'http', url: shop.url, headers: {}, paging: byPage, timeout: '2s' },
        { id: 'id', baseDir: '.', patience },
      ),
    );
    expect(records.map(({ recordId }) => recordId)).toEqual(['a']);
  });

  test('items that are no records are reported singly', async () => {
    shop.answer(({ url }) => ({
      body: { data: url.searchParams.get('page') === '1' ? ['x', { n: 1 }, { id: 1 }] : [] },
    }));
    const { records, unreadable } = await readAll(open());
    expect(records).toHaveLength(1);
    expect(unreadable.map(({ fault }) => fault.code)).toEqual([
      'http.not-an-object',
      'record.no-id',
    ]);
  });

  test('an API that gives the same page for ever is noticed', async () => {
    shop.answer(() => ({ body: { data: [{ id: 1 }] } }));
    expect((await faultOf()).message).toContain(
      'the same page as before; does the API know the parameter "page"?',
    );
    shop.answer(() => ({ body: { data: [], meta: { next: 'c1' } } }));
    expect((await faultOf({ paging: byCursor })).code).toBe('http.page-repeats');
  });
});

describe('checkpoints', () => {
  test('a read goes on in the middle of a page', async () => {
    shop.answer(pageOfShop);
    const { checkpoints } = await readAll(open(), { batchSize: 1 });
    expect(checkpoints[0]).toEqual({ page: 1, skip: 1, highest: '2024-05-01T10:00:01Z' });
    expect(await customersFrom(checkpoints[0] ?? {})).toEqual(['2', '3', '4', '5']);
    expect(await customersFrom(checkpoints[1] ?? {})).toEqual(['3', '4', '5']);
  });

  test('a finished read leaves the latest change; the next one asks a little further back', async () => {
    shop.answer(pageOfShop);
    const { checkpoints } = await readAll(open({ updatedSince: 'updated_since' }));
    const end = checkpoints.at(-1);
    expect(end).toEqual({ since: '2024-05-01T10:00:05Z' });
    shop.answer(() => ({ body: { data: [] } }));
    const next = await readAll(open({ updatedSince: 'updated_since' }), end && { from: end });
    expect(shop.requests[0]?.url.searchParams.get('updated_since')).toBe(
      '2024-05-01T10:00:00.000Z',
    );
    expect(next.checkpoints).toEqual([end]);
  });

  test('an interrupted incremental read keeps asking for the same span', async () => {
    shop.answer(pageOfShop);
    const from = { page: 2, since: '2024-05-01T00:00:00Z', highest: '2024-05-01T10:00:02Z' };
    await readAll(open({ updatedSince: 'updated_since' }), { from });
    expect(shop.requests.map(({ url }) => url.searchParams.get('updated_since'))).toEqual(
      Array(3).fill('2024-04-30T23:59:55.000Z'),
    );
  });
});

describe('trouble', () => {
  test('429, 503 and cut connections are retried, as long as Retry-After asks', async () => {
    const troubles = [
      { status: 429, headers: { 'retry-after': '0' } },
      { behaviour: 'drop' as const },
    ];
    shop.answer((request) => troubles.shift() ?? pageOfShop(request));
    const { records, error } = await readAll(open());
    expect(error).toBeUndefined();
    expect(records).toHaveLength(5);
  });

  test('patience ends: what was good is kept and the source is unreachable', async () => {
    shop.answer((request) =>
      request.url.searchParams.get('page') === '2' ? { status: 503 } : pageOfShop(request),
    );
    const { records, error } = await readAll(open());
    expect(records).toHaveLength(2);
    expect(error).toBeInstanceOf(SourceUnreachable);
    expect(error).toMatchObject({ message: `${shop.url}/customers: answers 503 (tried 3 times)` });
  });

  test('a wait longer than our patience is handed to the caller', async () => {
    shop.answer(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    const { error } = await readAll(open());
    expect(error).toMatchObject({ name: 'SourceUnreachable', retryAfterMs: 3_600_000 });
    expect(shop.requests).toHaveLength(1);
  });

  test('nobody there, and a server that never answers', async () => {
    const nobody = await readAll(open({ url: await nobodysUrl() }));
    expect(nobody.error).toMatchObject({ code: 'http.no-answer' });
    expect(String(nobody.error)).toMatch(
      /no answer \(tried 3 times\): fetch failed: .*ECONNREFUSED/,
    );
    shop.answer(() => ({ behaviour: 'hang' }));
    const { error } = await readAll(open({ timeout: '30ms' }));
    expect(error).toMatchObject({
      code: 'http.no-answer',
      message: expect.stringContaining('timeout'),
    });
  });

  test.each([
    [
      'not JSON',
      { body: '<html>Sign in</html>' },
      'page 1: the answer is not JSON; it begins with: <html>Sign in',
    ],
    [
      'no list',
      { body: { Data: [], total: 0 } },
      'no list at "data" (it has Data, total); is it "Data"?',
    ],
    ['a wrong key', { status: 401 }, 'page 1: answers 401; is the key in "headers" right?'],
    ['a wrong address', { status: 404 }, 'answers 404; is "url" right?'],
    [
      'a redirect',
      { status: 302, headers: { location: '/login' } },
      'redirects to /login; set "url"',
    ],
  ])('%s ends the read, naming url and page', async (_, reply, hint) => {
    shop.answer(() => reply);
    const { message } = await faultOf();
    expect(message).toContain(`${shop.url}/customers page 1: `);
    expect(message).toContain(hint);
    expect(message).not.toContain('s3cret');
  });

  test('an abort ends the waiting', async () => {
    shop.answer(() => ({ behaviour: 'hang' }));
    const { error } = await readAll(open(), { signal: AbortSignal.timeout(30) });
    expect(error).toMatchObject({ name: 'TimeoutError' });
  });
});
