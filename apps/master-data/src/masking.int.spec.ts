import { entityResolvedChannel } from '@concord/contracts/bus';
import {
  eventually,
  startTestService,
  walkReading,
  type TestService,
} from '@concord/service-kit/testing';
import { MasterDataModule } from './master-data.module';

const ann = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';

const setup = {
  model: {
    entities: {
      customer: {
        fields: {
          givenName: { type: 'name.given' },
          familyName: { type: 'name.family' },
          birthDate: { type: 'date.birth' },
          email: { type: 'email', many: true },
          phone: { type: 'phone', many: true },
          address: { type: 'address' },
          passport: { type: 'identifier' },
          hobby: { type: 'text', personal: true },
          segment: { type: 'category' },
        },
      },
      ticket: { kind: 'interaction', fields: { caller: { type: 'name.full' } } },
      order: { kind: 'transaction', fields: { placedBy: { type: 'name.full' } } },
    },
  },
  survivorship: {},
  sources: [{ source: 'crm', trust: 0.9 }],
};

const record = (givenName: string) => ({
  entity: 'customer',
  fields: {
    givenName: [
      { value: givenName, original: givenName.toUpperCase(), key: givenName.toLowerCase() },
    ],
    familyName: [{ value: 'Ashdown' }],
    birthDate: [{ value: '1980-05-17' }],
    email: [{ value: 'kate@ashdown-farm.co.uk' }],
    phone: [{ value: '+447912177633' }],
    address: [{ value: { lines: ['81 Green Lane'], city: 'Edinburgh', postcode: 'EH18 2WR' } }],
    passport: [{ value: 'E12345678' }],
    hobby: [{ value: 'falconry' }],
    segment: [{ value: 'gold' }],
  },
  issues: [
    { field: 'phone', code: 'phone.fixed', severity: 'fixed' as const, message: 'was 07912177633' },
  ],
  quality: 1,
  attached: [
    { entity: 'ticket', id: 'T-1', fields: { caller: [{ value: 'Katherine Ashdown' }] } },
    { entity: 'order', id: 'A-17', fields: { placedBy: [{ value: 'Katherine Ashdown' }] } },
  ],
});

/** What must not be told to those who see personal values masked, in any form. */
const personal = [
  ...['katherine', 'katie', 'ashdown', '1980-05', 'farm', '7912177633', 'green lane', '2wr'],
  ...['e123456', 'falconry'],
];

describe('personal values in the answers of master data', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    await service.request('PUT', '/v1/setup', setup);
    const word = { entityId: ann, status: 'current' as const, into: [], left: [] };
    const member = { source: 'crm', recordId: '1' };
    const joined = (version: number, name: string) => [
      { ...member, version, sequence: version, record: record(name) },
    ];
    await service.send(entityResolvedChannel, [
      { ...word, version: 1, cause: 'arrival', joined: joined(1, 'Katie') },
    ]);
    await feedReaches(1);
    await service.send(entityResolvedChannel, [
      { ...word, version: 2, cause: 'update', joined: joined(2, 'Katherine') },
    ]);
    await feedReaches(2);
  });
  afterAll(() => service.stop());

  const feedReaches = (head: number) =>
    eventually(async () => {
      expect((await service.request('GET', '/v1/changes')).body).toMatchObject({ head });
    });
  const walk = (key: string) =>
    walkReading({
      url: service.url,
      key,
      parameters: { id: ann, source: 'crm', recordId: '1', limit: '5' },
      also: ['/v1/changes/stream?after=0', '/v1/export/golden?format=csv'],
    });
  const told = (text: string) => personal.filter((value) => text.toLowerCase().includes(value));
  const ask = (path: string, key: string) =>
    service.request('GET', path, undefined, { authorization: `Bearer ${key}` });

  it('are masked wherever a reader can read', async () => {
    const answers = await walk(service.keys.reader);
    expect(answers.filter(({ text }) => told(text).length > 0)).toEqual([]);
    const good = answers.filter(({ status }) => status === 200).map(({ path }) => path);
    expect(good.length).toBeGreaterThan(8);
    // Nothing fell over on the way; what is refused is refused in good order.
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('are clear to a steward, so that the test above has something to find', async () => {
    const answers = await walk(service.keys.steward);
    const telling = answers.filter(({ text }) => told(text).length > 0).map(({ path }) => path);
    expect(telling).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`/v1/customers/${ann}`),
        expect.stringContaining('/history'),
        expect.stringContaining('/lineage'),
        expect.stringContaining('/sources'),
        expect.stringContaining('/v1/changes'),
        expect.stringContaining('/v1/changes/stream'),
        expect.stringContaining('/v1/export/golden'),
      ]),
    );
  });

  it('look like what they are', async () => {
    const { body } = await ask(`/v1/customers/${ann}`, service.keys.reader);
    expect(body).toMatchObject({
      id: ann,
      fields: {
        givenName: [{ value: 'K****', key: 'crm:1' }],
        birthDate: [{ value: '1980-**-**' }],
        email: [{ value: 'k****@a****.uk' }],
        phone: [{ value: '+4479****7633' }],
        address: [{ value: { lines: ['****'], city: 'Edinburgh', postcode: 'EH****' } }],
        passport: [{ value: '****78' }],
        hobby: [{ value: '****' }],
        segment: [{ value: 'gold' }],
      },
    });
  });

  it('cannot be found out by asking for them', async () => {
    for (const query of ['filter=phone:prefix:%2B447', 'sort=birthDate', 'q=ashdown', 'email=k']) {
      const refused = await ask(`/v1/customers?${query}`, service.keys.reader);
      expect(refused).toMatchObject({ status: 403, body: { code: 'access.personal' } });
    }
    expect((await ask('/v1/customers?limit=5', service.keys.reader)).status).toBe(200);
  });

  it('are shown as the model and the key say', async () => {
    const asReader = () => ask(`/v1/customers/${ann}`, service.keys.reader);
    const asSteward = () => ask(`/v1/customers/${ann}`, service.keys.steward);
    const made = await service.request('POST', '/v1/keys', {
      ...{ name: 'warehouse', role: 'reader', personal: 'clear' },
    });
    const warehouse = String(Reflect.get(Object(made.body), 'key'));
    expect((await ask(`/v1/customers/${ann}`, warehouse)).text).toContain('Katherine');

    const model = { ...setup.model, masking: { clear: ['reader'] } };
    await service.request('PUT', '/v1/setup', { ...setup, model });
    await eventually(async () => expect((await asReader()).text).toContain('Katherine'));
    expect((await asSteward()).text).not.toContain('Katherine');
    await service.request('PUT', '/v1/setup', setup);
  });
});
