import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { round, say } from '../report';
import { entityOfRecord, timed } from './asking';
import type { Filled } from './filled-stack';
import type { LoadProcess } from './load-process';
import type { Load } from './open-loop';

interface HubOptions {
  readonly contributors: number;
  readonly seconds: number;
  readonly read: Omit<Load, 'seconds'>;
}

/**
 * A source whose key is broken sends thousands of records of one customer: he is served, he is flagged, and the others are
 * read as fast as before while he keeps changing.
 */
export async function measureHub(filled: Filled, loads: LoadProcess, options: HubOptions) {
  const { contributors, seconds, read } = options;
  say(`One customer of ${contributors} records …`);
  const begun = performance.now();
  await filled.tell(Array.from({ length: contributors }, (_, at) => copy(at, 1)));
  const arrivedSeconds = (performance.now() - begun) / 1000;
  const id = await entityOfRecord(filled, recordKey('crm', 'hub-0'));
  const shown = await timed(filled, `/v1/customers/${id}`);
  const sources = await timed(filled, `/v1/customers/${id}/sources`);
  const lineage = await timed(filled, `/v1/customers/${id}/lineage`);
  const reading = loads.run([{ ...read, seconds }]);
  for (let at = 0; at < 10; at++) await filled.tell([copy(at, 2)]);
  const others = (await reading).read;
  return {
    records: contributors,
    flagged: shown.text.includes('many-sources'),
    arrivedSeconds: round(arrivedSeconds),
    ...{ readMs: shown.ms, sourcesMs: sources.ms, lineageMs: lineage.ms },
    othersP95Ms: others?.p95Ms,
    othersMaxMs: others?.maxMs,
  };
}

function copy(at: number, version: number): RecordCleansed {
  const fields = {
    fullName: [{ value: 'Default Customer', key: 'default customer' }],
    email: [{ value: 'noreply@broken-key.com' }],
    phone: [{ value: '+12025550199' }],
    loyalty: [{ value: version === 1 ? 'gold' : 'silver' }],
  };
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  return { op: 'upsert', source: 'crm', recordId: `hub-${at}`, version, record };
}
