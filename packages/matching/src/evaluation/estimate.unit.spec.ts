import { numbers } from '../testing/people';
import { estimateQuality, type Interval, type LabelledStratum } from './estimate';

/** A stratum of which the truth is known, and how many of its pairs are drawn. */
interface Truth {
  readonly together: boolean;
  readonly pairs: number;
  readonly share: number;
  readonly asked: number;
}

function stratum(truth: Truth, same: number): LabelledStratum {
  const { together, pairs, asked } = truth;
  return { name: 'some', together, pairs, asked, labelled: asked, same };
}

/** Draws pairs and judges them by the truth. */
function judged(truth: Truth, next: (below: number) => number): LabelledStratum {
  let same = 0;
  for (let drawn = 0; drawn < truth.asked; drawn++)
    if (next(1_000_000) < truth.share * 1_000_000) same++;
  return stratum(truth, same);
}

function trueQuality(truths: readonly Truth[]): { precision: number; recall: number } {
  const sum = (some: readonly Truth[], of: (one: Truth) => number) =>
    some.reduce((total, one) => total + of(one), 0);
  const together = truths.filter((one) => one.together);
  const found = sum(together, ({ pairs, share }) => pairs * share);
  const all = sum(truths, ({ pairs, share }) => pairs * share);
  return { precision: found / sum(together, ({ pairs }) => pairs), recall: found / all };
}

/** The share of samples whose interval holds the true value. */
function coverage(truths: readonly Truth[]): { precision: number; recall: number } {
  const next = numbers(17);
  const { precision, recall } = trueQuality(truths);
  const holds = (value: number, found: Interval | undefined) =>
    found !== undefined && found.low <= value && value <= found.high ? 1 : 0;
  const samples = 1_000;
  let [precise, recalled] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const estimate = estimateQuality(truths.map((truth) => judged(truth, next)));
    precise += holds(precision, estimate.precision);
    recalled += holds(recall, estimate.recall);
  }
  return { precision: precise / samples, recall: recalled / samples };
}

const usual: Truth[] = [
  { together: true, pairs: 120_000, share: 0.999, asked: 40 },
  { together: true, pairs: 25_000, share: 0.98, asked: 40 },
  { together: true, pairs: 9_000, share: 0.9, asked: 40 },
  { together: false, pairs: 2_000, share: 0.5, asked: 30 },
  { together: false, pairs: 12_000, share: 0.15, asked: 50 },
];
const poor: Truth[] = [
  { together: true, pairs: 5_000, share: 0.8, asked: 30 },
  { together: true, pairs: 5_000, share: 0.5, asked: 30 },
  { together: false, pairs: 20_000, share: 0.2, asked: 40 },
];
const few: Truth[] = [
  { together: true, pairs: 1_000, share: 0.97, asked: 12 },
  { together: false, pairs: 500, share: 0.3, asked: 8 },
];
const perfect: Truth[] = [
  { together: true, pairs: 50_000, share: 1, asked: 60 },
  { together: false, pairs: 50_000, share: 0, asked: 60 },
];

describe('estimateQuality', () => {
  it.each([
    ['a good partition', usual],
    ['a poor one', poor],
    ['few labels', few],
    ['a perfect one', perfect],
  ])('gives intervals that hold the truth in 95 of 100 samples, or nearly: %s', (_, truths) => {
    const { precision, recall } = coverage(truths);
    expect(precision).toBeGreaterThan(0.93);
    expect(recall).toBeGreaterThan(0.93);
  });

  it('weighs each stratum by its pairs, not by its labels', () => {
    const { precision } = estimateQuality([
      stratum({ together: true, pairs: 900, share: 1, asked: 10 }, 10),
      stratum({ together: true, pairs: 100, share: 0, asked: 90 }, 0),
    ]);
    expect(precision?.estimate).toBe(0.9);
  });

  it('grows narrower with more labels', () => {
    const width = (labels: number) => {
      const { precision } = estimateQuality([
        stratum({ together: true, pairs: 1e6, share: 0.9, asked: labels }, 0.9 * labels),
      ]);
      return (precision?.high ?? 1) - (precision?.low ?? 0);
    };
    expect([20, 50, 200, 1_000].map(width)).toEqual(
      [20, 50, 200, 1_000].map(width).sort((x, y) => y - x),
    );
    expect(width(1_000)).toBeLessThan(0.04);
  });

  it('is as sure of a simple sample as the score interval of Wilson', () => {
    const { precision } = estimateQuality([
      stratum({ together: true, pairs: 1e9, share: 0.9, asked: 100 }, 90),
    ]);
    expect(precision?.low).toBeCloseTo(0.826, 2);
    expect(precision?.high).toBeCloseTo(0.945, 2);
  });

  it('leaves nothing open where all was judged, and says nothing without labels', () => {
    const all = { together: true, pairs: 20, share: 1, asked: 20 };
    expect(estimateQuality([stratum(all, 19)]).precision).toEqual({
      estimate: 0.95,
      low: 0.95,
      high: 0.95,
    });
    const none = estimateQuality([{ ...stratum(all, 0), labelled: 0 }]);
    expect(none).toMatchObject({ labels: 0, enough: false });
    expect(none.precision).toBeUndefined();
  });

  it('calls fewer than fifty labels a guess', () => {
    const label = (asked: number) =>
      estimateQuality([stratum({ together: true, pairs: 1e4, share: 1, asked }, asked)]).enough;
    expect([label(49), label(50)]).toEqual([false, true]);
  });
});
