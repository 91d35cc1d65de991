import fc from 'fast-check';
import type { Shadow } from '../shadows/shadow';
import { afterAttempt, pauseAfter, retryPauses } from './outcome';

const now = new Date('2026-03-01T08:00:00.000Z');
const id = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const waiting: Shadow = {
  destination: 'support-desk',
  entityId: id,
  wanted: { version: 3, fields: { name: 'Maria Ortiz' } },
  held: { version: 1, fields: { name: 'Maria' } },
  status: 'pending',
  attempts: 2,
  dueAt: now.toISOString(),
  error: 'answers 503',
};

describe('afterAttempt', () => {
  it('knows after a delivery that the destination holds what it should', () => {
    const after = afterAttempt(waiting, { id, ok: true }, now);
    expect(after).toMatchObject({ status: 'settled', attempts: 0, held: waiting.wanted });
    expect(after).not.toHaveProperty('error');
  });

  it('knows after a deletion that the destination holds nothing', () => {
    const gone = { ...waiting, wanted: { version: 4 } };
    expect(afterAttempt(gone, { id, ok: true }, now).held).toEqual({ version: 4 });
  });

  it('waits longer after each failure, and keeps what was held', () => {
    const failed = { id, ok: false, retry: true, error: 'answers 502' } as const;
    expect(afterAttempt(waiting, failed, now)).toEqual({
      ...waiting,
      attempts: 3,
      error: 'answers 502',
      dueAt: '2026-03-01T08:00:30.000Z',
    });
  });

  it('waits as long as the destination asks', () => {
    const busy = { id, ok: false, retry: true, retryAfterMs: 7_000, error: 'answers 429' } as const;
    expect(afterAttempt(waiting, busy, now).dueAt).toBe('2026-03-01T08:00:07.000Z');
  });

  it('sets aside what the destination refuses', () => {
    const refused = { id, ok: false, retry: false, error: 'answers 400: no name' } as const;
    expect(afterAttempt(waiting, refused, now)).toMatchObject({
      status: 'set-aside',
      error: 'answers 400: no name',
    });
  });
});

describe('pauseAfter', () => {
  it('never falls, and ends at ten minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (attempts) => {
        expect(pauseAfter(attempts + 1)).toBeGreaterThanOrEqual(pauseAfter(attempts));
        expect(retryPauses).toContain(pauseAfter(attempts));
      }),
    );
    expect([1, 2, 3, 4, 5, 99].map(pauseAfter)).toEqual([
      1_000, 5_000, 30_000, 120_000, 600_000, 600_000,
    ]);
  });
});
