import { laterMark, sinceMark } from './high-water';

test.each([
  ['2024-05-01T10:00:03Z', '2024-05-01T09:59:58.000Z'],
  ['2024-05-01T12:00:03+02:00', '2024-05-01T09:59:58.000Z'],
  ['2024-05-01 10:00:03', '2024-05-01 09:59:58'],
  ['2024-05-01T10:00:03', '2024-05-01T09:59:58'],
  ['2024-05-01', '2024-04-30'],
  ['1714557603', '1714557598'],
  ['1714557603000', '1714557598000'],
  ['rev-17', 'rev-17'],
])('after %s a source is asked for what changed since %s', (mark, since) => {
  expect(sinceMark(mark)).toBe(since);
});

test('the later mark is later in time, not in text', () => {
  expect(laterMark('2024-05-01T12:00:00+02:00', '2024-05-01T10:30:00Z')).toBe(
    '2024-05-01T10:30:00Z',
  );
  expect(laterMark('2024-05-01T10:30:00Z', '2024-05-01T12:00:00+02:00')).toBe(
    '2024-05-01T10:30:00Z',
  );
  expect(laterMark('9', '10')).toBe('10');
  expect(laterMark('rev-b', 'rev-a')).toBe('rev-b');
  expect(laterMark(undefined, 'x')).toBe('x');
  expect(laterMark('x', undefined)).toBe('x');
});
