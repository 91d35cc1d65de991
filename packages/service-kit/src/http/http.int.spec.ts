import { startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';

describe('HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
  });
  afterAll(() => service.stop());

  it("continues the caller's trace with a span of its own", async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers } = await service.request('GET', '/health/live', undefined, { traceparent });
    expect(headers.get('traceparent')).toMatch(
      /^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/,
    );
    expect(headers.get('traceparent')).not.toBe(traceparent);
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'begins a trace where the caller sends "%s"',
    async (traceparent) => {
      const { headers } = await service.request('GET', '/health/live', undefined, { traceparent });
      expect(headers.get('traceparent')).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    },
  );

  it('gives a list page by page, each item once', async () => {
    const first = await service.request('GET', '/v1/numbers?limit=10');
    expect(first.body).toMatchObject({ items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    const second = await service.request(
      'GET',
      `/v1/numbers?limit=10&cursor=${nextOf(first.text)}`,
    );
    expect(second.body).toMatchObject({ items: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20] });
    const last = await service.request('GET', `/v1/numbers?limit=10&cursor=${nextOf(second.text)}`);
    expect(last.body).toEqual({ items: [21, 22, 23, 24, 25] });
  });

  it.each(['garbage', 'eyJ4IjoxfQ'])('does not take "%s" for a cursor', async (cursor) => {
    expect(await service.request('GET', `/v1/numbers?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'cursor.invalid' },
    });
  });

  it('streams rows as one JSON object a line', async () => {
    const answer = await service.request('GET', '/v1/stream');
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const rows = answer.text.trim().split('\n');
    expect(rows).toHaveLength(250);
    expect(rows.at(-1)).toBe('{"row":250}');
  });

  it('cuts a stream that fails midway, so that nobody takes a part for the whole', async () => {
    await expect(service.request('GET', '/v1/broken-stream')).rejects.toThrow('terminated');
    expect(await service.request('GET', '/health/live')).toMatchObject({ status: 200 });
  });
});

function nextOf(text: string): string {
  return /"next":"([^"]+)"/.exec(text)?.[1] ?? '';
}
