import { startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';

describe('problem details', () => {
  let service: TestService;
  const lines: string[] = [];

  beforeAll(async () => {
    service = await startTestService({
      name: 'cleansing',
      module: DemoModule,
      environment: { CONCORD_BODY_LIMIT: '1kb' },
      logTo: { write: (line: string) => lines.push(line) },
    });
  });
  afterAll(() => service.stop());

  it('name all faults of a body at once, with a stable code', async () => {
    const body = { to: '', times: 12, tone: 'warm' };
    const answer = await service.request('POST', '/v1/greetings', body);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({
      status: 400,
      body: {
        type: 'urn:concord:problem:request.invalid',
        title: 'Bad request',
        status: 400,
        code: 'request.invalid',
        detail: 'The body of the request has 3 faults.',
        instance: '/v1/greetings',
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        faults: [
          { path: 'body.to', message: expect.stringContaining('>=1') },
          { path: 'body.times', message: expect.stringContaining('<=9') },
          { path: 'body', message: expect.stringContaining('tone') },
        ],
      },
    });
  });

  it('say what type was expected', async () => {
    const answer = await service.request('POST', '/v1/greetings', { to: 7 });
    expect(answer.body).toMatchObject({ faults: [{ path: 'body.to', expected: 'string' }] });
  });

  it('say that a body is missing', async () => {
    expect(await service.request('POST', '/v1/greetings')).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', faults: [{ path: 'body' }] },
    });
  });

  it('name the faults of query and path', async () => {
    expect(await service.request('GET', '/v1/numbers?limit=0')).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'query.limit' }] },
    });
    expect(await service.request('GET', '/v1/records/seven')).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'path.id', message: 'digits' }] },
    });
  });

  it('tell line and column where a body is not JSON', async () => {
    const answer = await service.request(
      'POST',
      '/v1/greetings',
      '{\n  "to": "Ann",\n  "times": }',
    );
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'request.notJson',
        detail: 'The body is not JSON: unexpected character at line 3, column 12 (offset 28).',
      },
    });
  });

  it('tell that a body is too large', async () => {
    const answer = await service.request('POST', '/v1/greetings', { to: 'A'.repeat(2_000) });
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'request.tooLarge', detail: expect.stringContaining('1024 bytes') },
    });
  });

  it.each([
    ['text/csv', 'a media type'],
    ['application/json; charset=utf-99', 'a charset'],
  ])('tell that %s is not read', async (type) => {
    const answer = await service.request('POST', '/v1/greetings', '{"to":"Ann"}', {
      'content-type': type,
    });
    expect(answer).toMatchObject({ status: 415, body: { code: 'request.mediaType' } });
  });

  it('tell that there is no such route', async () => {
    const answer = await service.request('GET', '/v1/nothing');
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'route.unknown', detail: 'Cannot GET /v1/nothing.' },
    });
  });

  it('tell what a service says', async () => {
    expect(await service.request('GET', '/v1/records/404')).toMatchObject({
      status: 404,
      body: { code: 'record.unknown', detail: 'There is no record 404.' },
    });
  });

  it('tell nothing of an unexpected error but the trace id, by which the log has it', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await service.request('GET', '/v1/boom', undefined, { traceparent });
    expect(answer).toMatchObject({
      status: 500,
      body: { code: 'internal', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
    });
    expect(answer.text).not.toMatch(/Zhang|Error:|\.ts/);

    const line = lines.find((text) => text.includes('request failed unexpectedly')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      service: 'cleansing',
      trace: '4bf92f3577b34da6a3ce929d0e0e4736',
      error: { at: expect.arrayContaining([expect.stringContaining('demo.module')]) },
    });
    expect(lines.join('')).not.toMatch(/Zhang|example\.com|13912345678/);
  });
});
