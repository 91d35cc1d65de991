import { goldenChangedChannel } from '@concord/contracts/bus';
import { eventually, startTestService } from '@concord/service-kit/testing';
import { OutboundSyncModule } from '../outbound-sync.module';
import { golden, idOf, OutboundUnderTest } from '../testing/outbound-under-test';
import { deskDestination, SupportDesk } from '../testing/support-desk';

describe('destinations that come and change', () => {
  const desk = new SupportDesk();
  let port = 0;
  let outbound: OutboundUnderTest;

  beforeAll(async () => {
    port = await desk.open();
    outbound = await OutboundUnderTest.start([]);
    await outbound.tell(
      ...Array.from({ length: 510 }, (_, at) => golden(at, 1, `Customer ${at}`)),
      golden(9_999, 2, '', { status: 'retired', fields: {} }),
    );
    const copies = outbound.service.connection.collection('golden_copies');
    await eventually(async () => expect(await copies.countDocuments()).toBe(511));
  });
  afterAll(async () => {
    await outbound.service.stop();
    await desk.close();
  });
  beforeEach(() => {
    desk.calls.length = 0;
    desk.answer = () => ({ status: 200 });
  });

  const settled = () =>
    eventually(async () => {
      expect((await outbound.work()).pending).toMatchObject({ planning: 0, deliveries: 0 });
    });

  it('brings every existing golden record to a new destination, and nothing of retired ones', async () => {
    await outbound.apply([deskDestination(port)]);
    await eventually(() => expect(desk.holds.size).toBe(510));
    await settled();
    expect(desk.calls).toHaveLength(510);
  });

  it('sends what a changed mapping makes different, under another key than before', async () => {
    const first = deskDestination(port, { mapping: { name: 'fullName' } });
    await outbound.tell(golden(1, 2, 'Maria Ortiz'));
    await eventually(() => expect(desk.methods(idOf(1))).toEqual(['PUT']));
    await settled();
    await outbound.apply([first]);
    await eventually(() => expect(desk.holds.get(idOf(1))).toEqual({ name: 'Maria Ortiz' }));
    await settled();
    const [before, after] = desk.calls.filter(({ id }) => id === idOf(1));
    expect(after?.key).not.toBe(before?.key);
  });

  it('sends nothing when the destination is described otherwise but wants the same', async () => {
    const mapping = { name: 'fullName' };
    await outbound.apply([deskDestination(port, { mapping, description: 'The desk' })]);
    await outbound.tell(golden(3, 2, 'Cid Ray'));
    await eventually(() => expect(desk.methods(idOf(3))).toEqual(['PUT']));
    await settled();
    expect(desk.calls).toHaveLength(1);
  });

  it('does not forget a new mapping over a delivery that was on its way', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.answer = () => held.then(() => ({ status: 200 }));
    await outbound.tell(golden(2, 2, 'Ann Lee'));
    await eventually(() => expect(desk.methods(idOf(2))).toEqual(['PUT']));

    await outbound.apply([deskDestination(port, { mapping: { client: 'fullName' } })]);
    const shadows = outbound.service.connection.collection('shadows');
    await eventually(async () =>
      expect(await shadows.findOne({ entityId: idOf(2) })).toMatchObject({
        wanted: { fields: JSON.stringify({ client: 'Ann Lee' }) },
      }),
    );
    release();
    await eventually(() => expect(desk.holds.get(idOf(2))).toEqual({ client: 'Ann Lee' }));
    await settled();
  });

  it('takes back what a destination asks to be without', async () => {
    await outbound.apply([
      deskDestination(port, { mapping: { client: 'fullName' }, having: ['gender'] }),
    ]);
    await eventually(() => expect(desk.holds.size).toBe(0));
    await settled();
  });
});

describe('before a workspace is applied', () => {
  it('golden records wait, and no attempt is counted', async () => {
    const service = await startTestService({ name: 'outbound-sync', module: OutboundSyncModule });
    await service.send(goldenChangedChannel, [golden(1, 1, 'Maria Ortiz')]);
    await eventually(async () =>
      expect((await service.request('GET', '/v1/work')).body).toMatchObject({
        pending: { inFlight: 1 },
      }),
    );
    const { text } = await service.request('GET', '/metrics');
    const retried = text.split('\n').filter((line) => line.startsWith('concord_messages_retried'));
    expect(retried).toEqual([]);
    await service.stop();
  });
});
