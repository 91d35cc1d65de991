import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destinationFile } from '@concord/contracts/workspace';
import { startTool } from '@concord/example-retail/tool-server';
import { checkDelivery, deliveryFaults } from './delivery-check';
import { goldenText, tellingRecords, type GoldenRecord } from './golden-record';
import { sourceFaults, sourceReports } from './source-report';

function golden(id: string, fields: Record<string, [value: string, key: string][]>): GoldenRecord {
  const lineage = Object.entries(fields).map(([field, values]) => [
    field,
    values.map(([value, key]) => ({ value, key, rule: 'most-recent' })),
  ]);
  return { id, version: 1, fields: Object.fromEntries(lineage), sources: 3 };
}

const mary = golden('ent_1', {
  givenName: [['Mary', 'crm:1']],
  email: [['mary@example.org', 'shop:9']],
});
const zhang = golden('ent_2', { fullName: [['张伟', 'erp:3']], address: [['北京', 'shop:4']] });
const john = golden('ent_3', { givenName: [['John', 'crm:2']] });

describe('the sums of the demo', () => {
  const source = { source: 'crm', received: 100, repeats: 7, forwarded: 93, deleted: 0 };
  const cleansed = {
    source: 'crm',
    accepted: 88,
    quarantined: 4,
    superseded: 1,
    deleted: 0,
    reasons: [],
  };

  it('hold when every row read was accepted, quarantined or a repeat', () => {
    expect(sourceFaults(sourceReports([source], [cleansed]))).toEqual([]);
  });

  it('name the source of which a row was lost', () => {
    expect(sourceFaults(sourceReports([source], [{ ...cleansed, accepted: 87 }]))).toEqual([
      'crm: 100 received, but 87 accepted + 4 quarantined + 8 repeats',
    ]);
  });

  it('name a source that cleansing never heard of', () => {
    expect(sourceFaults(sourceReports([source], []))).toHaveLength(1);
  });
});

describe('a golden record in the demo', () => {
  it('shows each value with its source record and rule', () => {
    expect(goldenText(mary)).toMatch(/givenName +Mary +.*crm:1.* +.*most-recent/);
  });

  it('is chosen for its many sources, one Western and one Chinese', () => {
    expect(tellingRecords([john, zhang, mary]).map(({ id }) => id)).toEqual(['ent_1', 'ent_2']);
  });
});

describe('the check of deliveries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-out-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  it('asks the tool itself what it holds', async () => {
    const tool = await startTool();
    const desk = destinationFile.parse({
      destination: 'support-desk',
      entity: 'customer',
      connection: { connector: 'http', url: tool.url },
      mapping: {},
    });
    for (const id of ['ent_1', 'ent_9']) {
      await fetch(`${tool.url}/customers/${id}`, { method: 'PUT', body: '{}' });
    }

    const check = await checkDelivery(desk, [mary, zhang], tool);
    await tool.close();

    expect(check).toMatchObject({ wanted: 2, held: 2, missing: ['ent_2'], surplus: ['ent_9'] });
    expect(deliveryFaults([check])).toEqual([
      'support-desk: 1 golden records are missing, such as ent_2',
      'support-desk: 1 records are no golden records, such as ent_9',
    ]);
  });

  it('reads the file to its end: deleted records are gone, unwanted ones never came', async () => {
    const path = join(folder, 'mailing.ndjson');
    const lines = [
      { op: 'upsert', id: 'ent_2', version: 1, fields: {} },
      { op: 'upsert', id: 'ent_8', version: 1, fields: {} },
      { op: 'delete', id: 'ent_8', version: 2 },
    ];
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const tool = await startTool();
    const mailing = destinationFile.parse({
      destination: 'mailing',
      entity: 'customer',
      connection: { connector: 'file', path },
      having: ['address'],
      mapping: {},
    });

    const check = await checkDelivery(mailing, [mary, zhang, john], tool);
    await tool.close();

    expect(check).toEqual({ destination: 'mailing', wanted: 1, held: 1, missing: [], surplus: [] });
  });
});
