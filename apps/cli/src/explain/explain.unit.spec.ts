import type {
  EntityExplanationAnswer,
  PairExplanationAnswer,
} from '@concord/contracts/explanation';
import { alignedBits, bitsBar, probabilityText } from './bits';
import { entityText } from './entity-text';
import { pairText } from './pair-text';

const pair: PairExplanationAnswer = {
  a: 'reg:f2',
  b: 'reg:s2',
  modelVersion: 'built-in-1',
  prior: -14.03,
  comparisons: [
    {
      comparison: 'birthDate',
      fields: ['birthDate'],
      level: 'none',
      weight: -5,
      a: '1627-07-11',
      b: '1655-02-03',
    },
    {
      comparison: 'name',
      fields: ['fullName'],
      level: 'exact',
      weight: 11.5,
      a: 'thomas cobb',
      b: 'thomas cobb',
    },
  ],
  household: 0,
  sum: -7.53,
  total: -7.53,
  probability: 0.0054,
  sharedAtoms: [{ atom: 'name:tcobb', bits: 4 }, { atom: 'name:nthomas' }],
  sameEntity: false,
  entities: { a: 'ent_1', b: 'ent_2' },
  bonds: [],
  between: {
    linkage: -20.25,
    needed: 0,
    contradictions: [{ comparison: 'birthDate', bits: -10 }],
    strongest: { a: 'reg:f2', b: 'reg:s2', weight: -7.53 },
    apart: { by: 'evidence' },
  },
};

const entity: EntityExplanationAnswer = {
  id: 'ent_1',
  modelVersion: 'built-in-1',
  thresholds: { same: 0, review: -3 },
  records: ['crm:1', 'erp:1', 'shop:1', 'web:1'],
  contents: [
    { id: 0, records: ['crm:1', 'web:1'] },
    { id: 1, records: ['erp:1'] },
    { id: 2, records: ['shop:1'] },
  ],
  omitted: 0,
  bonds: [{ by: 'steward', records: ['erp:1', 'shop:1'] }],
  merges: [
    { id: 3, of: [1, 2], by: 'bond' },
    {
      id: 4,
      of: [0, 3],
      by: 'evidence',
      linkage: 12.5,
      needed: -1,
      contradictions: [],
      strongest: { a: 'crm:1', b: 'erp:1', weight: 16 },
      weakest: { a: 'crm:1', b: 'shop:1', weight: -2 },
    },
  ],
  conflicts: [],
  nearest: [
    {
      entityId: 'ent_2',
      records: ['crm:9'],
      size: 1,
      linkage: 9,
      needed: 0,
      contradictions: [],
      strongest: { a: 'crm:1', b: 'crm:9', weight: 9 },
      apart: {
        by: 'neverMergeAcross',
        field: 'brand',
        a: 'crm:1',
        b: 'crm:9',
        values: [['contoso'], ['fabrikam']],
      },
    },
  ],
};

describe('the explanation of a pair', () => {
  it('is a table from prior to total, with the bits below each other', () => {
    expect(pairText(pair, false)).toEqual([
      'reg:f2 and reg:s2 are two customers, ent_1 and ent_2 (model built-in-1)',
      '',
      'comparison  reg:f2       reg:s2       level   bits',
      'prior                                         -14.03',
      'birthDate   1627-07-11   1655-02-03   none     -5.00',
      'name        thomas cobb  thomas cobb  exact   +11.50',
      'total                                 0.54 %   -7.53',
      '',
      'found by: name:tcobb 4.0, name:nthomas',
      'the two as wholes: -20.25 bits, above 0.00 they merge, birthDate contradicts (-10.00); the evidence keeps them apart',
    ]);
  });

  it('adds up where the sum is more than one pair may count', () => {
    const lines = pairText({ ...pair, sum: 24.25, total: 20 }, false);
    expect(lines.slice(6, 8)).toEqual([
      'limit                                 no pair counts more   -4.25',
      'total                                 0.54 %               +20.00',
    ]);
  });

  it('has a bar beside the bits where somebody watches', () => {
    expect(pairText(pair, true)[4]).toContain('██│');
    expect(bitsBar(20)).toContain('│██████████');
    expect(bitsBar(-900)).toContain('██████████│');
  });

  it('names the way between two records of one customer', () => {
    const path = [
      { a: 'crm:1', b: 'erp:1', weight: 7.5, by: 'evidence' as const },
      { a: 'erp:1', b: 'web:1', weight: -3, by: 'steward' as const },
    ];
    expect(pairText({ ...pair, sameEntity: true, path }, false)).toContain(
      'together by way of: crm:1 ─(+7.50)─ erp:1 ─(steward)─ web:1',
    );
  });
});

describe('the explanation of an entity', () => {
  it('is the tree of its merges, then bonds and the nearest others', () => {
    expect(entityText(entity)).toEqual([
      'ent_1 has 4 records (model built-in-1, merges above 0.00 bits)',
      '',
      '+12.50 bits, -1.00 needed  crm:1 ~ erp:1 +16.00, at worst crm:1 ~ shop:1 -2.00',
      '├─ crm:1, web:1 (say the same)',
      '└─ bound',
      '   ├─ erp:1',
      '   └─ shop:1',
      '',
      'bound whatever the evidence:',
      '  a steward said that erp:1 and shop:1 are the same',
      '',
      'nearest others:',
      '  ent_2 (crm:9): +9.00 bits, above 0.00 they merge; nothing merges across brand: crm:1 has contoso, crm:9 has fabrikam',
    ]);
  });
});

describe('figures', () => {
  it('never say certain before it is', () => {
    expect([0.5, 0.9876, 0.999, 0.99999, 0.00001].map(probabilityText)).toEqual([
      '50.0 %',
      '98.8 %',
      '99.90 %',
      'over 99.99 %',
      'below 0.01 %',
    ]);
    expect(alignedBits([1, -12.345, 0])).toEqual([' +1.00', '-12.35', '  0.00']);
  });
});
