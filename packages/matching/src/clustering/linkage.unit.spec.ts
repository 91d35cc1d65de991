import { sizePrior } from './linkage';

describe('sizePrior', () => {
  it('grants a bit for each time that one cluster is twice the other, up to five', () => {
    expect([sizePrior(1, 1), sizePrior(1, 8), sizePrior(8, 1), sizePrior(4, 8)]).toEqual([
      0, 3, 3, 1,
    ]);
    expect(sizePrior(1, 1_000)).toBe(5);
  });

  it('takes away what stewards found that two grown clusters need, from whichever side', () => {
    expect([sizePrior(1, 8, 0.5), sizePrior(8, 8, 0.5), sizePrior(4, 8, 0.5)]).toEqual([
      3, -1.5, 0,
    ]);
    expect(sizePrior(3, 7, 0.5)).toBe(sizePrior(7, 3, 0.5));
  });

  it('never grants more than five bits, even where grown clusters need less', () => {
    expect(sizePrior(64, 64, -2)).toBe(5);
  });
});
