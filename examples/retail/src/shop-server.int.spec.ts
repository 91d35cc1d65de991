import { committed, generateRetail } from './generator';
import { isShopCustomer, type ShopCustomer } from './records/shop';
import { startShop, type Shop } from './shop-server';

const records = generateRetail({ ...committed, customers: 120 }).shop;

describe('the web shop', () => {
  let shop: Shop;
  const changed: number[] = [];
  beforeAll(async () => {
    shop = await startShop({ records, onChange: ({ id }) => changed.push(id) });
  });
  afterAll(() => shop.close());

  const get = async (path: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${shop.url}/customers${path}`);
    return { status: response.status, body: await response.json() };
  };
  const list = async (query: string): Promise<ShopCustomer[]> => {
    const { body } = await get(query);
    const items: unknown =
      typeof body === 'object' && body !== null ? Reflect.get(body, 'items') : [];
    return Array.isArray(items) ? items.filter(isShopCustomer) : [];
  };
  const first = records.map(({ id }) => id).sort((a, b) => a - b)[0] ?? 0;

  it('answers every customer once over its pages, and an empty page at the end', async () => {
    const seen: number[] = [];
    let page: ShopCustomer[];
    let number = 1;
    do {
      page = await list(`?page=${number}&per_page=25`);
      seen.push(...page.map(({ id }) => id));
      number += 1;
    } while (page.length > 0);
    expect((await get('?page=1')).body).toMatchObject({ page: 1, total: records.length });
    expect(seen).toHaveLength(records.length);
    expect(new Set(seen).size).toBe(records.length);
  });

  it('answers only what changed since a time', async () => {
    shop.update(first, { email: 'new@example.com' });
    const recent = await list('?updated_since=2025-06-01T00:00:00Z');
    expect(recent.map(({ id, email }) => [id, email])).toEqual([[first, 'new@example.com']]);
    expect(changed).toEqual([first]);
  });

  it('takes a PATCH of what a customer has and refuses another', async () => {
    const patch = (body: string) =>
      fetch(`${shop.url}/customers/${first}`, { method: 'PATCH', body });
    expect((await patch('{"tier":"gold"}')).status).toBe(200);
    expect((await get(`/${first}`)).body).toMatchObject({ tier: 'gold' });
    expect(await (await patch('{"teir":"gold"}')).json()).toEqual({
      error: 'a customer has no "teir"',
    });
    expect((await patch('{')).status).toBe(400);
  });

  it('says 404 for a customer and 400 for a time that it cannot make out', async () => {
    expect((await get('/1')).status).toBe(404);
    expect((await get('?updated_since=yesterday')).status).toBe(400);
  });
});
