import type { CanonicalRecord, StandardValue } from '@concord/contracts/canonical';
import type { EntityModel, EntitySurvivorship, TrustDecay } from '@concord/contracts/workspace';
import { buildGolden, compilePolicy, unionLimit, type Contributor } from './survivorship';

const model: EntityModel = {
  require: [],
  fields: {
    givenName: { type: 'name.given', many: false },
    familyName: { type: 'name.family', many: false },
    fullName: { type: 'name.full', many: false },
    birthDate: { type: 'date.birth', many: false },
    gender: { type: 'gender', many: false },
    email: { type: 'email', many: true },
    address: { type: 'address', many: false },
    taxId: { type: 'identifier', many: false },
    segment: { type: 'category', many: false },
    remark: { type: 'text', many: false },
    since: { type: 'date', many: false },
    debt: { type: 'money', many: false },
    children: { type: 'number', many: false },
  },
};

const trust = new Map([
  ['crm', 0.9],
  ['erp', 0.6],
  ['shop', 0.4],
]);

type Said = Record<string, StandardValue['value'] | StandardValue | StandardValue[]>;

function says(key: string, said: Said, changedAt?: string): Contributor {
  const fields = Object.fromEntries(
    Object.entries(said).map(([field, value]) => {
      if (Array.isArray(value)) return [field, value];
      if (typeof value === 'object' && 'value' in value) return [field, [value]];
      return [field, [{ value }]];
    }),
  );
  const record: CanonicalRecord = {
    entity: 'customer',
    fields,
    issues: [],
    quality: 1,
    ...(changedAt === undefined ? {} : { changedAt }),
  };
  return { key, source: key.split(':')[0] ?? '', record, version: 3 };
}

function section(parts: Partial<EntitySurvivorship>): EntitySurvivorship {
  return { fields: {}, groups: {}, ...parts };
}

function golden(contributors: Contributor[], parts?: Partial<EntitySurvivorship>) {
  const policy = compilePolicy(model, parts && section(parts), trust);
  return buildGolden(contributors, policy).fields;
}

function valuesOf(contributors: Contributor[], field: string, parts?: Partial<EntitySurvivorship>) {
  return golden(contributors, parts)[field]?.map(({ value }) => value);
}

