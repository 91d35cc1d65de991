import { eventually } from '@concord/service-kit/testing';
import { golden, idOf, OutboundUnderTest } from '../testing/outbound-under-test';
import { deskDestination, SupportDesk } from '../testing/support-desk';

describe('a destination that nobody answers at', () => {
  const desk = new SupportDesk();
  let port = 0;
  let outbound: OutboundUnderTest;

  beforeAll(async () => {
    port = await desk.open();
    await desk.close();
    outbound = await OutboundUnderTest.start([deskDestination(port)]);
  });
  afterAll(async () => {
    await outbound.service.stop();
    await desk.close();
  });

  const troubled = () =>
    eventually(async () =>
      expect((await outbound.work()).troubles).toMatchObject([
        {
          subject: 'destination support-desk',
          message: expect.stringContaining('ECONNREFUSED'),
        },
      ]),
    );
  const untroubled = () =>
    eventually(async () => expect((await outbound.work()).troubles).toEqual([]));

  it('stands among the troubles, with what waits for it', async () => {
    await outbound.tell(golden(1, 1, 'Maria Ortiz'));
    await troubled();
    expect(await outbound.report('support-desk')).toMatchObject({
      pending: 1,
      setAside: 0,
      troubles: [{ message: expect.stringContaining('no answer') }],
    });
  });

  it('gets what waited when it answers again, and the trouble is over', async () => {
    await desk.open(port);
    await eventually(() => expect(desk.holds.has(idOf(1))).toBe(true));
    await untroubled();
  });

  it('is no trouble any more when it came back while the service was stopped', async () => {
    await desk.close();
    await outbound.tell(golden(2, 1, '王小明'));
    await troubled();
    await outbound.service.stop({ keep: true });
    await desk.open(port);
    outbound = await OutboundUnderTest.start([deskDestination(port)], outbound.service.place);
    await eventually(() => expect(desk.holds.has(idOf(2))).toBe(true));
    await untroubled();
  });

  it('is no trouble any more when its address is corrected, or when it is taken away', async () => {
    await outbound.apply([deskDestination(port), deskDestination(1, { destination: 'typo' })]);
    await eventually(async () =>
      expect((await outbound.work()).troubles).toMatchObject([{ subject: 'destination typo' }]),
    );
    await outbound.apply([deskDestination(port), deskDestination(port, { destination: 'typo' })]);
    await untroubled();
    expect(await outbound.report('typo')).toMatchObject({ holding: 2, pending: 0 });

    await outbound.apply([deskDestination(port), deskDestination(1, { destination: 'gone' })]);
    await eventually(async () =>
      expect((await outbound.work()).troubles).toMatchObject([{ subject: 'destination gone' }]),
    );
    await outbound.apply([deskDestination(port)]);
    await untroubled();
  });
});
