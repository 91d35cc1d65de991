import type { StandardizationContext } from '../../context';
import { fromText } from '../../input';
import {
  accept,
  missing,
  reject,
  type CleanInput,
  type StandardizedValue,
  type Standardizer,
} from '../../outcome';
import { numberIssues } from './issue-codes';
import { readMeasure, type ReadMeasure } from './measure';
import { readNumber } from './read-number';
import { inUnit } from './unit';

/** Enough to be exact, too little to show what is left of 0.1 + 0.2. */
const precision = 12;

/** A measure in the unit of the field. A field without a unit keeps the number, and says so. */
function inFieldUnit(
  input: CleanInput,
  { number, unit, ambiguous }: ReadMeasure,
  context: StandardizationContext,
): StandardizedValue {
  const issues = ambiguous ? [numberIssues.ambiguous] : [];
  if (context.unit === undefined)
    return accept(input, Number(number.toPrecision(precision)), {
      issues: [...issues, numberIssues.unitDropped],
    });
  const amount = inUnit(number, unit, context.unit);
  if (amount === undefined) return reject(input, numberIssues.otherKind);
  if (unit !== context.unit) issues.push(numberIssues.converted);
  return accept(input, Number(amount.toPrecision(precision)), { issues });
}

const fromWrittenNumber = fromText(
  (input, context) => {
    const read = readNumber(input.text, context);
    if (read)
      return accept(input, read.number, { issues: read.ambiguous ? [numberIssues.ambiguous] : [] });
    const measure = readMeasure(input.text, context);
    return measure ? inFieldUnit(input, measure, context) : reject(input, numberIssues.unreadable);
  },
  { maxLength: 100 },
);

/**
 * `number`: a finite number; text in either decimal convention, decided by the country if need be. A
 * number with a unit is brought to the unit of the field.
 */
export const standardizeNumber: Standardizer = (raw, context) => {
  if (typeof raw !== 'number') return fromWrittenNumber(raw, context);
  return Number.isFinite(raw) ? { values: [{ value: raw + 0 }], issues: [] } : missing();
};