describe('rules', () => {
  const records = [
    says('crm:1', { remark: 'calls on Mondays', segment: 'gold' }, '2021-05-01'),
    says('erp:7', { remark: 'pays late', segment: 'silver' }, '2024-02-01T10:00:00+02:00'),
    says('shop:9', { remark: 'pays late', segment: 'bronze' }),
  ];
  const remark = (rule: EntitySurvivorship['fields'][string]) =>
    golden(records, { fields: { remark: rule } }).remark?.[0];

  test('most-recent takes the record that changed last, and a record without a date loses', () => {
    expect(remark('most-recent')).toMatchObject({
      value: 'pays late',
      key: 'erp:7',
      rule: 'most-recent',
    });
    expect(valuesOf(records, 'segment', { fields: { segment: 'most-recent' } })).toEqual([
      'silver',
    ]);
  });

  test('oldest takes the record that changed first, and a record without a date loses', () => {
    expect(remark('oldest')).toMatchObject({ key: 'crm:1', rule: 'oldest' });
  });

  test('source-priority follows its list, and without a list the trust of the sources', () => {
    const shopFirst = { rule: 'source-priority' as const, sources: ['shop', 'erp'] };
    expect(remark(shopFirst)).toMatchObject({ key: 'shop:9', rule: 'source-priority' });
    expect(remark('source-priority')).toMatchObject({ key: 'crm:1', rule: 'trust' });
  });

  test('trust takes the most trusted source; a contributor may bring a trust of its own', () => {
    expect(remark('trust')).toMatchObject({ key: 'crm:1' });
    const steward = { ...says('steward:1', { remark: 'do not call' }), trust: 2 };
    const result = golden([...records, steward], { fields: { remark: 'trust' } });
    expect(result.remark?.[0]).toMatchObject({ value: 'do not call', key: 'steward:1' });
  });

  test('most-frequent counts by matching key, so that 張三 and 张三 vote together', () => {
    const names = [
      says('crm:1', { fullName: { value: '李四', key: 'li si' } }),
      says('erp:1', { fullName: { value: '張三', key: 'zhang san' } }),
      says('shop:1', { fullName: { value: '张三', key: 'zhang san' } }),
    ];
    const [winner] = golden(names, { fields: { fullName: 'most-frequent' } }).fullName ?? [];
    expect(winner).toMatchObject({ value: '張三', key: 'erp:1' });
    expect(winner?.lost).toContainEqual({ value: '李四', key: 'crm:1', rule: 'most-frequent' });
  });

  test('most-complete prefers more address components, full dates and spelled-out names', () => {
    const pairs: [string, StandardValue['value'], StandardValue['value']][] = [
      [
        'address',
        { lines: ['1 Elm St'], city: 'Austin', postcode: '78701' },
        { lines: ['9 Oak Rd'], city: 'Austin' },
      ],
      ['birthDate', '1980-04-02', '1979'],
      ['fullName', 'Robert Smith', 'R. B. J. Smith'],
    ];
    for (const [field, fuller, poorer] of pairs) {
      const two = [says('crm:1', { [field]: poorer }), says('shop:1', { [field]: fuller })];
      expect(valuesOf(two, field, { fields: { [field]: 'most-complete' } })).toEqual([fuller]);
    }
  });

  test('longest counts characters, not bytes', () => {
    const two = [says('crm:1', { remark: '很好' }), says('erp:1', { remark: 'good' })];
    expect(valuesOf(two, 'remark', { fields: { remark: 'longest' } })).toEqual(['good']);
  });

  test('trust fades with age, evenly, fast or slowly at first, and wholly without a date', () => {
    const remarks = [
      says('crm:1', { remark: 'from the crm' }, '2024-01-01'),
      says('erp:1', { remark: 'from the erp' }, '2025-01-01'),
    ];
    // The CRM is trusted with .9 and a year older than the ERP, which keeps its .6.
    const winner = (decay: Partial<TrustDecay>) => {
      const crm: TrustDecay = { end: 0, period: '730d', curve: 'linear', ...decay };
      return valuesOf(remarks, 'remark', {
        fields: { remark: { rule: 'trust', bySource: { crm } } },
      });
    };
    expect(winner({})).toEqual(['from the erp']);
    expect(winner({ curve: 'slow-first' })).toEqual(['from the crm']);
    expect(winner({ curve: 'fast-first', end: 0.3 })).toEqual(['from the erp']);
    expect(winner({ end: 0.7 })).toEqual(['from the crm']);
    expect(winner({ period: '3650d' })).toEqual(['from the crm']);
    const undated = [says('crm:1', { remark: 'from the crm' }), ...remarks.slice(1)];
    const fields: EntitySurvivorship['fields'] = {
      remark: { rule: 'trust', decay: { start: 0.8, end: 0.5, period: '30d', curve: 'linear' } },
    };
    expect(valuesOf(undated, 'remark', { fields })).toEqual(['from the erp']);
  });

  test('time alone changes nothing: age counts from the newest record', () => {
    const fields: EntitySurvivorship['fields'] = {
      remark: { rule: 'trust', decay: { end: 0.1, period: '365d', curve: 'linear' } },
    };
    const old = [
      says('crm:1', { remark: 'from the crm' }, '2001-01-01'),
      says('erp:1', { remark: 'from the erp' }, '2001-01-01'),
    ];
    expect(valuesOf(old, 'remark', { fields })).toEqual(['from the crm']);
  });

  test('minimum and maximum go by the order of numbers, amounts and dates, and leave texts alone', () => {
    const two = [
      says('crm:1', { since: '2019-05', debt: { amount: 90, currency: 'EUR' }, children: 9 }),
      says('erp:1', { since: '2019-04-30', debt: { amount: 100, currency: 'EUR' }, children: 10 }),
    ];
    const extremes = (rule: 'minimum' | 'maximum') =>
      ['since', 'debt', 'children'].map(
        (field) => golden(two, { fields: { [field]: rule } })[field]?.[0]?.key,
      );
    expect(extremes('minimum')).toEqual(['erp:1', 'crm:1', 'crm:1']);
    expect(extremes('maximum')).toEqual(['crm:1', 'erp:1', 'erp:1']);
    expect(remark('maximum')).toMatchObject({ key: 'crm:1', rule: 'trust' });
  });

  test('first-valid passes over what somebody was warned of, in the order of its sources', () => {
    const doubtful = says('shop:9', { remark: 'asdf' });
    const issue = { field: 'remark', code: 'text.junk', severity: 'warned' as const, message: '' };
    const warned = { ...doubtful, record: { ...doubtful.record, issues: [issue] } };
    const sound = [
      says('crm:1', { remark: 'pays late' }),
      says('erp:7', { remark: 'calls often' }),
    ];
    const shopFirst = { rule: 'first-valid' as const, sources: ['shop', 'erp', 'crm'] };
    const first = (contributors: Contributor[]) =>
      valuesOf(contributors, 'remark', { fields: { remark: shopFirst } });
    expect(first([warned, ...sound])).toEqual(['calls often']);
    expect(first([doubtful, ...sound])).toEqual(['asdf']);
    expect(first([warned])).toEqual(['asdf']);
    expect(remark('first-valid')).toMatchObject({ key: 'crm:1', rule: 'first-valid' });
  });

  test('an expression scores what each record says, and what it gives no score comes last', () => {
    const byLength = { rule: 'expression' as const, expression: '-$length(value)' };
    expect(remark(byLength)).toMatchObject({ value: 'pays late', rule: 'expression' });
    const only = { rule: 'expression' as const, expression: "source = 'shop'" };
    expect(remark(only)).toMatchObject({ key: 'shop:9' });
    const failing = { rule: 'expression' as const, expression: 'value + 1' };
    expect(remark(failing)).toMatchObject({ key: 'crm:1', rule: 'trust' });
  });

  test('a condition keeps a rule to those for which it holds; the others come after them', () => {
    const rule = { rule: 'most-recent' as const, when: "source = 'crm'" };
    expect(remark(rule)).toMatchObject({ key: 'crm:1' });
    const [erpOnly] =
      golden([says('erp:7', { remark: 'pays late' })], { fields: { remark: rule } }).remark ?? [];
    expect(erpOnly).toMatchObject({ key: 'erp:7', rule: 'only-value' });
    const lost = golden(records, { fields: { remark: rule } }).remark?.[0]?.lost;
    expect(lost).toEqual([{ value: 'pays late', key: 'erp:7', rule: 'condition' }]);
  });

  test('a tie falls to the next rule of the chain, then to trust, then to the record key', () => {
    expect(remark(['most-frequent', 'oldest'])).toMatchObject({
      value: 'pays late',
      rule: 'most-frequent',
    });
    const even = [says('shop:2', { segment: 'gold' }), says('erp:2', { segment: 'silver' })];
    const chain = { fields: { segment: ['most-recent', 'most-frequent'] as const } };
    const by = (two: Contributor[]) =>
      golden(two, { fields: { segment: [...chain.fields.segment] } }).segment?.[0];
    expect(by(even)).toMatchObject({ value: 'silver', rule: 'trust' });
    const twins = [says('erp:5', { segment: 'gold' }), says('erp:4', { segment: 'silver' })];
    expect(by(twins)).toMatchObject({ value: 'silver', key: 'erp:4', rule: 'record-key' });
  });

  test('a value that nobody contests is the only value, with its record, version and date', () => {
    const [only] = golden([records[0] ?? says('crm:1', {})]).remark ?? [];
    expect(only).toEqual({
      value: 'calls on Mondays',
      key: 'crm:1',
      recordVersion: 3,
      changedAt: '2021-05-01',
      rule: 'only-value',
    });
  });
});

