import { evaluate } from './evaluate';

const truth = [
  { source: 'crm', recordId: '1', customer: 'anna' },
  { source: 'erp', recordId: '1', customer: 'anna' },
  { source: 'shop', recordId: '1', customer: 'anna' },
  { source: 'crm', recordId: '2', customer: 'bob' },
];
const inEntities = (...ids: string[]) =>
  truth.map(({ source, recordId }, index) => ({ source, recordId, entityId: ids[index] ?? '' }));

describe('evaluate', () => {
  it('gives full marks to the true partition', () => {
    expect(evaluate(truth, inEntities('a', 'a', 'a', 'b'))).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      largest: 3,
      clusters: 2,
      records: 4,
    });
  });

  it('takes recall for a split and precision for a wrong merge', () => {
    const split = evaluate(truth, inEntities('a', 'a', 'c', 'b'));
    expect([split.precision, split.recall]).toEqual([1, 1 / 3]);
    const merged = evaluate(truth, inEntities('a', 'a', 'a', 'a'));
    expect([merged.precision, merged.recall, merged.largest]).toEqual([0.5, 1, 4]);
  });

  it('counts a record that was lost as alone, and leaves out what has no truth', () => {
    const xref = [
      ...inEntities('a', 'a', 'a', 'b').slice(0, 2),
      { source: 'crm', recordId: 'junk', entityId: 'a' },
    ];
    expect(evaluate(truth, xref)).toMatchObject({
      precision: 1,
      recall: 1 / 3,
      clusters: 3,
      records: 4,
    });
  });

  it('gives full precision where nothing was put together', () => {
    expect(evaluate(truth, [])).toMatchObject({ precision: 1, recall: 0, f1: 0, largest: 1 });
  });
});
