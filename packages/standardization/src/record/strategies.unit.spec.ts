import { cleansingSetup } from '@concord/contracts/setups';
import { cleanserOf, type Outcome } from './cleanse';

/** A club in Shanghai and Hamburg, whose forms are rarely filled in to the end. */
const setup = cleansingSetup.parse({
  model: {
    entities: {
      member: {
        fields: {
          name: { type: 'name.full' },
          family: { type: 'name.family' },
          idNumber: { type: 'identifier' },
          birthDate: { type: 'date.birth' },
          gender: { type: 'gender' },
          phone: { type: 'phone', many: true },
          country: { type: 'country' },
          language: { type: 'language' },
          address: { type: 'address' },
          city: { type: 'place' },
          postcode: { type: 'postcode' },
          plan: { type: 'category' },
          height: { type: 'number', unit: 'cm' },
          fee: { type: 'money' },
          joined: { type: 'date' },
          left: { type: 'date' },
          newsletter: { type: 'boolean' },
        },
      },
    },
  },
  values: {
    missing: ['xxx', '-999', '待补'],
    currency: 'EUR',
    rates: [{ date: '2025-01-01', base: 'EUR', rates: { CNY: 7.5, USD: 1.04 } }],
    synonyms: {
      gender: { female: ['Mitgliederin'] },
      boolean: { true: ['gern'] },
      country: { CN: ['Reich der Mitte'] },
      language: { zh: ['沪语'] },
    },
  },
  cleansing: {
    member: {
      missing: {
        family: 'derive',
        birthDate: 'derive',
        gender: ['derive', 'leave'],
        country: ['derive', { default: 'DE' }],
        city: { derive: ['address'] },
        postcode: 'derive',
        language: { default: 'de' },
        phone: 'ask',
      },
      synonyms: { plan: { Gold: ['gold card', '金卡'], Basic: ['standard', '普卡'] } },
      rules: [
        {
          rule: 'birth-date-of-identifier',
          identifier: 'idNumber',
          birthDate: 'birthDate',
          then: 'fix',
        },
        { rule: 'gender-of-identifier', identifier: 'idNumber', gender: 'gender' },
        { rule: 'city-of-postcode', address: 'address' },
        { rule: 'in-order', first: 'joined', second: 'left', then: 'quarantine' },
        { rule: 'within', field: 'height', from: 40, to: 250 },
        { rule: 'requires', field: 'plan', is: ['Gold'], needs: 'fee', then: 'quarantine' },
      ],
      quarantineOn: ['identifier.check-digit'],
      rateDate: 'joined',
    },
  },
  sources: [
    {
      source: 'club',
      entity: 'member',
      locale: { country: 'CN', dayFirstOf: { left: true } },
      mapping: {
        name: 'name',
        idNumber: 'id',
        birthDate: 'born',
        gender: 'sex',
        phone: 'tel',
        country: 'country',
        language: 'lang',
        address: {
          address: { line1: 'street', city: 'town', region: 'province', postcode: 'zip' },
        },
        plan: 'plan',
        height: 'height',
        fee: 'fee',
        joined: 'joined',
        left: 'left',
        newsletter: 'news',
      },
    },
  ],
});

const [club] = setup.sources;
if (club === undefined) throw new Error('no source');
const cleanse = cleanserOf(club, setup.model, undefined, setup);
const read = (data: Record<string, unknown>, carried?: Record<string, unknown>): Outcome =>
  cleanse({ name: '张伟', tel: '+86 138 1724 5690', ...data }, '2026-03-01', carried);

const fieldsOf = (outcome: Outcome) =>
  outcome.kind === 'accepted' ? outcome.record.fields : outcome.draft;
const codesOf = (outcome: Outcome) =>
  outcome.kind === 'accepted' ? outcome.record.issues.map(({ code }) => code) : [];
const reasonsOf = (outcome: Outcome) =>
  outcome.kind === 'quarantined' ? outcome.reasons.map(({ code, field }) => [code, field]) : [];

