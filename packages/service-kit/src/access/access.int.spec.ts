import { hashApiKey } from '../api-key';
import { eventually, startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';

describe('API keys', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
  });
  afterAll(() => service.stop());

  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const anonymous = { authorization: '' };

  it('are asked for by default', async () => {
    const answer = await service.request('GET', '/v1/work', undefined, anonymous);
    expect(answer).toMatchObject({ status: 401, body: { code: 'access.keyMissing' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['/health/live', '/health/ready', '/metrics', '/docs', '/docs/json'])(
    'are not asked for at %s',
    async (path) => {
      // The broker may be connected a moment after the service answers.
      await eventually(async () =>
        expect(await service.request('GET', path, undefined, anonymous)).toMatchObject({
          status: 200,
        }),
      );
    },
  );

  it('are refused when nobody has them', async () => {
    const answer = await service.request('GET', '/v1/work', undefined, bearer('ck_invented'));
    expect(answer).toMatchObject({ status: 401, body: { code: 'access.keyUnknown' } });
  });

  it('come as X-API-Key too', async () => {
    const headers = { ...anonymous, 'x-api-key': service.keys.reader };
    expect(await service.request('GET', '/v1/work', undefined, headers)).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['reader', 'GET', '/v1/work', 200],
    ['reader', 'POST', '/v1/orders', 403],
    ['steward', 'POST', '/v1/orders', 403],
    ['operator', 'POST', '/v1/orders', 204],
    ['admin', 'POST', '/v1/orders', 204],
    ['operator', 'GET', '/v1/keys', 403],
    ['admin', 'GET', '/v1/keys', 200],
  ] as const)('let a %s %s %s: %i', async (role, method, path, status) => {
    const answer = await service.request(method, path, undefined, bearer(service.keys[role]));
    expect(answer.status).toBe(status);
  });

  it('of a lower role are told what is missing', async () => {
    const headers = bearer(service.keys.reader);
    const answer = await service.request('POST', '/v1/greetings', { to: 'Ann' }, headers);
    expect(answer).toMatchObject({
      status: 403,
      body: {
        code: 'access.role',
        detail: 'This needs the role steward; the key "test-reader" has reader.',
      },
    });
  });

  it('name the caller to the service', async () => {
    const headers = bearer(service.keys.steward);
    const answer = await service.request('POST', '/v1/greetings', { to: 'Ann' }, headers);
    expect(answer.body).toEqual({ text: 'Hi Ann', by: 'test-steward' });
  });

  it('are made on request, shown once, stored as a hash, and gone when deleted', async () => {
    const made = await service.request('POST', '/v1/keys', { name: 'dashboard', role: 'reader' });
    expect(made).toMatchObject({ status: 201, body: { name: 'dashboard', role: 'reader' } });
    const key = /ck_[A-Za-z0-9_-]{43}/.exec(made.text)?.[0] ?? '';
    expect(await service.request('GET', '/v1/work', undefined, bearer(key))).toMatchObject({
      status: 200,
    });

    const listed = await service.request('GET', '/v1/keys');
    expect(listed.text).toContain('"createdBy":"test-admin"');
    expect(listed.text).not.toContain(key);
    const stored = await service.connection.collection('api_keys').find().toArray();
    expect(JSON.stringify(stored)).toContain(hashApiKey(key));
    expect(JSON.stringify(stored)).not.toContain(key);

    expect(await service.request('DELETE', '/v1/keys/dashboard')).toMatchObject({ status: 204 });
    const after = await service.request('GET', '/v1/work', undefined, bearer(key));
    expect(after).toMatchObject({ status: 401 });
    expect(await service.request('DELETE', '/v1/keys/dashboard')).toMatchObject({
      status: 404,
      body: { code: 'key.unknown' },
    });
  });

  it('may be made elsewhere and handed over as a hash', async () => {
    const body = { name: 'crm', role: 'operator', hash: hashApiKey('ck_of_the_crm') };
    const made = await service.request('POST', '/v1/keys', body);
    expect(made).toMatchObject({ status: 201, body: { name: 'crm', role: 'operator' } });
    expect(made.text).not.toContain('ck_');
    const headers = bearer('ck_of_the_crm');
    expect(await service.request('POST', '/v1/orders', undefined, headers)).toMatchObject({
      status: 204,
    });
  });

  it('have names of their own', async () => {
    const body = { name: 'till', role: 'reader' };
    await service.request('POST', '/v1/keys', body);
    expect(await service.request('POST', '/v1/keys', body)).toMatchObject({
      status: 409,
      body: { code: 'key.exists' },
    });
    expect(
      await service.request('POST', '/v1/keys', { ...body, name: 'test-admin' }),
    ).toMatchObject({ status: 409, body: { code: 'key.exists' } });
  });

  it('from the configuration are not deleted here', async () => {
    expect(await service.request('DELETE', '/v1/keys/test-reader')).toMatchObject({
      status: 409,
      body: { code: 'key.provisioned' },
    });
  });
});

describe('a service without keys', () => {
  it('lets everybody in, on a loopback address', async () => {
    const environment = { CONCORD_AUTH: 'off' };
    const service = await startTestService({ name: 'cleansing', module: DemoModule, environment });
    const headers = { authorization: '' };
    expect(await service.request('GET', '/v1/keys', undefined, headers)).toMatchObject({
      status: 200,
    });
    await service.stop();
  });
});

describe('/metrics', () => {
  it('asks for a key where it is configured to', async () => {
    const environment = { CONCORD_METRICS_ACCESS: 'keyed' };
    const service = await startTestService({ name: 'cleansing', module: DemoModule, environment });
    const headers = { authorization: '' };
    expect(await service.request('GET', '/metrics', undefined, headers)).toMatchObject({
      status: 401,
    });
    expect(await service.request('GET', '/metrics')).toMatchObject({ status: 200 });
    await service.stop();
  });
});
