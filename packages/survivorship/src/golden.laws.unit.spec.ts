import fc from 'fast-check';
import type { StandardValue } from '@concord/contracts/canonical';
import type {
  EntityModel,
  EntitySurvivorship,
  SurvivorshipRule,
} from '@concord/contracts/workspace';
import { buildGolden, compilePolicy, type Contributor, type GoldenRecord } from './survivorship';

const model: EntityModel = {
  require: [],
  fields: {
    givenName: { type: 'name.given', many: false },
    familyName: { type: 'name.family', many: false },
    fullName: { type: 'name.full', many: false },
    email: { type: 'email', many: true },
    address: { type: 'address', many: false },
    birthDate: { type: 'date.birth', many: false },
    segment: { type: 'category', many: false },
    remark: { type: 'text', many: false },
  },
};

function standard(value: fc.Arbitrary<StandardValue['value']>): fc.Arbitrary<StandardValue[]> {
  const one = fc.record(
    { value, key: fc.constantFrom('k1', 'k2'), imputed: fc.constant(true as const) },
    { requiredKeys: ['value'] },
  );
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

const fields = fc.record(
  {
    givenName: standard(fc.constantFrom('Robert', 'R.', 'Bob', '')),
    familyName: standard(fc.constantFrom('Smith', 'Jones')),
    fullName: standard(fc.constantFrom('Robert Smith', 'Bob Jones', 'R. Smith')),
    email: standard(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example')),
    address: standard(
      fc.constantFrom(
        { lines: ['1 Elm St'], city: 'Austin' },
        { lines: [] as string[], city: 'Rome' },
      ),
    ),
    birthDate: standard(fc.constantFrom('1980', '1980-04-02', '1980-02-04')),
    segment: standard(fc.constantFrom('gold', 'silver')),
    remark: standard(fc.constantFrom('x', 'yy', 'zzz')),
  },
  { requiredKeys: [] },
);

const contributor = fc.record({
  id: fc.integer({ min: 1, max: 999 }),
  source: fc.constantFrom('crm', 'erp', 'shop'),
  fields,
  changedAt: fc.option(fc.constantFrom('2020-01-01', '2024-06-01T00:00:00Z'), { nil: undefined }),
});

const contributors = fc
  .uniqueArray(contributor, {
    minLength: 1,
    maxLength: 8,
    selector: ({ source, id }) => `${source}:${id}`,
  })
  .map((list) => list.map(toContributor));

interface Drawn {
  id: number;
  source: string;
  fields: Partial<Record<string, StandardValue[]>>;
  changedAt: string | undefined;
}

function toContributor({ id, source, fields: drawn, changedAt }: Drawn): Contributor {
  const said = Object.fromEntries(
    Object.entries(drawn).flatMap(([field, list]) => (list === undefined ? [] : [[field, list]])),
  );
  const record = { entity: 'customer', fields: said, issues: [], quality: 1 };
  return {
    key: `${source}:${id}`,
    source,
    record: changedAt === undefined ? record : { ...record, changedAt },
  };
}

const ruleName = fc.constantFrom<SurvivorshipRule>(
  'most-recent',
  'oldest',
  'trust',
  'most-frequent',
  'most-complete',
  'longest',
  'minimum',
  'maximum',
  'first-valid',
  'union',
  { rule: 'first-valid', sources: ['shop', 'crm'] },
  { rule: 'trust', decay: { end: 0.1, period: '365d', curve: 'slow-first' } },
  { rule: 'trust', bySource: { crm: { start: 1, end: 0, period: '30d', curve: 'fast-first' } } },
  { rule: 'expression', expression: '$length($string(value)) * trust' },
  { rule: 'expression', expression: 'value.nothing + 1' },
  { rule: 'most-frequent', when: "source != 'shop'" },
  { rule: 'longest', when: '$exists(changedAt)' },
);
const section: fc.Arbitrary<EntitySurvivorship | undefined> = fc.option(
  fc.record({
    fields: fc.dictionary(
      fc.constantFrom('email', 'birthDate', 'givenName', 'remark', 'address'),
      fc.array(ruleName, { minLength: 1 }),
    ),
    groups: fc.constantFrom(
      {},
      { account: { fields: ['segment', 'remark'], rule: 'most-complete' as const } },
      {
        account: {
          fields: ['segment', 'remark'],
          rule: { rule: 'expression' as const, expression: '$count($keys(values))' },
        },
      },
    ),
  }),
  { nil: undefined },
);

const policy = section.map((stated) =>
  compilePolicy(
    model,
    stated,
    new Map([
      ['crm', 0.9],
      ['erp', 0.9],
    ]),
  ),
);

function valuesOnly(golden: GoldenRecord) {
  return Object.entries(golden.fields).map(([field, values]) => [
    field,
    values.map(({ value }) => value),
  ]);
}

test('the order of the contributors changes not a byte', () => {
  fc.assert(
    fc.property(
      contributors.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      policy,
      ([list, shuffled], rules) => {
        expect(JSON.stringify(buildGolden(shuffled, rules))).toBe(
          JSON.stringify(buildGolden(list, rules)),
        );
      },
    ),
  );
});

test('a contributor that leaves takes all its influence along', () => {
  fc.assert(
    fc.property(contributors, policy, ([newcomer, ...rest], rules) => {
      const before = JSON.stringify(buildGolden(rest, rules));
      const withNewcomer = newcomer === undefined ? rest : [...rest, newcomer];
      buildGolden(withNewcomer, rules);
      expect(
        JSON.stringify(
          buildGolden(
            withNewcomer.filter((one) => one !== newcomer),
            rules,
          ),
        ),
      ).toBe(before);
    }),
  );
});

test('an exact repeat within a source, under another record id, changes no value', () => {
  fc.assert(
    fc.property(contributors, fc.nat(), policy, (list, at, rules) => {
      const repeated = list.slice(at % list.length, (at % list.length) + 1);
      const copies = repeated.map((one) => ({ ...one, key: `${one.source}:copy` }));
      expect(valuesOnly(buildGolden([...list, ...copies], rules))).toEqual(
        valuesOnly(buildGolden(list, rules)),
      );
    }),
  );
});

test('a golden record that contributes itself alone comes out unchanged', () => {
  fc.assert(
    fc.property(contributors, policy, (list, rules) => {
      const once = buildGolden(list, rules);
      const said = Object.entries(once.fields).map(([field, values]) => [
        field,
        values.map(({ value }) => ({ value })),
      ]);
      const record = {
        entity: 'customer',
        fields: Object.fromEntries(said),
        issues: [],
        quality: 1,
      };
      const again = buildGolden([{ key: 'golden:1', source: 'golden', record }], rules);
      expect(valuesOnly(again)).toEqual(valuesOnly(once));
    }),
  );
});

test('every value stands in the record it names, and no imputed value stands where a real one was', () => {
  fc.assert(
    fc.property(contributors, policy, (list, rules) => {
      for (const [field, values] of Object.entries(buildGolden(list, rules).fields)) {
        const all = list.flatMap(({ record }) => record.fields[field] ?? []);
        const realExists = all.some(({ value, imputed }) => imputed !== true && value !== '');
        for (const { key, value, imputed } of values) {
          const giver = list.find((one) => one.key === key);
          expect(
            giver?.record.fields[field]?.map((standardValue) => standardValue.value),
          ).toContainEqual(value);
          expect(imputed === true && realExists).toBe(false);
        }
      }
    }),
  );
});
