import type { PlainValue } from '@concord/contracts/canonical';
import { ExpressionError, type Expression } from '@concord/standardization/expression';
import type { Candidate } from './candidate';

/** What an expression of the workspace sees of a candidate. */
interface CandidateView {
  /** The value; of a group the first one. */
  readonly value: PlainValue | undefined;
  /** Field by field what the candidate says: one value, or all of a group. */
  readonly values: Readonly<Record<string, PlainValue | readonly PlainValue[]>>;
  readonly source: string;
  readonly key: string;
  readonly changedAt?: string;
  /** 0 to 1. */
  readonly trust: number;
  /** 0 to 1. */
  readonly quality: number;
  /** All that the source record says, by field. */
  readonly record: Readonly<Record<string, PlainValue | readonly PlainValue[]>>;
}

function plain(
  values: readonly { readonly value: PlainValue }[],
): PlainValue | readonly PlainValue[] {
  const all = values.map(({ value }) => value);
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : all;
}

function viewOf({ witness, parts }: Candidate): CandidateView {
  const { key, source, record } = witness.contributor;
  return {
    value: parts[0]?.values[0]?.value,
    values: Object.fromEntries(parts.map(({ field, values }) => [field.field, plain(values)])),
    source,
    key,
    ...(record.changedAt === undefined ? {} : { changedAt: record.changedAt }),
    trust: witness.trust,
    quality: record.quality,
    record: Object.fromEntries(
      Object.entries(record.fields).map(([field, values]) => [field, plain(values)]),
    ),
  };
}

/** Undefined where the expression fails on this candidate. */
function evaluate(expression: Expression, candidate: Candidate): unknown {
  const view = viewOf(candidate);
  try {
    return expression.evaluate(view, view);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Whether a condition holds; where it fails it does not. */
export function holds(condition: Expression, candidate: Candidate): boolean {
  return evaluate(condition, candidate) === true;
}

/** The score that an expression gives: a number, or yes before no. What gives neither comes last. */
export function scoreBy(expression: Expression, candidate: Candidate): number {
  const score = evaluate(expression, candidate);
  if (typeof score === 'boolean') return Number(score);
  return typeof score === 'number' && !Number.isNaN(score) ? score : -Infinity;
}
