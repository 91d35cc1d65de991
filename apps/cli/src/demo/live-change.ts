import type { Shop } from '@concord/example-retail/shop-server';
import type { Tool } from '@concord/example-retail/tool-server';
import type { CrosswalkRow, GoldenRecord } from './golden-record';

/** A number that Ofcom keeps free for stories; nobody is called by it. */
const newMobile = '+44 20 7946 0958';
const newMobileStandard = '+442079460958';

export interface LiveChange {
  readonly shopCustomer: number;
  readonly entityId: string;
  readonly mobile: string;
  /** From the change in the shop to its arrival at the support desk, in milliseconds. */
  readonly latencyMs: number;
}

/** A customer that the shop shares with other sources: the change crosses system borders. */
export function customerToChange(
  golden: readonly GoldenRecord[],
  crosswalk: readonly CrosswalkRow[],
): CrosswalkRow | undefined {
  const sources = new Map(golden.map((record) => [record.id, record.sources]));
  const shared = crosswalk.filter(
    (row) => row.source === 'shop' && (sources.get(row.entityId) ?? 0) >= 3,
  );
  return shared.sort((a, b) => (a.recordId < b.recordId ? -1 : 1))[0];
}

/** Changes a phone number in the shop and waits until the support desk knows it. */
export async function changeInShop(
  shop: Shop,
  tool: Tool,
  { recordId, entityId }: CrosswalkRow,
  timeoutMs: number,
): Promise<LiveChange> {
  const shopCustomer = Number(recordId);
  const changedAt = Date.now();
  shop.update(shopCustomer, { mobile: newMobile });
  const knows = (fields: unknown): boolean => JSON.stringify(fields).includes(newMobileStandard);
  const arrived = await tool.waitFor(
    entityId,
    (customer) => customer !== undefined && knows(customer.fields),
    timeoutMs,
  );
  const latencyMs = (arrived?.arrivedAt ?? Date.now()) - changedAt;
  return { shopCustomer, entityId, mobile: newMobileStandard, latencyMs };
}
