import { Cholesky } from './cholesky';

/** A thing that stewards were asked, and what they said. */
export interface Question {
  /** Share of the answers that were "same". */
  readonly same: number;
  /** Log2 odds of "same" under the model as it stands. */
  readonly bits: number;
  /** By number of a shift: how many bits it adds to the odds per bit of its own. */
  readonly slopes: ReadonlyMap<number, number>;
}

/** What the numbers of a model should be shifted by, in bits. */
export interface Fit {
  readonly shifts: ReadonlyMap<number, number>;
  /** Log of how likely the answers are under the prior of the shifts, all their values considered. */
  readonly evidence: number;
}

/** Of a hundred answers one is a slip: no single one proves a model wrong that is very sure. */
const slips = 0.01;
const mostSteps = 30;
/** Log likelihood that is not worth another step. */
const precision = 1e-9;

/**
 * Logistic regression from the odds as they are, with a normal prior around 0 on every shift, and a chance of slips
 * (Copas 1988): the most probable shifts by Fisher scoring, and their evidence by the approximation of Laplace
 * (MacKay 1992). The order of the questions matters to nothing but the last digits; give them in a fixed one.
 *
 * @param deviationOf Standard deviation of the prior of a shift, in bits; 0 where it must not move.
 */
export function fitShifts(
  questions: readonly Question[],
  deviationOf: (shift: number) => number,
): Fit {
  const regression = new Regression(questions, deviationOf);
  let best = regression.start();
  for (let step = 0; step < mostSteps; step++) {
    const next = regression.improve(best);
    const gain = next.likelihood - best.likelihood;
    if (gain > 0) best = next;
    if (gain < precision) break;
  }
  return regression.result(best);
}

/** Shifts that are tried, and the log of how likely they make the answers, together with their prior. */
interface Trial {
  readonly shifts: Float64Array;
  readonly likelihood: number;
}

type Row = readonly (readonly [column: number, slope: number])[];

class Regression {
  private readonly numbers: readonly number[];
  private readonly rows: readonly Row[];
  /** One over the variance, by column. */
  private readonly certainty: readonly number[];

  constructor(
    private readonly questions: readonly Question[],
    deviationOf: (shift: number) => number,
  ) {
    const seen = new Set(questions.flatMap(({ slopes }) => [...slopes.keys()]));
    this.numbers = [...seen].filter((shift) => deviationOf(shift) > 0).sort((a, b) => a - b);
    this.certainty = this.numbers.map((shift) => 1 / deviationOf(shift) ** 2);
    const columns = new Map(this.numbers.map((shift, column) => [shift, column]));
    this.rows = questions.map(({ slopes }) =>
      [...slopes].flatMap(([shift, slope]) => {
        const column = columns.get(shift);
        return column === undefined ? [] : [[column, slope * Math.LN2] as const];
      }),
    );
  }

  start(): Trial {
    return this.trial(new Float64Array(this.numbers.length));
  }

  /** As far in the direction of the best as makes it better; the same where nothing does. */
  improve({ shifts, likelihood }: Trial): Trial {
    const { slope, information } = this.derivatives(shifts);
    const direction = new Cholesky(information).solve(slope);
    for (let length = 1; length > 1e-4; length /= 2) {
      const next = this.trial(shifts.map((shift, at) => shift + length * (direction[at] ?? 0)));
      if (next.likelihood >= likelihood) return next;
    }
    return { shifts, likelihood };
  }

  result({ shifts, likelihood }: Trial): Fit {
    const { information } = this.derivatives(shifts);
    const prior = this.certainty.reduce((sum, certainty) => sum + Math.log(certainty), 0);
    return {
      shifts: new Map(this.numbers.map((shift, at) => [shift, shifts[at] ?? 0])),
      evidence: likelihood + (prior - new Cholesky(information).logDeterminant()) / 2,
    };
  }

  private trial(shifts: Float64Array): Trial {
    let likelihood = 0;
    this.questions.forEach(({ same }, at) => {
      const { probability } = this.chance(at, shifts);
      likelihood += same * Math.log(probability) + (1 - same) * Math.log(1 - probability);
    });
    this.certainty.forEach((certainty, at) => {
      likelihood -= (certainty * (shifts[at] ?? 0) ** 2) / 2;
    });
    return { shifts, likelihood };
  }

  private derivatives(shifts: Float64Array): {
    readonly slope: Float64Array;
    readonly information: readonly Float64Array[];
  } {
    const { certainty } = this;
    const slope = shifts.map((shift, at) => -shift * (certainty[at] ?? 0));
    const information = certainty.map((own, at) => {
      const row = new Float64Array(certainty.length);
      row[at] = own;
      return row;
    });
    this.questions.forEach(({ same }, at) => {
      const { probability, change } = this.chance(at, shifts);
      const pull = (change * (same - probability)) / (probability * (1 - probability));
      const weight = change ** 2 / (probability * (1 - probability));
      for (const [i, x] of this.rows[at] ?? []) {
        slope[i] = (slope[i] ?? 0) + pull * x;
        const row = information[i];
        if (row === undefined) continue;
        for (const [j, y] of this.rows[at] ?? []) row[j] = (row[j] ?? 0) + weight * x * y;
      }
    });
    return { slope, information };
  }

  /** Of the answer "same", slips included; and how much it changes with the log odds. */
  private chance(at: number, shifts: Float64Array): { probability: number; change: number } {
    let odds = (this.questions[at]?.bits ?? 0) * Math.LN2;
    for (const [column, slope] of this.rows[at] ?? []) odds += slope * (shifts[column] ?? 0);
    const meant = 1 / (1 + Math.exp(-odds));
    return {
      probability: slips + (1 - 2 * slips) * meant,
      change: (1 - 2 * slips) * meant * (1 - meant),
    };
  }
}
