import type { Decision, MatchRecord } from '@concord/matching';
import { hasRoomForTwo, ThreadPartner } from '@concord/threads';
import { createConnection } from 'mongoose';
import { Records } from '../records/records.repository';
import { Decisions } from '../review/decisions.repository';
import { compareModels } from './comparing';
import { workerData, type Order, type Report, type WorkerMessage } from './order';
import { learn } from './learning';

/** The process in which models are trained and compared: reads for itself, says how far it is, ends. */

/** Milliseconds between two words about how far it is. */
const sayEvery = 250;

/** What there is to learn from, or to compare by. */
interface Material {
  readonly records: readonly MatchRecord[];
  readonly decisions: readonly Decision[];
}

const asker = process.ppid;

function say(message: WorkerMessage): void {
  process.send?.(message);
}

function seldom(): Report {
  let said = { stage: '', at: 0 };
  return (progress) => {
    const now = performance.now();
    if (progress.stage === said.stage && now - said.at < sayEvery) return;
    said = { stage: progress.stage, at: now };
    // Amid the work no event tells that whoever asked was killed.
    if (process.ppid !== asker) process.exit();
    say({ progress });
  };
}

async function read(
  { mongodbUri, database }: { readonly mongodbUri: string; readonly database: string },
  kind: string,
  report: Report,
): Promise<Material> {
  const connection = await createConnection(mongodbUri, { dbName: database }).asPromise();
  try {
    const records: MatchRecord[] = [];
    for await (const record of new Records(connection).all()) {
      if (record.kind !== kind || record.fields === undefined) continue;
      records.push({ key: record.key, fields: record.fields });
      report({ stage: 'reading', done: records.length });
    }
    const decisions = (await new Decisions(connection).all()).filter((each) => each.kind === kind);
    return { records, decisions };
  } finally {
    await connection.close();
  }
}

async function perform(order: Order, material: Material, report: Report): Promise<unknown> {
  if (order.task === 'compare') return compareModels(order, material, report);
  const partner = hasRoomForTwo() ? new ThreadPartner() : undefined;
  try {
    return learn(order, material, report, partner);
  } finally {
    await partner?.close();
  }
}

async function work(sent: unknown): Promise<void> {
  const data = workerData.parse(sent);
  const report = seldom();
  try {
    const material = await read(data, data.order.kind, report);
    say({ result: await perform(data.order, material, report) });
  } catch (error) {
    say({ failure: error instanceof Error ? error.message : String(error) });
  }
}

process.once('message', (sent) => void work(sent));
// Whoever asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit());
