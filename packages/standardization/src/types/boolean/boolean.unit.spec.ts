import { standardizeBoolean } from './standardizer';

const context = { today: '2026-11-20' };

describe('boolean', () => {
  it.each([
    [true, true],
    ['true', true],
    ['TRUE', true],
    ['Yes', true],
    ['y', true],
    [1, true],
    ['1', true],
    ['1.0', true],
    ['on', true],
    ['ja', true],
    ['oui', true],
    ['sí', true],
    ['是', true],
    ['有', true],
    ['✓', true],
    ['x', true],
    ['да', true],
    [false, false],
    ['False', false],
    ['no', false],
    ['N', false],
    [0, false],
    ['0', false],
    ['off', false],
    ['Nein', false],
    ['non', false],
    ['否', false],
    ['нет', false],
    ['不是', false],
    ['✗', false],
  ])('reads %j as %s', (raw, value) => {
    expect(standardizeBoolean(raw, context).values[0]?.value).toBe(value);
  });

  it.each(['', null, 'n/a', 'unknown', '-', '不详'])('takes %j for missing', (raw) => {
    expect(standardizeBoolean(raw, context)).toEqual({ values: [], issues: [] });
  });

  it.each(['maybe', 2, '10', 'yes and no'])('rejects %j', (raw) => {
    expect(standardizeBoolean(raw, context)).toMatchObject({
      issues: [{ code: 'boolean.unrecognized' }],
    });
  });
});
