import { trainsAt } from './self-training';

describe(trainsAt, () => {
  it('begins at a thousand contents, and again at twice those of the latest training', () => {
    expect(trainsAt('suggest', undefined)).toBe(1_000);
    expect(trainsAt('activate', 1_300)).toBe(2_600);
    expect(trainsAt('suggest', 40)).toBe(1_000);
  });

  it('never begins where the workspace says off', () => {
    expect(trainsAt('off', undefined)).toBeUndefined();
  });
});
