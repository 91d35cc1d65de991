import type { RecordCleansed } from '@concord/contracts/events';
import { setTimeout as sleep } from 'node:timers/promises';
import { round, say } from '../report';
import { entityOfRecord, headersOf } from './asking';
import type { Filled } from './filled-stack';

const records = 100;
const patienceMs = 10_000;

/**
 * A steward takes one record out of an entity of a hundred: how long until master data shows it apart, undone each time.
 *
 * @returns milliseconds, the best and the worst of five.
 */
export async function measureUnmerge(filled: Filled): Promise<{ best: number; worst: number }> {
  say(`One record out of ${records} …`);
  await filled.tell(Array.from({ length: records }, (_, at) => member(at)));
  const times: number[] = [];
  for (let at = 1; at <= 5; at++)
    times.push(await takeOut(filled, `crm:member-${at}`, 'crm:member-0'));
  return { best: round(Math.min(...times)), worst: round(Math.max(...times)) };
}

async function takeOut(filled: Filled, key: string, other: string): Promise<number> {
  const before = await entityOfRecord(filled, other);
  const begun = performance.now();
  const url = `${filled.stack.urls['identity-resolution'] ?? ''}/v1/decisions`;
  const response = await fetch(url, {
    method: 'POST',
    headers: headersOf(filled),
    body: JSON.stringify({ a: key, b: other, verdict: 'different' }),
  });
  if (!response.ok) throw new Error(`the decision was answered ${await response.text()}`);
  while ((await entityOfRecord(filled, key)) === before) {
    if (performance.now() - begun > patienceMs) throw new Error(`${key} was not taken out`);
    await sleep(2);
  }
  return performance.now() - begun;
}

/** Records that differ a little, as those of many systems do. */
function member(at: number): RecordCleansed {
  const fields = {
    fullName: [{ value: 'Hermine Obermüller', key: 'hermine obermuller' }],
    email: [{ value: 'hermine@obermueller-holz.at' }],
    phone: [{ value: `+43512${String(580_000 + (at % 7))}` }],
    birthDate: [{ value: '1961-04-09' }],
    loyalty: [{ value: ['gold', 'silver', 'bronze'][at % 3] ?? 'gold' }],
  };
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  return { op: 'upsert', source: 'crm', recordId: `member-${at}`, version: 1, record };
}
