import type { ModelComparison, ModelDetail, ModelList } from '@concord/contracts/match-models';
import { comparisonText, fitText, listText, showText } from './model-texts';

const made = { how: 'self', by: 'concord', at: '2026-03-01T09:30:00.000Z' } as const;
const version = {
  ...{ kind: 'customer', number: 2, name: 'trained-2', status: 'candidate', made, base: 1 },
  ...{ records: 25_856, decisions: 40, activations: [] },
  fit: { missing: ['loyalty'], changed: [], unused: [] },
} satisfies ModelList['items'][number];

describe(listText, () => {
  it('says per entity which version serves, when the next comes, and what there is', () => {
    const kind = { kind: 'customer', active: 1, settled: true, training: 'suggest' } as const;
    const text = listText({
      kinds: [{ ...kind, contents: 24_310, trainsAt: 48_620 }],
      items: [version],
    });
    expect(text).toContain(
      'customer: version 1 serves; settled; training: suggest, next at 48,620 distinct records (now 24,310)',
    );
    expect(text).toMatch(/2 +candidate +self +concord .*25,856 +40 +built-in for loyalty/);
  });

  it('shows each version under its own entity', () => {
    const kinds = ['customer', 'supplier'].map((kind) => ({ kind, training: 'off' }) as const);
    const [customers, suppliers] = listText({ kinds, items: [version] }).split('\n\n');
    expect(customers).toContain('candidate');
    expect(suppliers).toContain('no version serves yet; training: off');
    expect(suppliers).not.toContain('candidate');
  });
});

describe(fitText, () => {
  it('says whole where nothing is amiss, and else what is', () => {
    expect(fitText({ fit: { missing: [], changed: [], unused: [] } })).toBe('whole');
    expect(fitText({ fit: { missing: [], changed: ['name'], unused: ['email', 'phone'] } })).toBe(
      'other fields in name; unused: email, phone',
    );
    expect(fitText({})).toBe('not in the workspace');
  });
});

describe(showText, () => {
  it('shows of each level m, u, weight, and what it was learnt from', () => {
    const detail: ModelDetail = {
      ...version,
      parameters: {
        prior: { probability: 0.00001, bits: -16.61, source: '40,000 matches' },
        comparisons: [
          {
            name: 'birthDate',
            levels: [
              {
                level: 'equal',
                m: 0.91234,
                u: 0.0001234,
                weight: 12.85,
                perFrequency: 1,
                evidence: { matches: 9_120 },
              },
              { level: 'none', m: 0.03, u: 0.95, weight: -4.98 },
            ],
          },
        ],
        frequencies: {
          'name.given': { source: '24,310 contents', rest: 0.00012, values: { ann: 0.01 } },
        },
        associations: { name: { source: '5,000 entities', bits: { 'elizabeth|liz': 8 } } },
      },
    };
    const text = showText(detail);
    expect(text).toMatch(/birthDate +equal +0\.912 +by value +up to \+12\.8 +9,120 pairs/);
    expect(text).toMatch(/birthDate +none +0\.03 +0\.95 +-5\.0 +believed/);
    expect(text).toMatch(/name\.given +1 +0\.00012 +24,310 contents/);
    expect(text).toMatch(/name \(together\) +1 +5,000 entities/);
  });
});

describe(comparisonText, () => {
  it('counts what would change and shows for some why', () => {
    const comparison: ModelComparison = {
      ...{ records: 25_856, decisions: 40, merging: 280, splitting: 31, moving: 340 },
      a: { number: 1, entities: 5_310, reviews: 210 },
      b: { number: 2, entities: 5_180, reviews: 120 },
      samples: [
        {
          a: [['crm:1042'], ['shop:77']],
          b: [['crm:1042', 'shop:77']],
          pair: { one: 'crm:1042', other: 'shop:77', a: -1.5, b: 4.25 },
          weights: [
            { part: 'birthDate', levelA: 'equal', levelB: 'equal', a: 11, b: 13.5 },
            { part: 'prior', a: -14, b: -16 },
          ],
        },
      ],
      levels: [{ comparison: 'birthDate', level: 'one digit off', a: 5.06, b: 7.5 }],
    };
    const text = comparisonText(comparison);
    expect(text).toContain(
      'from 1 to 2: 280 entities would merge, 31 would split, 340 records would move',
    );
    expect(text).toContain('{crm:1042} {shop:77} → {crm:1042 shop:77}');
    expect(text).toContain(
      'crm:1042 and shop:77: -1.5 → +4.3 bits; birthDate (equal) +11.0 → +13.5, prior -14.0 → -16.0',
    );
    expect(text).toMatch(/birthDate +one digit off +\+5\.1 +\+7\.5/);
  });
});
