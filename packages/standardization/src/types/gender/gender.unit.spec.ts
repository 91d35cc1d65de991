import { standardizeGender } from './standardizer';

const context = { today: '2026-11-20' };

describe('gender', () => {
  it.each([
    ['F', 'female'],
    ['female', 'female'],
    ['Frau', 'female'],
    ['weiblich', 'female'],
    ['W', 'female'],
    ['Mrs.', 'female'],
    ['Mme', 'female'],
    ['Señora', 'female'],
    ['女', 'female'],
    ['女士', 'female'],
    [2, 'female'],
    ['Ｆ', 'female'],
    ['Kvinna', 'female'],
    ['M', 'male'],
    ['MALE', 'male'],
    ['Herr', 'male'],
    ['männlich', 'male'],
    ['Mr', 'male'],
    ['homme', 'male'],
    ['Sr.', 'male'],
    ['男', 'male'],
    ['先生', 'male'],
    ['1', 'male'],
    ['муж.', 'male'],
    [' m ', 'male'],
    ['X', 'other'],
    ['divers', 'other'],
    ['non binary', 'other'],
    ['其他', 'other'],
  ])('reads %j as %s', (raw, gender) => {
    expect(standardizeGender(raw, context).values[0]?.value).toBe(gender);
  });

  it.each(['U', 'unknown', 0, '9', '保密', 'k. A.', '未知', null, 'prefer not to say'])(
    'takes %j for missing',
    (raw) => {
      expect(standardizeGender(raw, context)).toEqual({ values: [], issues: [] });
    },
  );

  it.each(['yes', '7', 'Anna', {}])('rejects %j', (raw) => {
    expect(standardizeGender(raw, context)).toMatchObject({
      values: [],
      issues: [{ severity: 'rejected' }],
    });
  });
});
