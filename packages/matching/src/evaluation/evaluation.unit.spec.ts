import { candidateQuality } from './candidate-quality';
import { partitionQuality } from './partition-quality';

const truth = new Map([
  ['crm:1', 'anna'],
  ['erp:1', 'anna'],
  ['shop:1', 'anna'],
  ['crm:2', 'bob'],
]);
const inClusters = (...names: string[]) =>
  new Map([...truth.keys()].map((key, at) => [key, names[at] ?? '']));

describe('partitionQuality', () => {
  it('gives full marks to the true partition', () => {
    expect(partitionQuality(inClusters('a', 'a', 'a', 'b'), truth)).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      bcubedPrecision: 1,
      bcubedRecall: 1,
      bcubedF1: 1,
      largest: 3,
      largestEntity: 3,
      clusters: 2,
      entities: 2,
      records: 4,
    });
  });

  it('takes recall for a split and precision for a wrong merge', () => {
    expect(partitionQuality(inClusters('a', 'a', 'c', 'b'), truth)).toMatchObject({
      precision: 1,
      recall: 1 / 3,
    });
    expect(partitionQuality(inClusters('a', 'a', 'a', 'a'), truth)).toMatchObject({
      precision: 0.5,
      recall: 1,
      largest: 4,
    });
  });

  it('gives the figures of the example of Bagga and Baldwin (1998)', () => {
    // Entities 1-5, 6-7, 8-12; the second answer put 1-5 together with 8-12.
    const entities = [1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3];
    const answer = (clusters: readonly number[]) => {
      const of = (values: readonly number[]) =>
        new Map(values.map((value, at) => [`r:${at}`, String(value)]));
      return partitionQuality(of(clusters), of(entities));
    };
    const first = answer([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    expect(first.bcubedPrecision).toBeCloseTo(0.762, 3);
    expect(first.bcubedRecall).toBe(1);
    const second = answer([1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1]);
    expect(second.bcubedPrecision).toBeCloseTo(0.583, 3);
    expect(second.bcubedRecall).toBe(1);
  });

  it('counts a record that was lost as alone, and leaves out what has no truth', () => {
    const clusters = new Map([
      ['crm:1', 'a'],
      ['erp:1', 'a'],
      ['crm:junk', 'a'],
    ]);
    expect(partitionQuality(clusters, truth)).toMatchObject({
      precision: 1,
      recall: 1 / 3,
      clusters: 3,
      records: 4,
    });
  });

  it('gives full precision where nothing was put together', () => {
    expect(partitionQuality(new Map(), truth)).toMatchObject({
      precision: 1,
      recall: 0,
      f1: 0,
      largest: 1,
    });
  });

  it('answers for no records at all', () => {
    expect(partitionQuality(new Map(), new Map())).toMatchObject({
      f1: 1,
      bcubedF1: 1,
      largest: 0,
    });
  });
});

describe('candidateQuality', () => {
  it('is the share of true pairs among the candidates', () => {
    const candidates = [
      ['crm:1', 'erp:1'],
      ['erp:1', 'crm:2'],
      ['crm:2', 'crm:junk'],
    ] as const;
    expect(candidateQuality(candidates, truth)).toEqual({
      candidatePairs: 3,
      truePairs: 3,
      pairCompleteness: 1 / 3,
    });
  });
});
