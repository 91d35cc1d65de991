import { eventually } from '@concord/service-kit/testing';
import { golden, idOf, OutboundUnderTest } from '../testing/outbound-under-test';
import { deskDestination, SupportDesk } from '../testing/support-desk';

describe('delivering to an HTTP tool', () => {
  const desk = new SupportDesk();
  let outbound: OutboundUnderTest;

  beforeAll(async () => {
    outbound = await OutboundUnderTest.start([deskDestination(await desk.open())]);
  });
  afterAll(async () => {
    await outbound.service.stop();
    await desk.close();
  });
  beforeEach(() => {
    desk.calls.length = 0;
    desk.answer = () => ({ status: 200 });
  });

  it('creates, changes and deletes what golden records say', async () => {
    await outbound.tell(golden(1, 1, 'Maria Ortiz'));
    await eventually(() =>
      expect(desk.holds.get(idOf(1))).toEqual({
        name: 'Maria Ortiz',
        mail: 'customer1@example.org',
      }),
    );
    await outbound.tell(golden(1, 2, 'Maria Ortiz-Lopez'));
    await eventually(() =>
      expect(desk.holds.get(idOf(1))).toMatchObject({ name: 'Maria Ortiz-Lopez' }),
    );
    await outbound.tell(golden(1, 3, '', { status: 'retired', fields: {} }));
    await eventually(() => expect(desk.holds.has(idOf(1))).toBe(false));
    expect(desk.methods(idOf(1))).toEqual(['PUT', 'PUT', 'DELETE']);
  });

  it('sends nothing when only fields changed that the tool does not get, nor old news', async () => {
    await outbound.tell(golden(2, 2, '王小明'));
    await eventually(() => expect(desk.methods(idOf(2))).toEqual(['PUT']));
    const { fields } = golden(2, 2, '王小明');
    await outbound.tell(
      golden(2, 3, '王小明', { fields: { ...fields, gender: ['male'] } }),
      golden(2, 1, 'Wang'),
    );
    await outbound.tell(golden(3, 1, 'Ann Lee'));
    await eventually(async () => {
      expect(desk.methods(idOf(3))).toEqual(['PUT']);
      expect(await outbound.report('support-desk')).toMatchObject({ pending: 0 });
    });
    expect(desk.methods(idOf(2))).toEqual(['PUT']);
  });

  it('deletes the id of a customer that was merged away', async () => {
    await outbound.tell(golden(4, 1, 'Ann Lee'));
    await eventually(() => expect(desk.holds.has(idOf(4))).toBe(true));
    await outbound.tell(
      golden(3, 2, 'Ann Lee-Smith'),
      golden(4, 2, '', { status: 'redirected', into: [idOf(3)], fields: {} }),
    );
    await eventually(() => expect(desk.holds.has(idOf(4))).toBe(false));
    expect(desk.holds.get(idOf(3))).toMatchObject({ name: 'Ann Lee-Smith' });
  });

  it('sends the same under the same key after the time that Retry-After says', async () => {
    desk.answer = () => ({
      status: desk.calls.length === 1 ? 503 : 200,
      headers: { 'retry-after': '2' },
    });
    await outbound.tell(golden(5, 1, 'Cid Ray'));
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ pending: 1, failing: 1 }),
    );
    await eventually(() => expect(desk.holds.has(idOf(5))).toBe(true));
    const [first, second] = desk.calls;
    expect(second?.key).toBe(first?.key);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_900);
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ pending: 0, failing: 0 }),
    );
  });

  it('sets aside the one that the tool refuses, and goes on with the rest', async () => {
    desk.answer = ({ id }) =>
      id === idOf(7) ? { status: 400, body: 'the name has a digit' } : { status: 200 };
    await outbound.tell(golden(6, 1, 'Dan Fox'), golden(7, 1, 'R2 D2'), golden(8, 1, 'Eve Orr'));
    await eventually(() => {
      expect(desk.holds.has(idOf(6))).toBe(true);
      expect(desk.holds.has(idOf(8))).toBe(true);
    });
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ setAside: 1, pending: 0 }),
    );
    const { body } = await outbound.service.request(
      'GET',
      '/v1/destinations/support-desk/set-aside',
    );
    expect(body).toEqual({
      items: [{ entityId: idOf(7), attempts: 1, error: 'answers 400: the name has a digit' }],
    });
    expect(desk.methods(idOf(7))).toEqual(['PUT']);
    expect((await outbound.work()).troubles).toEqual([]);
  });

  it('tries what was set aside again when the record changes, or when an operator says so', async () => {
    desk.answer = () => ({ status: 422 });
    await outbound.tell(golden(7, 2, 'Ar Two'));
    await eventually(() => expect(desk.methods(idOf(7))).toEqual(['PUT']));
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ setAside: 1 }),
    );
    desk.answer = () => ({ status: 200 });
    const { body } = await outbound.service.request(
      'POST',
      '/v1/destinations/support-desk/set-aside/retry',
    );
    expect(body).toEqual({ retried: 1 });
    await eventually(() => expect(desk.holds.get(idOf(7))).toMatchObject({ name: 'Ar Two' }));
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ setAside: 0, pending: 0 }),
    );
  });

  it('delivers hundreds, each once', async () => {
    const many = Array.from({ length: 300 }, (_, at) => golden(1_000 + at, 1, `Customer ${at}`));
    await outbound.tell(...many);
    await eventually(async () =>
      expect(await outbound.report('support-desk')).toMatchObject({ pending: 0, holding: 306 }),
    );
    expect(desk.calls).toHaveLength(300);
    expect(new Set(desk.calls.map(({ key }) => key)).size).toBe(300);
  });
});
