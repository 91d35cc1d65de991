import { operatorsOf, type Operator } from './operators';
import { readValue, type FilterValue } from './filter-value';
import { shown, unknownWord, type Read } from './query-fault';
import type { Subject } from './subjects';

/** One condition on customers: all filters of a query have to hold. */
export interface Filter {
  readonly subject: Subject;
  readonly operator: Operator;
  /** Of `exists` true or false; several for `in`, and where a value may be meant in two forms. */
  readonly values: readonly FilterValue[];
}

const form = /^([^:]+):([^:]*):(.*)$/s;
const listed = /(?<!\\),/;
const escapes = /\\([\\,])/g;
const mostValues = 100;

/** Reads `birthDate:gte:1980-01-01`. Values are read as those of records are. */
export function readFilter(
  text: string,
  path: string,
  subjects: ReadonlyMap<string, Subject>,
): Read<Filter> {
  const [, name = '', operator = '', written = ''] = form.exec(text) ?? [];
  if (name === '') {
    const message = `"${shown(text)}" is no filter: it has a field, an operator and a value`;
    return {
      fault: { path, message, expected: 'field:operator:value, such as familyName:eq:Ortiz' },
    };
  }
  const subject = subjects.get(name);
  if (subject === undefined)
    return { fault: unknownWord(path, 'field', name, [...subjects.keys()]) };
  const fitting = operatorsOf(subject);
  const known = fitting.find((one) => one === operator);
  if (known === undefined) {
    const place = `operator for ${name}`;
    return { fault: unknownWord(path, place, operator, fitting) };
  }
  return withValues(subject, known, written, path);
}

function withValues(
  subject: Subject,
  operator: Operator,
  written: string,
  path: string,
): Read<Filter> {
  if (operator === 'exists') {
    if (written === 'true' || written === 'false')
      return { value: { subject, operator, values: [written === 'true'] } };
    const message = `"${shown(written)}" says neither that ${subject.name} is there nor that it is not`;
    return { fault: { path, message, expected: 'true | false' } };
  }
  const texts =
    operator === 'in'
      ? written.split(listed).map((one) => one.replace(escapes, '$1').trim())
      : [written.trim()];
  if (texts.length > mostValues) {
    const message = `${texts.length} values are too many for one filter`;
    return { fault: { path, message, expected: `at most ${mostValues} values` } };
  }
  const values: FilterValue[] = [];
  for (const text of texts) {
    const read = readValue(subject, operator, text, path);
    if ('fault' in read) return read;
    values.push(...read.value);
  }
  return { value: { subject, operator, values } };
}