describe('many-valued fields', () => {
  const mails = [
    says(
      'crm:1',
      { email: [{ value: 'bob@old.example' }, { value: 'Bob@x.example', key: 'bob@x.example' }] },
      '2020-01-01',
    ),
    says('shop:1', { email: [{ value: 'bob@x.example' }] }, '2024-01-01'),
  ];

  test('union keeps every value once, by matching key, the most recent first', () => {
    expect(valuesOf(mails, 'email')).toEqual(['bob@x.example', 'bob@old.example']);
  });

  test('a default chain for all fields orders them and loses none', () => {
    expect(valuesOf(mails, 'email', { default: 'trust' })).toEqual([
      'bob@old.example',
      'Bob@x.example',
    ]);
  });

  test('a rule of its own without union takes the list of one record', () => {
    expect(valuesOf(mails, 'email', { fields: { email: 'most-recent' } })).toEqual([
      'bob@x.example',
    ]);
  });

  test('a customer with thousands of values keeps a bounded number', () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      says(`crm:${i}`, { email: `u${i}@x.example` }),
    );
    expect(valuesOf(many, 'email')).toHaveLength(unionLimit);
  });
});

describe('defaults by semantic type', () => {
  test('given and family name come from one record, and the full name follows them', () => {
    const records = [
      says(
        'crm:1',
        { givenName: 'Robert', familyName: 'Smith', fullName: 'Robert Smith' },
        '2020-01-01',
      ),
      says(
        'erp:1',
        { givenName: 'Robert', familyName: 'Jones', fullName: 'Robert Jones' },
        '2024-01-01',
      ),
      says(
        'shop:1',
        { givenName: 'Rob', familyName: 'Smith', fullName: 'Rob Smith' },
        '2022-01-01',
      ),
    ];
    const result = golden(records);
    expect(result.givenName?.[0]).toMatchObject({ value: 'Robert', key: 'erp:1' });
    expect(result.familyName?.[0]).toMatchObject({ value: 'Jones', key: 'erp:1' });
    expect(result.fullName?.[0]).toMatchObject({ value: 'Robert Jones', rule: 'same-name' });
  });

  test('parts of different records are put together only where no record has both', () => {
    const apart = [says('crm:1', { givenName: 'Ann' }), says('erp:1', { familyName: 'Lee' })];
    expect(valuesOf(apart, 'givenName')).toEqual(['Ann']);
    expect(valuesOf(apart, 'familyName')).toEqual(['Lee']);
    const whole = says('shop:1', { givenName: 'Anna', familyName: 'Leigh' });
    expect(golden([...apart, whole]).familyName?.[0]).toMatchObject({
      value: 'Leigh',
      key: 'shop:1',
    });
  });

  test('initials lose to a name that somebody spelled out, however often they occur', () => {
    const records = [
      says('crm:1', { givenName: 'J.', familyName: 'Chen' }),
      says('erp:1', { givenName: 'J.', familyName: 'Chen' }),
      says('shop:1', { givenName: 'Jing', familyName: 'Chen' }),
    ];
    expect(golden(records).givenName?.[0]).toMatchObject({ value: 'Jing', rule: 'whole' });
  });

  test('the most recent address survives whole, and a mere postcode is no address', () => {
    const elm = { lines: ['1 Elm St'], unit: '4B', city: 'Austin' };
    const oak = { lines: ['9 Oak Rd'], city: 'Dallas' };
    const records = [
      says('crm:1', { address: elm }, '2020-01-01'),
      says('erp:1', { address: oak }, '2023-01-01'),
      says('shop:1', { address: { lines: [], postcode: '75001' } }, '2024-01-01'),
    ];
    expect(valuesOf(records, 'address')).toEqual([oak]);
  });

  test('birth date, gender and identifiers go by majority before recency', () => {
    const records = [
      says('crm:1', { birthDate: '1980-04-02', gender: 'female', taxId: 'A1' }, '2019-01-01'),
      says('erp:1', { birthDate: '1980-04-02', gender: 'female', taxId: 'A1' }, '2020-01-01'),
      says('shop:1', { birthDate: '1980-02-04', gender: 'male', taxId: 'B2' }, '2024-01-01'),
    ];
    expect(valuesOf(records, 'birthDate')).toEqual(['1980-04-02']);
    expect(valuesOf(records, 'gender')).toEqual(['female']);
    expect(valuesOf(records, 'taxId')).toEqual(['A1']);
  });
});

