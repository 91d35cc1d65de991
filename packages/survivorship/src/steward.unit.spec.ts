import type { EntityModel } from '@concord/contracts/workspace';
import fc from 'fast-check';
import { buildGolden, compilePolicy, decidedWith, type Contributor } from './survivorship';

const model: EntityModel = {
  require: [],
  fields: {
    givenName: { type: 'name.given', many: false },
    familyName: { type: 'name.family', many: false },
    email: { type: 'email', many: true },
    city: { type: 'place', many: false },
    postcode: { type: 'postcode', many: false },
  },
};
const section = {
  fields: {},
  groups: { home: { fields: ['city', 'postcode'], rule: 'most-recent' as const } },
};
const policy = compilePolicy(model, section, new Map([['crm', 0.9]]));

function says(
  key: string,
  said: Readonly<Record<string, readonly string[]>>,
  changedAt: string,
  parts: Partial<Contributor> = {},
): Contributor {
  const fields = Object.entries(said).map(([field, values]) => [
    field,
    values.map((value) => ({ value })),
  ]);
  const record = {
    entity: 'customer',
    fields: Object.fromEntries(fields) as Contributor['record']['fields'],
    issues: [],
    quality: 1,
    changedAt,
  };
  return { key, source: key.split(':')[0] ?? '', record, ...parts };
}

const maria = ['Maria'];
const records = [
  says('crm:1', { givenName: maria, familyName: ['Ortiz'], city: ['Leeds'] }, '2026-01-01'),
  says('erp:1', { givenName: maria, familyName: ['Ortiz'], email: ['m@o.com'] }, '2026-02-01'),
  says('shop:1', { familyName: ['Ortis'], city: ['York'], postcode: ['YO1 7HH'] }, '2026-03-01'),
];
const steward = { steward: true } as const;
const says2026 = (
  said: Readonly<Record<string, readonly string[]>>,
  key = 'steward:1',
  at = '2026-01-15',
) => says(key, said, at, steward);

function shown(contributors: readonly Contributor[], field: string) {
  return buildGolden(contributors, policy).fields[field]?.map(({ value, rule }) => [value, rule]);
}

describe('the word of a steward', () => {
  it('stands before the majority, a newer record and every rule, and says what it beat', () => {
    const word = says2026({ givenName: ['María'], familyName: ['Ortiz López'] });
    const { familyName } = buildGolden([...records, word], policy).fields;
    expect(familyName).toMatchObject([
      {
        value: 'Ortiz López',
        key: 'steward:1',
        rule: 'steward',
        lost: [
          { value: 'Ortiz', key: 'erp:1', rule: 'steward' },
          { value: 'Ortis', key: 'shop:1', rule: 'steward' },
        ],
      },
    ]);
    expect(shown([...records, word], 'givenName')).toEqual([['María', 'steward']]);
  });

  it('replaces the whole list of a many-valued field', () => {
    const word = says2026({ email: ['maria@ortiz.com', 'office@ortiz.com'] });
    expect(shown([...records, word], 'email')).toEqual([
      ['maria@ortiz.com', 'steward'],
      ['office@ortiz.com', 'steward'],
    ]);
  });

  it('about one field of a group is about all of it', () => {
    expect(decidedWith(policy, 'city')).toEqual(['city', 'postcode']);
    expect(decidedWith(policy, 'familyName')).toEqual(['givenName', 'familyName']);
    const word = says2026({ city: ['Bath'] });
    expect(shown([...records, word], 'city')).toEqual([['Bath', 'steward']]);
    expect(shown([...records, word], 'postcode')).toBeUndefined();
  });

  it('may be that there is no value', () => {
    expect(shown([...records, says2026({ email: [] })], 'email')).toBeUndefined();
  });

  it('counts as it was said last', () => {
    const words = [
      says2026({ email: ['old@o.com'] }),
      says2026({ email: ['new@o.com'] }, 'steward:2', '2026-01-16'),
    ];
    for (const order of [words, [...words].reverse()])
      expect(shown([...records, ...order], 'email')).toEqual([['new@o.com', 'steward']]);
  });

  it('taken away leaves everything as it was, to the byte', () => {
    const said = fc.dictionary(
      fc.constantFrom(...Object.keys(model.fields)),
      fc.array(fc.constantFrom('a', 'b', 'Ortiz'), { maxLength: 2 }),
    );
    const before = JSON.stringify(buildGolden(records, policy));
    fc.assert(
      fc.property(fc.array(said, { maxLength: 3 }), (list) => {
        const words = list.map((one, at) => says2026(one, `steward:${at}`));
        const after = buildGolden([...records, ...words], policy).fields;
        const decided = new Set(
          list.flatMap((one) => Object.keys(one).flatMap((field) => decidedWith(policy, field))),
        );
        const others = JSON.parse(before) as { fields: Record<string, unknown> };
        for (const field of Object.keys(model.fields)) {
          const rules = new Set(after[field]?.map(({ rule }) => rule));
          if (decided.has(field))
            expect([...rules].filter((rule) => rule !== 'steward')).toEqual([]);
          else expect(after[field]).toEqual(others.fields[field]);
        }
        expect(JSON.stringify(buildGolden(records, policy))).toBe(before);
      }),
    );
  });
});
