import { pauseBefore, refusal } from './run-decisions';

describe('refusal', () => {
  it('lets a usual number of deletions pass', () => {
    expect(refusal(3, 100, 0.5, 0)).toBeUndefined();
  });

  it('refuses to delete most of a source, and says how to insist', () => {
    expect(refusal(80, 100, 0.5, 0)).toContain('lacks 80 of 100 known records');
  });

  it('judges a resumed run by all of its deletions', () => {
    expect(refusal(20, 60, 0.5, 40)).toContain('lacks 60 of 100');
  });

  it('always allows a guard of 1', () => {
    expect(refusal(100, 100, 1, 0)).toBeUndefined();
  });
});

describe('pauseBefore', () => {
  it('grows and then stays', () => {
    expect([1, 2, 3, 9].map(pauseBefore)).toEqual([1_000, 5_000, 15_000, 300_000]);
  });
});
