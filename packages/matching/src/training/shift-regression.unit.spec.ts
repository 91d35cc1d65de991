import { fitShifts, type Question } from './shift-regression';

const prior = 7;

function question(bits: number, same: number): Question {
  return { bits, same, slopes: new Map([[prior, 1]]) };
}

function shiftOf(questions: readonly Question[], deviation = 2): number {
  return fitShifts(questions, () => deviation).shifts.get(prior) ?? Number.NaN;
}

const scale = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const repeated = (bits: readonly number[], times: number): number[] =>
  bits.flatMap((one) => new Array<number>(times).fill(one));

describe('fitShifts', () => {
  it('moves nothing where answers are as the model expects them', () => {
    const expected = scale.map((bits) => question(bits, 1 / (1 + 2 ** -bits)));
    expect(shiftOf(expected)).toBeCloseTo(0, 1);
    const unmoved = fitShifts(expected, () => 0).evidence;
    expect(fitShifts(expected, () => 2).evidence).toBeLessThan(unmoved);
  });

  it('moves nothing where answers contradict each other', () => {
    const contradictory = repeated([0, 0, 0, 0, 0], 2).map((bits, at) => question(bits, at % 2));
    expect(shiftOf(contradictory)).toBeCloseTo(0, 2);
  });

  it('follows answers that all lie beyond another threshold, with evidence for it', () => {
    const lifted = repeated(scale, 10).map((bits) => question(bits, bits > -3 ? 1 : 0));
    expect(shiftOf(lifted)).toBeGreaterThan(2);
    expect(shiftOf(lifted)).toBeLessThan(3);
    const { evidence } = fitShifts(lifted, () => 2);
    expect(evidence).toBeGreaterThan(fitShifts(lifted, () => 0).evidence + 10);
  });

  it('moves less the stronger the prior and the fewer the answers', () => {
    const few = [question(0, 1), question(-1, 1)];
    expect(shiftOf(few, 0.5)).toBeGreaterThan(0);
    expect(shiftOf(few, 0.5)).toBeLessThan(shiftOf(few, 2));
    expect(shiftOf(few, 2)).toBeLessThan(shiftOf([...few, ...few, ...few], 2));
  });

  it('takes one answer against a sure model for a slip', () => {
    const sure = repeated([-9, 9], 20).map((bits) => question(bits, bits > 0 ? 1 : 0));
    expect(Math.abs(shiftOf([...sure, question(-9, 1)]))).toBeLessThan(1);
  });

  it('shifts only what it may', () => {
    const both: Question = {
      bits: 0,
      same: 1,
      slopes: new Map([
        [prior, 1],
        [8, 2],
      ]),
    };
    const { shifts } = fitShifts([both], (shift) => (shift === prior ? 0 : 1));
    expect([...shifts.keys()]).toEqual([8]);
  });
});
