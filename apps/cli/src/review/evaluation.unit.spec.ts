import type { EvaluationAnswer, SampleAnswer } from '@concord/contracts/stewarding';
import { evaluationText } from './evaluation-text';
import { judgementsOf, sampleCsv } from './judgements';

const sample: SampleAnswer = {
  id: 'smp_1',
  kind: 'customer',
  at: '2026-03-01T10:00:00.000Z',
  seed: 1,
  modelVersion: 'built-in-1',
  strata: [],
  pairs: [
    {
      a: 'crm:1',
      b: 'erp:2',
      stratum: 'together, 0 to 5 bits',
      weight: 2.5,
      left: 'Ann "Annie" Lee · Leeds, UK',
      right: 'Ann Lee\nLeeds',
    },
    {
      a: 'crm:3',
      b: 'erp:4',
      stratum: 'apart, -3 to 0 bits',
      weight: -2,
      left: 'Bo Ek',
      right: 'Bo Eck',
      verdict: 'different',
    },
  ],
};

describe('a sample as CSV', () => {
  it('comes back judged, whatever the records say', () => {
    const csv = sampleCsv(sample);
    expect(csv.split('\n')[0]).toBe('verdict,a,b,left,right,weight,stratum');
    expect(judgementsOf(csv, 'pairs.csv')).toEqual([
      { line: 4, a: 'crm:3', b: 'erp:4', verdict: 'different' },
    ]);
    const judged = csv.replace('\n,crm:1', '\n Same ,crm:1').replaceAll('\n', '\r\n');
    expect(judgementsOf(judged, 'pairs.csv')).toHaveLength(2);
  });

  it('with a word that is no verdict is refused by its line', () => {
    const csv = sampleCsv(sample).replace('different,crm', 'maybe,crm');
    expect(() => judgementsOf(csv, 'pairs.csv')).toThrow(/pairs.csv:4 says "maybe"/);
    expect(() => judgementsOf('x,y\n1,2\n', 'other.csv')).toThrow(/lacks a column verdict/);
  });
});

describe('the evaluation', () => {
  const answer: EvaluationAnswer = {
    sample: { id: 'smp_1', kind: 'customer', at: sample.at, modelVersion: 'built-in-1' },
    precision: { estimate: 0.991, low: 0.9433, high: 0.999 },
    labels: 20,
    asked: 200,
    enough: false,
    changed: 3,
    strata: [
      {
        name: 'together, above 10 bits',
        together: true,
        pairs: 81_291,
        asked: 40,
        labelled: 20,
        same: 20,
      },
    ],
  };

  it('says on how many labels it rests, and that few are a guess', () => {
    const lines = evaluationText(answer);
    expect(lines.slice(0, 3)).toEqual([
      '           estimate  95 of 100 such samples',
      'precision  99.1 %    94.3 % to 99.9 %        of the pairs that are together, those that belong together',
      'recall     unknown   no labels yet           of the pairs that belong together, those that are together',
    ]);
    expect(lines).toContain(
      'rests on 20 of 200 pairs drawn on 2026-03-01 under model built-in-1: fewer than 50 are a guess',
    );
    expect(lines.at(-1)).toBe(
      'pairs of the sample that came together or apart since: 3; draw anew with --sample',
    );
  });
});
