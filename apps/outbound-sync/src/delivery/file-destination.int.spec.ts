import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@concord/service-kit/testing';
import { golden, idOf, OutboundUnderTest } from '../testing/outbound-under-test';

describe('delivering to a file', () => {
  let folder = '';
  let outbound: OutboundUnderTest;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-mailing-'));
    outbound = await OutboundUnderTest.start([mailing()]);
  });
  afterAll(async () => {
    await outbound.service.stop();
    await rm(folder, { recursive: true });
  });

  const path = () => join(folder, 'out', 'mailing.ndjson');
  const mailing = () => ({
    destination: 'mailing',
    entity: 'customer',
    having: ['email'],
    connection: { connector: 'file', path: path() },
    mapping: { name: 'fullName', mails: { all: 'email' } },
  });
  const lines = async () => (await readFile(path(), 'utf8')).split('\n').slice(0, -1);

  const settled = (delivered: number) =>
    eventually(async () =>
      expect(await outbound.report('mailing')).toMatchObject({ pending: 0, delivered }),
    );

  it('writes one line for each change, in order', async () => {
    await outbound.tell(golden(1, 1, 'Maria Ortiz'));
    await settled(1);
    await outbound.tell(golden(1, 2, 'Maria Lopez'));
    await settled(2);
    await outbound.tell(golden(1, 3, '', { status: 'retired', fields: {} }));
    await settled(3);
    const mails = ['customer1@example.org'];
    expect((await lines()).map((line): unknown => JSON.parse(line))).toEqual([
      { op: 'upsert', id: idOf(1), version: 1, fields: { name: 'Maria Ortiz', mails } },
      { op: 'upsert', id: idOf(1), version: 2, fields: { name: 'Maria Lopez', mails } },
      { op: 'delete', id: idOf(1), version: 3 },
    ]);
  });

  it('has no line of a record that lacks what the destination asks for', async () => {
    await outbound.tell(
      golden(2, 1, 'Ann Lee', { fields: { fullName: ['Ann Lee'] } }),
      golden(3, 1, 'Cid Ray'),
    );
    await settled(4);
    expect(await lines()).toHaveLength(4);
    expect((await lines()).some((line) => line.includes('Ann Lee'))).toBe(false);
  });

  it('takes back what a crash left written but not committed, and goes on', async () => {
    await outbound.service.stop({ keep: true });
    await appendFile(path(), `{"op":"upsert","id":"${idOf(4)}","version":1,"fields":{"name":"D`);
    outbound = await OutboundUnderTest.start([mailing()], outbound.service.place);
    await outbound.tell(golden(4, 1, 'Dan Fox'));
    await settled(5);
    expect((await lines()).filter((line) => line.includes(idOf(4)))).toHaveLength(1);
    expect(await lines()).toHaveLength(5);
  });

  it('has every line once after a stop in the middle of many', async () => {
    const many = Array.from({ length: 3_000 }, (_, at) => golden(100 + at, 1, `Customer ${at}`));
    await outbound.tell(...many);
    await eventually(async () => expect((await lines()).length).toBeGreaterThan(5));
    await outbound.service.stop({ keep: true });
    outbound = await OutboundUnderTest.start([mailing()], outbound.service.place);
    await settled(3_005);
    const written = await lines();
    expect(written).toHaveLength(3_005);
    expect(new Set(written).size).toBe(3_005);
  });
});
