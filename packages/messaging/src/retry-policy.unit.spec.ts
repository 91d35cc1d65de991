import { defaultRetryDelays, failedAttempts, nextStep } from './retry-policy';

describe(nextStep.name, () => {
  it('waits 1 s, 15 s, 2 min, 15 min and 1 h, then parks', () => {
    const steps = [0, 1, 2, 3, 4, 5].map((failed) => nextStep('retry', failed, defaultRetryDelays));

    expect(steps).toEqual([
      { do: 'delay', delayMs: 1_000, attempt: 1 },
      { do: 'delay', delayMs: 15_000, attempt: 2 },
      { do: 'delay', delayMs: 120_000, attempt: 3 },
      { do: 'delay', delayMs: 900_000, attempt: 4 },
      { do: 'delay', delayMs: 3_600_000, attempt: 5 },
      { do: 'park', reason: 'handler.exhausted' },
    ]);
  });

  it('parks at once what no retry can help', () => {
    expect(nextStep('permanent', 0, defaultRetryDelays)).toEqual({
      do: 'park',
      reason: 'handler.permanent',
    });
  });
});

describe(failedAttempts.name, () => {
  it.each([
    [undefined, 0],
    [{}, 0],
    [{ 'x-concord-attempt': 3 }, 3],
    [{ 'x-concord-attempt': '3' }, 0],
    [{ 'x-concord-attempt': -1 }, 0],
    [{ 'x-concord-attempt': 1.5 }, 0],
  ])('reads the header of %j as %i', (headers, attempts) => {
    expect(failedAttempts(headers)).toBe(attempts);
  });
});
