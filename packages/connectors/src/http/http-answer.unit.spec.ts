import { milliseconds } from '@concord/contracts/duration';
import { parseRetryAfter } from './http-answer';

test('Retry-After is seconds or a date, and nonsense is nothing', () => {
  const now = Date.parse('2024-05-01T10:00:00Z');
  expect(parseRetryAfter('120', now)).toBe(120_000);
  expect(parseRetryAfter('Wed, 01 May 2024 10:00:30 GMT', now)).toBe(30_000);
  expect(parseRetryAfter('Wed, 01 May 2024 09:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});

test('a duration has a unit', () => {
  expect(['500ms', '30s', '15m', '6h', '1d'].map(milliseconds)).toEqual([
    500, 30_000, 900_000, 21_600_000, 86_400_000,
  ]);
  expect(() => milliseconds('10')).toThrow('not a duration: "10"');
});
