import type { CleansingSetup } from '@concord/contracts/setups';
import { AuditLog } from '../audit/audit-log';
import { Log } from '../log/log';
import { startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';
import { setupExamples } from './setup-examples';
import { SetupStore } from './setup-store';

const setup = setupExamples.cleansing;
const changed: CleansingSetup = {
  ...setup,
  model: {
    entities: { customer: { fields: { phone: { type: 'phone', many: true } }, require: [] } },
  },
};

describe(SetupStore, () => {
  let service: TestService;
  let store: SetupStore<'cleansing'>;

  beforeEach(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
    store = service.app.get<SetupStore<'cleansing'>>(SetupStore);
  });
  afterEach(() => service.stop());

  const put = (body: unknown, headers?: Record<string, string>) =>
    service.request('PUT', '/v1/setup', body, headers);

  it('has none at first', async () => {
    expect(await service.request('GET', '/v1/setup')).toMatchObject({
      status: 404,
      body: { code: 'setup.none' },
    });
    expect(await store.current()).toBeUndefined();
  });

  it('stores versions, and the same content again makes none', async () => {
    const first = await put(setup);
    expect(first).toMatchObject({ status: 201, body: { version: 1, setup } });
    expect(first.headers.get('etag')).toBe('"1"');
    const [model, sources] = [setup.model, setup.sources];
    expect(await put({ sources, model })).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await put(changed)).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await put(setup)).toMatchObject({ status: 201, body: { version: 3 } });

    const read = await service.request('GET', '/v1/setup');
    expect(read.headers.get('etag')).toBe('"3"');
    expect(read.body).toEqual({ version: 3, setup });
    const versions = await service.request('GET', '/v1/setup/versions');
    expect(versions.body).toMatchObject({
      items: [
        { version: 3, createdBy: 'test-admin' },
        { version: 2, createdBy: 'test-admin' },
        { version: 1, createdBy: 'test-admin' },
      ],
    });
  });

  it('names all faults of a setup that is none of this service', async () => {
    expect(await put({ model: {}, sources: [{ source: 'CRM' }] })).toMatchObject({
      status: 400,
      body: {
        code: 'request.invalid',
        faults: expect.arrayContaining([
          expect.objectContaining({ path: 'body.model.entities' }),
          expect.objectContaining({ path: 'body.sources.0.source' }),
          expect.objectContaining({ path: 'body.sources.0.mapping' }),
        ]),
      },
    });
  });

  it('replaces only the version that the caller has seen', async () => {
    expect(await put(setup, { 'if-match': '"0"' })).toMatchObject({ status: 201 });
    expect(await put(changed, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'setup.stale', detail: expect.stringContaining('current version is 1') },
    });
    expect(await put(changed, { 'if-match': '"1"' })).toMatchObject({ status: 201 });
    expect(await put(setup, { 'if-match': 'one' })).toMatchObject({
      status: 400,
      body: { code: 'setup.ifMatch' },
    });
  });

  it('is for operators to change', async () => {
    const headers = { authorization: `Bearer ${service.keys.steward}` };
    expect(await put(setup, headers)).toMatchObject({ status: 403 });
  });

  it('gives concurrent callers versions of their own', async () => {
    await put(setup);
    const answers = await Promise.all(
      ['GB', 'DE', 'CN'].map((country) =>
        put({
          ...setup,
          sources: setup.sources.map((source) => ({ ...source, locale: { country } })),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await store.current()).toMatchObject({ version: 4 });
  });

  it('knows a new version in its own process at once', async () => {
    await put(setup);
    expect(await store.current()).toEqual({ version: 1, setup });
    await put(changed);
    expect(await store.current()).toEqual({ version: 2, setup: changed });
  });

  it('tells of a version that another replica stored, and tells once', async () => {
    const log = new Log({ service: 'cleansing', level: 'silent', format: 'json' });
    const replica = new SetupStore(service.connection, 'cleansing', log, service.app.get(AuditLog));
    const told: number[] = [];
    const first = new Promise<void>((resolve) => {
      replica.onChange(({ version }) => {
        told.push(version);
        resolve();
      });
    });
    await put(setup);
    await first;
    expect(await replica.current()).toEqual({ version: 1, setup });
    expect(told).toEqual([1]);
    replica.stop();
  });
});
