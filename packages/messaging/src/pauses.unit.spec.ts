import fc from 'fast-check';
import { Bell, growingPause, pause } from './pauses';

describe(growingPause.name, () => {
  it('doubles up to the longest, half of it by chance', () => {
    const limits = { first: 100, longest: 1_000 };

    expect([1, 2, 3, 4, 5, 99].map((attempt) => growingPause(attempt, limits, 1))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
    expect(growingPause(2, limits, 0)).toBe(100);
  });

  it('stays within its limits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const ms = growingPause(attempt, { first: 50, longest: 5_000 }, random);
          expect(ms).toBeGreaterThanOrEqual(25);
          expect(ms).toBeLessThanOrEqual(5_000);
        },
      ),
    );
  });
});

describe(pause.name, () => {
  it('ends at once when it is aborted, before or meanwhile', async () => {
    const stop = new AbortController();
    const long = pause(60_000, stop.signal);
    stop.abort();
    await long;
    await pause(60_000, stop.signal);

    expect(stop.signal.aborted).toBe(true);
  });
});

describe(Bell.name, () => {
  it('wakes those who wait, and is heard by one who comes a moment later', async () => {
    const bell = new Bell();
    const waiting = bell.wait(60_000);
    bell.ring();
    await waiting;
    bell.ring();
    await bell.wait(60_000);
    const started = Date.now();
    await bell.wait(30);

    expect(Date.now() - started).toBeGreaterThanOrEqual(25);
  });
});
