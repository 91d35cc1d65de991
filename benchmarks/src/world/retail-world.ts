import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { createApiClient, type ApiClient } from '@concord/cli/api-client';
import { applySetups } from '@concord/cli/apply-workspace';
import { startStack, type RunningStack } from '@concord/cli/stack';
import type { Workspace } from '@concord/contracts/workspace';
import {
  recordsOf,
  writeRetail,
  type RetailOptions,
  type ShopCustomer,
} from '@concord/example-retail/generator';
import { startShop, type Shop } from '@concord/example-retail/shop-server';
import { faultText, readWorkspace } from '@concord/workspace';
import { repositoryRoot } from '../paths';
import { say } from '../report';
import { openSink, type Sink } from './sink';

/** The retail example at any size, with the five real services between its sources and a sink. */
export interface RetailWorld {
  readonly home: string;
  readonly stack: RunningStack;
  readonly api: ApiClient;
  readonly workspace: Workspace;
  readonly sink: Sink;
  /** The file that the other destination writes. */
  readonly mailing: string;
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** Data and logs of the run; emptied first. */
  readonly home: string;
  readonly retail: RetailOptions;
}

export const sourceNames = ['crm', 'erp', 'newsletter', 'shop'] as const;

export async function openRetailWorld({ home, retail }: WorldOptions): Promise<RetailWorld> {
  await fs.rm(join(home, 'retail'), { recursive: true, force: true });
  await fs.rm(join(home, 'out'), { recursive: true, force: true });
  say(`Writing the records of ${retail.customers} customers …`);
  await writeRetail(join(home, 'retail'), retail);
  const stack = await startStack({ home, fresh: true, firstPort: 4300, report: say });
  const sink = await openSink();
  const shop = await startShop({ records: shopRecords(retail) });
  const mailing = join(home, 'out', 'mailing.ndjson');
  try {
    const workspace = await exampleWorkspace(home, shop, sink);
    const api = createApiClient(stack);
    await applySetups(api, workspace);
    const stop = async (): Promise<void> => {
      await Promise.all([stack.stop(), sink.close(), shop.close()]);
    };
    return { home, stack, api, workspace, sink, mailing, stop };
  } catch (error) {
    await Promise.all([stack.stop(), sink.close(), shop.close()]);
    throw error;
  }
}

function shopRecords(retail: RetailOptions): ShopCustomer[] {
  return [...recordsOf('shop', retail)].map(({ data }) => data as ShopCustomer);
}

/** The example's workspace on our data; without its schedule, so that nothing runs by itself. */
async function exampleWorkspace(home: string, shop: Shop, sink: Sink): Promise<Workspace> {
  const variables = { SHOP_URL: shop.url, TOOL_URL: sink.url, OUT_DIR: join(home, 'out') };
  const read = await readWorkspace(join(repositoryRoot, 'examples', 'retail'), variables);
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  const sources = read.workspace.sources.map(({ schedule, connection, ...source }) => ({
    ...source,
    connection:
      'path' in connection && connection.path !== undefined
        ? {
            ...connection,
            path: connection.path.replace(/^.*\/data\//, join(home, 'retail', 'data') + '/'),
          }
        : connection,
  }));
  const destinations = read.workspace.destinations.map((destination) => ({
    ...destination,
    mapping: { ...destination.mapping, emails: { all: 'email' } },
  }));
  return { ...read.workspace, sources, destinations };
}
