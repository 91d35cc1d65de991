import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '@concord/contracts/workspace';
import {
  committed,
  generateRetail,
  writeRetail,
  type ShopCustomer,
  type Truth,
} from '@concord/example-retail/generator';
import { startShop, type Shop } from '@concord/example-retail/shop-server';
import { startTool, type Tool } from '@concord/example-retail/tool-server';
import { faultText, readWorkspace } from '@concord/workspace';
import { createApiClient, type ApiClient } from '../api-client';
import { applySetups } from '../apply-workspace';
import { environmentVariables, readEnvironment, repositoryRoot } from '../environment';
import { CommandError, ExitCode } from '../exit-codes';
import { portIsFree } from '../stack/service-ports';
import { startStack, type RunningStack } from '../stack/stack';

const folder = join(repositoryRoot, 'examples', 'retail');
const SHOP_PORT = 4180;
const TOOL_PORT = 4181;

/** The retailer: a web shop and a support desk in this process, Concord between them. */
export interface DemoWorld {
  readonly stack: RunningStack;
  readonly api: ApiClient;
  readonly workspace: Workspace;
  readonly shop: Shop;
  readonly shopCustomers: readonly ShopCustomer[];
  readonly tool: Tool;
  readonly truth: readonly Truth[];
  stop(): Promise<void>;
}

export interface DemoSettings {
  readonly home: string;
  readonly signal: AbortSignal;
  readonly report: (line: string) => void;
}

/** Starts everything afresh and applies the example's workspace; nothing is read yet. */
export async function openWorld({ home, signal, report }: DemoSettings): Promise<DemoWorld> {
  const { shop: shopCustomers, truth } = generateRetail(committed);
  if (!existsSync(join(folder, 'data', 'crm.csv'))) await writeRetail(folder);
  const stack = await startStack({ home, signal, report, fresh: true, name: nameOfRun() });
  const api = createApiClient(stack);
  const closers: (() => Promise<void>)[] = [() => stack.stop()];
  const stop = async (): Promise<void> => {
    await Promise.all(closers.map((close) => close()));
  };
  try {
    const tool = await startTool({ port: await freePort(TOOL_PORT) });
    closers.push(() => tool.close());
    // The shop tells at once when a customer changed, as a webhook does.
    const onChange = (): void =>
      void api.startRun('shop').catch(() => report('The shop could not tell of its change.'));
    const shop = await startShop({
      records: shopCustomers,
      port: await freePort(SHOP_PORT),
      onChange,
    });
    closers.push(() => shop.close());
    const variables = { SHOP_URL: shop.url, TOOL_URL: tool.url, OUT_DIR: join(home, 'out') };
    const workspace = await exampleWorkspace(variables);
    await applySetups(api, workspace);
    return { stack, api, workspace, shop, shopCustomers, tool, truth, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** On servers that are not ours, which we must not empty, each run has names of its own. */
function nameOfRun(): string {
  return readEnvironment().ownServers ? 'demo' : `demo-${Date.now().toString(36)}`;
}

async function freePort(wished: number): Promise<number> {
  return (await portIsFree(wished)) ? wished : 0;
}

async function exampleWorkspace(variables: Readonly<Record<string, string>>): Promise<Workspace> {
  const read = await readWorkspace(folder, { ...environmentVariables(), ...variables });
  if (read.ok) return read.workspace;
  throw new CommandError(ExitCode.workspaceInvalid, read.faults.map(faultText).join('\n'));
}
