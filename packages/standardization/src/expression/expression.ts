import jsonata from 'jsonata';
import { Budget, BudgetExceeded, limits } from './budget';
import { LinearRegex } from './linear-regex';
import { rangeEndsIn, refusalIn } from './refusals';

/** An expression that is wrong, or that failed on a record; `position` counts characters from 1. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  constructor(
    readonly expression: string,
    readonly position: number,
    message: string,
  ) {
    super(message);
  }
}

export interface Expression {
  readonly text: string;
  /**
   * The value for one record; undefined when there is none. `record` is what `$record` means.
   *
   * @throws ExpressionError with the position, never a value of the record.
   */
  evaluate(input: unknown, record: unknown): unknown;
}

/**
 * Prepares a JSONata expression; to be kept for all records. Evaluation is synchronous (JSONata 1.8),
 * and bounded in steps, depth and size of values, so that no expression can hang or fill the memory.
 *
 * @throws ExpressionError for what is no expression, or uses what we refuse.
 */
export function compileExpression(text: string): Expression {
  const parsed = parse(text);
  const budget = new Budget(rangeEndsIn(parsed.ast()));
  parsed.assign('__evaluate_entry', budget.enter);
  parsed.assign('__evaluate_exit', budget.leave);
  boundFunctions(parsed);
  return {
    text,
    evaluate(input, record) {
      budget.start();
      try {
        parsed.assign('record', record);
        const value: unknown = parsed.evaluate(input);
        return plain(value, text);
      } catch (error) {
        throw error instanceof ExpressionError ? error : failure(error, text);
      }
    },
  };
}

/** What is wrong with an expression; undefined when it can be used. */
export function expressionFault(text: string): ExpressionError | undefined {
  try {
    compileExpression(text);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function parse(text: string): jsonata.Expression {
  let parsed: jsonata.Expression;
  try {
    parsed = prepare(text, { RegexEngine: LinearRegex });
  } catch (error) {
    // What stands in the expression itself may be said; it is no value of a record.
    throw failure(error, text, (message) => message);
  }
  const refusal = refusalIn(parsed.ast());
  if (refusal !== undefined) {
    throw new ExpressionError(
      text,
      startOf(text, refusal.position, refusal.token),
      refusal.message,
    );
  }
  return parsed;
}

/** The typings of 1.8 lack the options, which it does take. */
const prepare: (text: string, options: object) => jsonata.Expression = jsonata;

function pad(text: string | undefined, width: number, fill = ' '): string | undefined {
  if (Math.abs(width) > limits.range) throw new RangeError(`a width beyond ${limits.range}`);
  const characters = fill === '' ? ' ' : fill;
  return width < 0 ? text?.padStart(-width, characters) : text?.padEnd(width, characters);
}

function join(texts: readonly string[] | undefined, separator = ''): string | undefined {
  const size = (texts ?? []).reduce((sum, { length }) => sum + length + separator.length, 0);
  if (size > limits.size) throw new RangeError(`a text longer than ${limits.size} characters`);
  return texts?.join(separator);
}

/** Those of its functions that make much out of little, with an end. */
function boundFunctions(parsed: jsonata.Expression): void {
  parsed.registerFunction('pad', pad, '<s-ns?:s>');
  parsed.registerFunction('join', join, '<a<s>s?:s>');
}

/** Sequences of JSONata as plain lists; a function is no value. */
function plain(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => plain(entry, text));
  const isFunction =
    typeof value === 'function' ||
    (typeof value === 'object' &&
      value !== null &&
      ('_jsonata_function' in value || '_jsonata_lambda' in value));
  if (isFunction) throw new ExpressionError(text, 1, 'gives a function where a value belongs');
  return value;
}

interface Failed {
  readonly message?: unknown;
  readonly position?: unknown;
  readonly token?: unknown;
  readonly value?: unknown;
}

function failure(error: unknown, text: string, tell = withoutValue): ExpressionError {
  const failed: Failed = typeof error === 'object' && error !== null ? error : {};
  const at = typeof failed.position === 'number' ? failed.position : 1;
  const token = typeof failed.token === 'string' ? failed.token : undefined;
  return new ExpressionError(text, startOf(text, at, token), reason(error, failed, tell));
}

function reason(error: unknown, { message, value }: Failed, tell: typeof withoutValue): string {
  if (error instanceof RangeError && String(message).includes('call stack')) {
    return 'nested too deep';
  }
  const said = typeof message === 'string' && message !== '' ? message : 'failed';
  return error instanceof BudgetExceeded ? said : tell(said, value);
}

/** Messages may be logged; a value of the record must not. */
function withoutValue(said: string, value: unknown): string {
  if (value === undefined) return said;
  const written = JSON.stringify(value);
  const bare = typeof value === 'string' ? value : written;
  return said.replaceAll(written, 'the value').replaceAll(bare, 'the value');
}

/** JSONata counts to behind the token that it speaks of; people look for where that begins. */
function startOf(text: string, position: number, token?: string): number {
  const end = Math.min(Math.max(position, 1), Math.max(text.length, 1));
  if (token === undefined || token === '(end)') return end;
  const found = text.lastIndexOf(token, end);
  if (found < 0) return end;
  return text[found - 1] === '$' ? found : found + 1;
}
