import { startTool, type Tool } from './tool-server';

describe('the support desk', () => {
  let tool: Tool;
  beforeEach(async () => {
    tool = await startTool();
  });
  afterEach(() => tool.close());

  const send = (method: string, path: string, body?: unknown, key?: string) =>
    fetch(`${tool.url}/customers${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    });

  it('keeps a customer, gives it back and deletes it', async () => {
    expect((await send('PUT', '/ent_1', { lastName: 'Wang' })).status).toBe(200);
    expect(await (await send('GET', '/ent_1')).json()).toMatchObject({
      id: 'ent_1',
      fields: { lastName: 'Wang' },
    });
    expect(await (await send('GET', '?count')).json()).toEqual({ count: 1 });
    expect((await send('DELETE', '/ent_1')).status).toBe(200);
    expect((await send('GET', '/ent_1')).status).toBe(404);
  });

  it('does a change once, however often its idempotency key comes', async () => {
    await send('PUT', '/ent_1', { lastName: 'Wang' }, 'k1');
    await send('PUT', '/ent_1', { lastName: 'Li' }, 'k1');
    expect(tool.customers.get('ent_1')).toMatchObject({ fields: { lastName: 'Wang' }, changes: 1 });
    expect([tool.deliveries, tool.duplicates]).toEqual([2, 1]);
  });

  it('answers a batch one by one, so that one bad operation does not hold up the rest', async () => {
    const operations = [
      { op: 'upsert', id: 'ent_1', idempotencyKey: 'a', fields: { city: 'Köln' } },
      { op: 'destroy', id: 'ent_2', idempotencyKey: 'b' },
      { op: 'delete', id: 'ent_3', idempotencyKey: 'c' },
    ];
    expect(await (await send('POST', '/batch', { operations })).json()).toEqual({
      results: [
        { id: 'ent_1', status: 200 },
        { id: 'ent_2', status: 422, error: 'op is upsert or delete' },
        { id: 'ent_3', status: 404 },
      ],
    });
    expect((await send('POST', '/batch', {})).status).toBe(400);
  });

  it('tells when a customer has become as wanted, and when it has not', async () => {
    const arrives = tool.waitFor('ent_1', (customer) => customer?.fields.city === 'Bonn', 5000);
    await send('PUT', '/ent_1', { city: 'Köln' });
    await send('PUT', '/ent_1', { city: 'Bonn' });
    expect((await arrives)?.changes).toBe(2);
    await expect(tool.waitFor('ent_2', (customer) => customer !== undefined, 20)).rejects.toThrow(
      'ent_2 was not as expected at the support desk within 20 ms',
    );
  });
});

describe('a support desk that fails every second write', () => {
  it('says 503 and when to come again, and has done nothing', async () => {
    const tool = await startTool({ failEvery: 2 });
    const put = () => fetch(`${tool.url}/customers/ent_1`, { method: 'PUT', body: '{"a":1}' });
    const answers = [await put(), await put(), await put()];
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 200]);
    expect(answers[1]?.headers.get('retry-after')).toBe('1');
    expect(tool.customers.get('ent_1')?.changes).toBe(2);
    await tool.close();
  });
});