describe('what is missing', () => {
  it('is derived from a resident number, and marked as imputed', () => {
    const fields = fieldsOf(read({ id: '11010519491231002X' }));
    expect(fields.birthDate).toEqual([{ value: '1949-12-31', imputed: true }]);
    expect(fields.gender).toEqual([{ value: 'female', imputed: true }]);
  });

  it('is not derived from a number that is wrong', () => {
    expect(fieldsOf(read({ id: '110105194912310021' })).birthDate).toBeUndefined();
  });

  it.each([
    ['Frau Sabine Müller', 'female'],
    ['Mr. John Smith', 'male'],
    ['Müller, Herr Hans', 'male'],
    ['王芳女士', 'female'],
    ['Sabine Müller', undefined],
  ])('of the gender is derived from the title in %j', (name, gender) => {
    expect(fieldsOf(read({ name })).gender?.[0]?.value).toBe(gender);
  });

  it('of a name is derived from the whole', () => {
    expect(fieldsOf(read({ name: '欧阳娜娜' })).family).toMatchObject([
      { value: '欧阳', imputed: true },
    ]);
    expect(fieldsOf(read({ name: 'Maria de la Cruz' })).family).toMatchObject([
      { value: 'de la Cruz', imputed: true },
    ]);
  });

  it('of a country is derived from the phone, or else the default', () => {
    expect(fieldsOf(read({})).country).toEqual([{ value: 'CN', imputed: true }]);
    expect(fieldsOf(read({ tel: '+800 1234 5678' })).country).toMatchObject([
      { value: 'DE', imputed: true },
    ]);
    expect(fieldsOf(read({ country: 'Österreich' })).country).toEqual([
      { value: 'AT', original: 'Österreich' },
    ]);
  });

  it('of a town is derived from the address', () => {
    const fields = fieldsOf(read({ street: '南京东路100号', town: '上海', zip: '200001' }));
    expect(fields.city).toMatchObject([{ value: '上海', imputed: true }]);
    expect(fields.postcode).toMatchObject([{ value: '200001', imputed: true }]);
  });

  it('asks a person where the workspace says so', () => {
    expect(reasonsOf(read({ tel: 'no phone' }))).toEqual([['field.asked', 'phone']]);
  });

  it('is carried from the rows before, and marked', () => {
    expect(fieldsOf(read({ plan: '' }, { plan: '金卡', fee: '5 EUR' })).plan).toEqual([
      { value: 'Gold', key: 'gold', original: '金卡', imputed: true },
    ]);
    expect(fieldsOf(read({ plan: 'standard' }, { plan: '金卡' })).plan).toMatchObject([
      { value: 'Basic' },
    ]);
  });

  it('does not count for quality, which is about what the source knows', () => {
    const [bare, told] = [read({}), read({ country: 'CN', lang: 'zh' })];
    if (bare.kind !== 'accepted' || told.kind !== 'accepted') throw new Error('quarantined');
    expect(bare.record.quality).toBeLessThan(told.record.quality);
  });

  it.each(['xxx', 'XXX', '待补', '-999', -999])(
    'is what the workspace writes for it: %j',
    (nothing) => {
      const fields = fieldsOf(read({ height: nothing, plan: nothing, street: nothing }));
      expect([fields.height, fields.plan, fields.address]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    },
  );
});

describe('words of the workspace', () => {
  it.each([
    ['sex', 'Mitgliederin', 'gender', 'female'],
    ['news', 'GERN', 'newsletter', true],
    ['country', 'Reich der Mitte', 'country', 'CN'],
    ['lang', '滬語', 'language', 'zh'],
    ['plan', 'Gold Card', 'plan', 'Gold'],
    ['plan', '金卡', 'plan', 'Gold'],
    ['plan', 'Platin', 'plan', 'Platin'],
    ['height', '1,80 m', 'height', 180],
    ['left', '03/04/2026', 'left', '2026-04-03'],
  ])('%s %j means %s %j', (column, raw, field, value) => {
    expect(fieldsOf(read({ [column]: raw, fee: '1 EUR' }))[field]?.[0]?.value).toBe(value);
  });

  it('convert amounts by the rate of the day that the workspace names', () => {
    expect(fieldsOf(read({ fee: '￥750', joined: '2025-06-01' })).fee).toEqual([
      {
        value: {
          amount: 100,
          currency: 'EUR',
          from: { amount: 750, currency: 'CNY', rate: 0.1333333333, date: '2025-01-01' },
        },
        original: '￥750',
      },
    ]);
    expect(codesOf(read({ fee: '￥750', joined: '2024-06-01' }))).toContain('money.no-rate');
  });
});

describe('rules across fields', () => {
  it('mend a birth date by the resident number, and mark it as filled in', () => {
    const outcome = read({ id: '11010519491231002X', born: '1949-12-13' });
    expect(fieldsOf(outcome).birthDate).toEqual([
      { value: '1949-12-31', original: '1949-12-13', imputed: true },
    ]);
    expect(outcome.changes).toContainEqual({
      field: 'birthDate',
      before: '1949-12-13',
      after: '1949-12-31',
      rule: 'rule.birth-date-of-identifier',
    });
  });

  it('leave a birth date that agrees, a partial one too', () => {
    expect(fieldsOf(read({ id: '11010519491231002X', born: '1949-12' })).birthDate).toEqual([
      { value: '1949-12' },
    ]);
  });

  it('warn of a gender that is not the one in the number', () => {
    expect(codesOf(read({ id: '11010519491231002X', sex: '男' }))).toEqual([
      'rule.gender-of-identifier',
    ]);
  });

  it.each([
    ['北京', '北京', '100000', []],
    ['上海', '上海', '100000', ['rule.city-of-postcode']],
    ['杭州', '浙江', '310012', []],
    ['杭州', '浙江', '510000', ['rule.city-of-postcode']],
    ['广州', '浙江', '510000', ['rule.city-of-postcode']],
    ['一个小镇', '浙江', '325000', []],
    ['Wuhan', 'Hubei', '430013', []],
    ['Wuhan', 'Hunan', '430013', ['rule.city-of-postcode']],
    ['Hohhot', 'Inner Mongolia', '010000', []],
  ])('hold the town %s in %s against the postcode %s', (town, province, zip, codes) => {
    expect(codesOf(read({ street: '中山路1号', town, province, zip }))).toEqual(codes);
  });

  it('quarantine an end before its beginning', () => {
    expect(reasonsOf(read({ joined: '2026-02-01', left: '31/01/2026' }))).toEqual([
      ['rule.in-order', 'left'],
    ]);
    expect(reasonsOf(read({ joined: '2026-02-01', left: '01/02/2026' }))).toEqual([]);
    expect(reasonsOf(read({ joined: '2026-02', left: '01/02/2026' }))).toEqual([]);
  });

  it('warn of what is out of bounds', () => {
    expect(codesOf(read({ height: '18 m' }))).toEqual(['rule.within']);
    expect(codesOf(read({ height: '1.8 m' }))).toEqual([]);
  });

  it('quarantine what lacks what another field asks for', () => {
    expect(reasonsOf(read({ plan: 'gold card' }))).toEqual([['rule.requires', 'fee']]);
    expect(reasonsOf(read({ plan: 'standard' }))).toEqual([]);
  });

  it('quarantine on the issue codes that the workspace names', () => {
    expect(reasonsOf(read({ id: '110105194912310021' }))).toEqual([
      ['identifier.check-digit', 'idNumber'],
    ]);
  });
});

describe('the record of changes', () => {
  it('says of every value what it was, what it is, and which rule did it', () => {
    const { changes } = read({ name: 'SMITH, Dr. JOHN', born: '31.02.1990', sex: 'n/a', lang: '' });
    expect(changes).toEqual([
      {
        field: 'name',
        before: 'SMITH, Dr. JOHN',
        after: 'John Smith',
        rule: expect.stringContaining('name.reordered'),
      },
      { field: 'birthDate', before: '31.02.1990', after: '1990-02', rule: 'date.impossible' },
      { field: 'gender', before: 'n/a', after: null, rule: 'missing' },
      { field: 'phone', before: '+86 138 1724 5690', after: '+8613817245690', rule: 'phone' },
      { field: 'country', before: null, after: 'CN', rule: 'derive' },
      { field: 'language', before: null, after: 'de', rule: 'default' },
      { field: 'family', before: null, after: 'Smith', rule: 'derive' },
    ]);
  });

  it('says what could not be used', () => {
    expect(read({ height: 'tall' }).changes).toContainEqual({
      field: 'height',
      before: 'tall',
      after: null,
      rule: 'number.unreadable',
    });
  });

  it('is kept of records that wait in quarantine, too', () => {
    const outcome = read({ tel: 'call me' });
    expect(outcome.kind).toBe('quarantined');
    expect(outcome.changes[0]).toMatchObject({ field: 'phone', before: 'call me', after: null });
  });
});
