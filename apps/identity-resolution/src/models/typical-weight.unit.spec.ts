import { builtInModel } from '@concord/matching';
import { typicalWeight } from './typical-weight';

const model = builtInModel([
  { name: 'gender', type: 'gender' },
  { name: 'birthDate', type: 'date.birth' },
]);
const [birthDate, gender] = [...model.comparisons].sort((x, y) => (x.name < y.name ? -1 : 1));

describe(typicalWeight, () => {
  it('is that of a value as people have it, not of a rare one', () => {
    const equal = gender?.levels.find(({ level }) => level === 'equal');
    if (gender === undefined || equal === undefined) throw new Error('gender has no level equal');
    const halves = {
      ...model,
      frequencies: { gender: { source: '', rest: 0.001, values: { male: 0.5, female: 0.5 } } },
    };
    const level = { ...equal, m: 0.9, perFrequency: 1 };
    expect(typicalWeight(level, gender, halves)).toBeCloseTo(Math.log2(0.9 / 0.5), 9);
  });

  it('is the weight of the level where the value does not matter', () => {
    const none = birthDate?.levels.find(({ level }) => level === 'none');
    if (birthDate === undefined || none === undefined) throw new Error('there is no level none');
    expect(typicalWeight(none, birthDate, model)).toBeCloseTo(none.weight, 1);
  });
});
