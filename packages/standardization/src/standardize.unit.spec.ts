import { standardize } from './standardize';

describe('standardize', () => {
  it('gives a value for each element of a list, equal ones once', () => {
    expect(
      standardize('email', ['Jo@acme.com', 'jo@acme.com', null, 'anna@acme.com'], {
        today: '2026-11-20',
      }).values,
    ).toEqual([{ value: 'jo@acme.com', original: 'Jo@acme.com' }, { value: 'anna@acme.com' }]);
  });

  it('rejects an object where a text is due', () => {
    expect(standardize('email', { a: 1 }, { today: '2026-11-20' })).toMatchObject({
      values: [],
      issues: [{ code: 'value.not-scalar', severity: 'rejected' }],
    });
  });

  it('cuts what is too long and says so', () => {
    const { values, issues } = standardize('text', 'a'.repeat(1_000_000), { today: '2026-11-20' });
    expect(values).toEqual([{ value: 'a'.repeat(20_000) }]);
    expect(issues.map((issue) => issue.code)).toEqual(['text.too-long']);
  });
});
