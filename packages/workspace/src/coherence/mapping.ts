import { expressionFault } from '@concord/standardization/expression';
import { isList, isObject, textAt, type JsonObject } from '../json';
import type { Finding, Path } from '../fault';
import { unknownField, unknownName, type EntityOutline } from './outline';

/** A mapping against its entity: fields exist, addresses go to addresses, expressions can be used. */
export function mappingFindings(
  mapping: JsonObject,
  path: Path,
  entity: EntityOutline,
  tables: readonly string[],
): Finding[] {
  return Object.entries(mapping).flatMap(([field, expression]): Finding[] => {
    const at = [...path, field];
    const inside = expressionFindings(expression, at, tables);
    const unknown = unknownField(field, { path: at, at: 'key' }, entity);
    if (unknown.length > 0) return [...unknown, ...inside];
    return [...misplacedAddress(field, expression, at, entity), ...inside];
  });
}

function misplacedAddress(
  field: string,
  expression: unknown,
  path: Path,
  entity: EntityOutline,
): Finding[] {
  const type = entity.fields.get(field);
  const expressions = isList(expression) ? expression : [expression];
  const isAddress = expressions.some((entry) => isObject(entry) && 'address' in entry);
  if (type === undefined || type === 'address' || !isAddress) return [];
  const message = `an address is mapped to "${field}", which is of type ${type}`;
  const expected = 'a column, or a field of type address in the model';
  return [{ path, at: 'value', message, expected }];
}

/**
 * What is wrong within an expression of a mapping, and in the expressions that it holds: JSONata
 * that cannot be used, tables that do not exist, keys that only work together.
 */
export function expressionFindings(
  expression: unknown,
  path: Path,
  tables: readonly string[],
): Finding[] {
  if (isList(expression)) {
    return expression.flatMap((entry, at) => expressionFindings(entry, [...path, at], tables));
  }
  if (!isObject(expression)) return [];
  return [
    ...jsonataFindings(expression, path),
    ...lookupFindings(expression, path, tables),
    ...partFindings(expression, path),
    ...['then', 'else', 'address'].flatMap((key) => innerFindings(expression, key, path, tables)),
  ];
}

function innerFindings(
  expression: JsonObject,
  key: string,
  path: Path,
  tables: readonly string[],
): Finding[] {
  const inner = expression[key];
  if (key !== 'address' || !isObject(inner)) {
    return expressionFindings(inner, [...path, key], tables);
  }
  return Object.entries(inner).flatMap(([component, part]) =>
    expressionFindings(part, [...path, key, component], tables),
  );
}

/** Expressions under `expression` and `when` that cannot be used. */
export function jsonataFindings(expression: JsonObject, path: Path): Finding[] {
  return ['expression', 'when'].flatMap((key): Finding[] => {
    const text = textAt(expression, key);
    const fault = text === undefined ? undefined : expressionFault(text);
    if (fault === undefined) return [];
    const message = `at character ${fault.position}: ${fault.message}`;
    return [{ path: [...path, key], at: 'value', message, expected: 'a JSONata expression' }];
  });
}

function lookupFindings(expression: JsonObject, path: Path, tables: readonly string[]): Finding[] {
  if ('unlisted' in expression && !('lookup' in expression)) {
    const message = '"unlisted" says what becomes of values that a lookup does not list';
    return [{ path: [...path, 'unlisted'], at: 'key', message, expected: '"lookup" beside it' }];
  }
  const name = textAt(expression, 'lookup');
  if (name === undefined) return [];
  const known = { what: 'there is no table', names: tables };
  return unknownName(name, { path: [...path, 'lookup'], at: 'value' }, known);
}

function partFindings(expression: JsonObject, path: Path): Finding[] {
  if (!('part' in expression)) return [];
  const at = { path: [...path, 'part'], at: 'value' } as const;
  if (!('split' in expression)) {
    const message = '"part" takes one piece of a cell that is split';
    return [{ ...at, at: 'key', message, expected: '"split" beside it' }];
  }
  if (expression.part !== 0) return [];
  return [{ ...at, message: 'found number 0', expected: '1 for the first piece, -1 for the last' }];
}
