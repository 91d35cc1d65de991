import type { WorkReport } from '@concord/contracts/api';
import { hangingText, standsStill } from './drained';

const idle: WorkReport = {
  service: 'cleansing',
  pending: { queued: 0, outbox: 0 },
  done: 40,
  troubles: [],
  parked: 0,
};

describe(standsStill, () => {
  it('is true when nothing is pending and nothing was done between two looks', () => {
    expect(standsStill([idle], [idle])).toBe(true);
  });

  it('is false while something moves, though nothing waits: a message is between two services', () => {
    expect(standsStill([idle], [{ ...idle, done: 41 }])).toBe(false);
  });

  it('is false while something waits, though nothing moves', () => {
    const busy = { ...idle, pending: { queued: 1, outbox: 0 } };

    expect(standsStill([busy], [busy])).toBe(false);
    expect(standsStill([busy], [idle])).toBe(false);
  });
});

describe(hangingText, () => {
  it('says what is left, and what holds it up', () => {
    const troubles = [
      { subject: 'support-desk', message: 'connection refused', since: '2026-01-02T03:04:05Z' },
    ];

    expect(
      hangingText([
        idle,
        { ...idle, service: 'outbound-sync', pending: { deliveries: 12, outbox: 0 }, troubles },
      ]),
    ).toBe(
      '  outbound-sync: 12 deliveries\n    support-desk: connection refused (since 2026-01-02T03:04:05Z)',
    );
  });
});