describe('groups', () => {
  test('survive as a whole from one record, even where it lacks a field of the group', () => {
    const records = [
      says('crm:1', { segment: 'gold', remark: 'old friend' }, '2020-01-01'),
      says('erp:1', { segment: 'silver' }, '2024-01-01'),
    ];
    const groups = { account: { fields: ['segment', 'remark'], rule: 'most-recent' as const } };
    const result = golden(records, { groups });
    expect(result.segment?.[0]).toMatchObject({
      value: 'silver',
      lost: [{ value: 'gold', key: 'crm:1', rule: 'most-recent' }],
    });
    expect(result.remark).toBeUndefined();
  });

  test('most-complete in a group means the record that fills most of it', () => {
    const records = [
      says('crm:1', { segment: 'gold', remark: 'ok' }),
      says('erp:1', { remark: 'a very long remark indeed' }),
    ];
    const groups = { account: { fields: ['segment', 'remark'], rule: 'most-complete' as const } };
    expect(golden(records, { groups }).remark?.[0]).toMatchObject({ value: 'ok' });
  });
});

describe('what never wins', () => {
  test('an invalid value never gets into the golden record, even where it is all there is', () => {
    const invalid = says(
      'crm:1',
      { email: { value: 'jo@hrustonnet', invalid: true } },
      '2024-01-01',
    );
    const valid = says('shop:1', { email: { value: 'jo@hruston.net' } }, '2020-01-01');
    expect(golden([invalid]).email).toBeUndefined();
    expect(valuesOf([invalid, valid], 'email', { fields: { email: 'most-recent' } })).toEqual([
      'jo@hruston.net',
    ]);
  });

  test('an imputed value loses to any real one and is marked where it is all there is', () => {
    const imputed = says('crm:1', { gender: { value: 'male', imputed: true } }, '2024-01-01');
    const real = says('shop:1', { gender: 'female' }, '2001-01-01');
    expect(valuesOf([imputed, real], 'gender', { fields: { gender: 'trust' } })).toEqual([
      'female',
    ]);
    expect(golden([imputed]).gender).toMatchObject([{ value: 'male', imputed: true }]);
  });

  test('an empty value overwrites nothing, and a field of only empty values is absent', () => {
    const empty = says('crm:1', { remark: '  ', address: { lines: [''] } }, '2024-01-01');
    const filled = says('shop:1', { remark: 'likes tea' }, '2001-01-01');
    expect(valuesOf([empty, filled], 'remark')).toEqual(['likes tea']);
    expect(golden([empty])).toEqual({});
  });

  test('fields that the model does not have are left out', () => {
    expect(golden([says('crm:1', { favouriteColour: 'blue' })])).toEqual({});
  });
});

test('an unknown field in a rule is refused with the fields that exist', () => {
  expect(() => golden([], { fields: { emial: 'longest' } })).toThrow(
    /fields names "emial", which the model lacks \(it has givenName, familyName/,
  );
});

test('an entity of 10,000 contributors is settled without growing lineage', () => {
  const crowd = Array.from({ length: 10_000 }, (_, i) =>
    says(`crm:${i}`, {
      givenName: `Anna${i}`,
      familyName: 'Lee',
      email: `u${i}@x.example`,
      remark: `n${i}`,
    }),
  );
  const result = golden(crowd);
  expect(result.email).toHaveLength(unionLimit);
  expect(result.remark?.[0]?.lost).toHaveLength(5);
});
