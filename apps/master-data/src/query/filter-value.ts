import { sourceName } from '@concord/contracts/names';
import { standardize } from '@concord/standardization';
import { shown, unknownWord, type Read } from './query-fault';
import type { Operator } from './operators';
import type { Subject } from './subjects';

export type FilterValue = string | number | boolean;

const date = /^\d{4}(-\d\d(-\d\d)?)?$/;
const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
/** Birth dates are not judged here. */
const context = { today: '9999-12-31' };

/** Of these a part is no value; what cannot be read as one is a mistake. */
const strict = new Set(['email', 'phone', 'gender', 'country', 'language']);

/** The values that a text in a filter may mean; more than one where the standard form differs from what was written. */
export function readValue(
  subject: Subject,
  operator: Operator,
  text: string,
  path: string,
): Read<readonly FilterValue[]> {
  const { name, kind, choices } = subject;
  const wrong = (expected: string, why = `"${shown(text)}" is not what ${name} holds`) => ({
    fault: { path, message: why, expected },
  });
  if (choices !== undefined) {
    const isChoice = choices.includes(text);
    return isChoice ? { value: [text] } : { fault: unknownWord(path, name, text, choices) };
  }
  switch (kind) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text))
        ? { value: [Number(text)] }
        : wrong('a number');
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: [text === 'true'] }
        : wrong('true | false');
    case 'date':
      return date.test(text) ? { value: [text] } : wrong('a date: YYYY, YYYY-MM or YYYY-MM-DD');
    case 'time': {
      const at = time.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isNaN(at)
        ? wrong('a time of ISO 8601, such as 2026-11-20T18:00:00Z')
        : { value: [new Date(at).toISOString()] };
    }
    case 'source':
      return sourceName.safeParse(text).success ? { value: [text] } : wrong('the name of a source');
    default:
      return text === ''
        ? wrong('a value; `exists:false` finds what has none')
        : textValue(subject, operator, text, path);
  }
}

function textValue(
  { name, type }: Subject,
  operator: Operator,
  text: string,
  path: string,
): Read<readonly FilterValue[]> {
  if (type === undefined || operator === 'prefix' || operator === 'contains')
    return { value: [text] };
  const { values, issues } = standardize(type, text, context);
  const standard = values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  if (standard.length > 0 || !strict.has(type)) return { value: [...new Set([text, ...standard])] };
  const why = issues[0]?.message ?? '';
  const part = `"prefix" and "contains" find a part of one`;
  return {
    fault: {
      path,
      message: `"${shown(text)}" is no value of ${name}. ${why}`.trim(),
      expected: `a value of type ${type}; ${part}`,
    },
  };
}
