import type { WorkReport } from '@concord/contracts/api';
import { recordKey } from '@concord/contracts/names';
import { partitionQuality, type PartitionQuality } from '@concord/matching';
import pc from 'picocolors';
import type { DestinationState } from '../api-client';
import { drainWithProgress } from '../drain-progress';
import { hangingText } from '../drained';
import { CommandError } from '../exit-codes';
import { followRun } from '../load';
import { grouped, tableText, type Terminal } from '../terminal';
import { checkDelivery, deliveryFaults, type DeliveryCheck } from './delivery-check';
import { crosswalk, goldenRecords, goldenText, tellingRecords } from './golden-record';
import { changeInShop, customerToChange, type LiveChange } from './live-change';
import { sourceFaults, sourceReports, sourceTable, type SourceReport } from './source-report';
import { busiestCustomer, wholeCustomerText } from './whole-customer';
import type { DemoWorld } from './world';

const DRAIN_WITHIN_MS = 10 * 60_000;
const ARRIVES_WITHIN_MS = 60_000;

/** What `demo --exit` prints behind RESULT. `faults` is empty if everything holds. */
export interface DemoResult {
  readonly ok: boolean;
  readonly faults: readonly string[];
  readonly sources: readonly SourceReport[];
  readonly records: number;
  readonly golden: number;
  readonly duplicates: number;
  readonly precision: number;
  readonly recall: number;
  readonly deliveries: readonly {
    readonly destination: string;
    readonly wanted: number;
    readonly held: number;
  }[];
  readonly latencyMs: number | undefined;
  readonly parked: number;
  readonly seconds: number;
}

/** Tells the whole story of the demo in a world that is up: read, clean, match, deliver, change. */
export async function tellStory(
  world: DemoWorld,
  terminal: Terminal,
  startedAt: number,
): Promise<DemoResult> {
  const { api, workspace, tool, truth } = world;
  await readAllSources(world, terminal);
  await drainWithProgress(api, terminal, { timeoutMs: DRAIN_WITHIN_MS });

  const sources = sourceReports(await api.sources(), await api.cleansingCounts());
  chapter(terminal, 'What was read');
  terminal.print(sourceTable(sources));

  const golden = await goldenRecords(api);
  const xref = await crosswalk(api);
  const quality = qualityOf(truth, xref);
  const duplicates = xref.length - golden.length;
  chapter(terminal, 'Who is who');
  terminal.print(identityText(xref.length, golden.length, duplicates, quality));
  chapter(terminal, 'Two golden records, and where each value comes from');
  terminal.print(tellingRecords(golden).map(goldenText).join('\n\n'));

  chapter(terminal, 'One of them whole: what they did, and who belongs to them');
  const whole = await busiestCustomer(api.wholeCustomer, world.shopCustomers, xref);
  if (whole !== undefined) terminal.print(wholeCustomerText(whole));

  const checks = await Promise.all(
    workspace.destinations.map((destination) => checkDelivery(destination, golden, tool)),
  );
  chapter(terminal, 'What was delivered');
  terminal.print(deliveryTable(checks, await api.destinations()));

  chapter(terminal, 'A customer changes a phone number in the shop');
  const live = await liveChange(world, golden, xref);
  terminal.print(liveText(live));
  const work = await drainWithProgress(api, terminal, { timeoutMs: DRAIN_WITHIN_MS });

  const faults = [
    ...sourceFaults(sources),
    ...deliveryFaults(checks),
    ...parkedFaults(work),
    ...(typeof live === 'string' ? [live] : []),
  ];
  return {
    ok: faults.length === 0,
    faults,
    sources,
    records: xref.length,
    golden: golden.length,
    duplicates,
    precision: rounded(quality.precision),
    recall: rounded(quality.recall),
    deliveries: checks.map(({ destination, wanted, held }) => ({ destination, wanted, held })),
    latencyMs: typeof live === 'string' ? undefined : live.latencyMs,
    parked: work.reduce((sum, report) => sum + report.parked, 0),
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  };
}

async function readAllSources({ api, workspace }: DemoWorld, terminal: Terminal): Promise<void> {
  const runs = await Promise.all(
    workspace.sources.map(async ({ source }) => ({ source, id: await api.startRun(source) })),
  );
  for (const { source, id } of runs) {
    const run = await followRun(api, id, source, terminal);
    // The others go on; the sums at the end tell what is missing.
    if (run.status !== 'completed')
      terminal.warn(`${source}: ${run.status}: ${run.error ?? 'no reason given'}`);
  }
}

function chapter(terminal: Terminal, title: string): void {
  terminal.print(`\n${pc.bold(title)}`);
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function qualityOf(
  truth: DemoWorld['truth'],
  xref: Awaited<ReturnType<typeof crosswalk>>,
): PartitionQuality {
  return partitionQuality(
    new Map(xref.map(({ source, recordId, entityId }) => [recordKey(source, recordId), entityId])),
    new Map(truth.map(({ source, recordId, customer }) => [recordKey(source, recordId), customer])),
  );
}

function identityText(
  records: number,
  golden: number,
  duplicates: number,
  quality: PartitionQuality,
): string {
  return [
    `${grouped(records)} source records are ${grouped(golden)} customers: ${grouped(duplicates)} duplicates found.`,
    `Against the truth of the example: precision ${percent(quality.precision)} (what was put together belongs together),`,
    `recall ${percent(quality.recall)} (what belongs together was put together).`,
  ].join('\n');
}

function deliveryTable(
  checks: readonly DeliveryCheck[],
  states: readonly DestinationState[],
): string {
  const rows = checks.map(({ destination, wanted, held }) => {
    const state = states.find((one) => one.destination === destination);
    return [
      destination,
      wanted,
      held,
      state?.pending ?? 0,
      state?.failing ?? 0,
      state?.setAside ?? 0,
    ];
  });
  return tableText(['destination', 'wants', 'holds', 'pending', 'failing', 'set aside'], rows);
}

/** The change, or in words why it did not arrive. */
async function liveChange(
  { shop, tool }: DemoWorld,
  golden: Awaited<ReturnType<typeof goldenRecords>>,
  xref: Awaited<ReturnType<typeof crosswalk>>,
): Promise<LiveChange | string> {
  const chosen = customerToChange(golden, xref);
  if (chosen === undefined) return 'no customer of the shop is known to two other sources';
  try {
    return await changeInShop(shop, tool, chosen, ARRIVES_WITHIN_MS);
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof Error)) throw error;
    return `the change in the shop did not arrive: ${error.message}`;
  }
}

function liveText(live: LiveChange | string): string {
  if (typeof live === 'string') return pc.red(live);
  const { shopCustomer, mobile, entityId, latencyMs } = live;
  return `shop:${shopCustomer} now has ${mobile}; the support desk knows it of ${entityId} ${pc.bold(`${latencyMs} ms`)} later.`;
}

function parkedFaults(work: readonly WorkReport[]): string[] {
  const parked = work.filter((report) => report.parked > 0);
  const lines = parked.map(
    ({ service, parked: count }) => `${service}: ${count} messages are parked`,
  );
  const hanging = hangingText(work);
  return hanging === '' ? lines : [...lines, `not at rest: ${hanging}`];
}
