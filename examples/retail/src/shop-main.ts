import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isShopCustomer } from './records/shop';
import { startShop } from './shop-server';

/** `node dist/shop-main.js [port]`: the web shop with the committed customers, until it is stopped. */
async function main(): Promise<void> {
  const port = Number(process.argv[2] ?? 4180);
  const file = join(__dirname, '../data/shop.json');
  const records: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const customers = Array.isArray(records) ? records.filter(isShopCustomer) : [];
  const shop = await startShop({ records: customers, port });
  process.stdout.write(`web shop with ${customers.length} customers: ${shop.url}/customers\n`);
  const stop = (): void => void shop.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

void main();
