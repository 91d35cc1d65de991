import { isObject, objectAt, textAt } from '../json';
import type { Finding } from '../fault';
import { unknownEntity, unknownField, type EntityOutline, type ModelOutline } from './outline';

function isAddressExpression(expression: unknown): boolean {
  return isObject(expression) && 'address' in expression;
}

function mappingFindings(mapping: Readonly<Record<string, unknown>>, entity: EntityOutline) {
  return Object.entries(mapping).flatMap(([field, expression]): Finding[] => {
    const path = ['mapping', field];
    const unknown = unknownField(field, { path, at: 'key' }, entity);
    if (unknown.length > 0) return unknown;
    const type = entity.fields.get(field);
    const expressions: readonly unknown[] = Array.isArray(expression) ? expression : [expression];
    if (type === undefined || type === 'address' || !expressions.some(isAddressExpression))
      return [];
    return [
      {
        path,
        at: 'value',
        message: `an address is mapped to "${field}", which is of type ${type}`,
        expected: 'a column, or a field of type address in the model',
      },
    ];
  });
}

/** One source against the model: its entity and fields exist, addresses go to addresses. */
export function sourceFindings(source: unknown, model: ModelOutline): Finding[] {
  const name = textAt(source, 'entity');
  if (name === undefined) return [];
  const entity = model.get(name);
  if (entity === undefined) {
    return unknownEntity(name, { path: ['entity'], at: 'value' }, model);
  }
  const mapping = objectAt(source, 'mapping');
  if (isObject(source) && isObject(source.mapping) && Object.keys(mapping).length === 0) {
    const expected = 'at least one field: column';
    return [{ path: ['mapping'], at: 'key', message: 'nothing is mapped', expected }];
  }
  const dayFirstOf = Object.keys(objectAt(objectAt(source, 'locale'), 'dayFirstOf'));
  const locale = dayFirstOf.flatMap((field) =>
    unknownField(field, { path: ['locale', 'dayFirstOf', field], at: 'key' }, entity),
  );
  return [...mappingFindings(mapping, entity), ...locale];
}

/** Names can stand in for each other: cleansing divides a full name and joins the parts. */
function satisfies(field: string, mapped: readonly string[], entity: EntityOutline): boolean {
  if (mapped.includes(field)) return true;
  const isName = (name: string): boolean =>
    /^name\.(given|family|full)$/.test(entity.fields.get(name) ?? '');
  return isName(field) && mapped.some(isName);
}

/** A source that maps none of what the model requires would be quarantined record by record. */
export function sourceWarnings(source: unknown, model: ModelOutline): Finding[] {
  const entity = model.get(textAt(source, 'entity') ?? '');
  const mapped = Object.keys(objectAt(source, 'mapping'));
  if (entity === undefined || mapped.length === 0) return [];
  return entity.require
    .filter(
      (fields) => fields.length > 0 && !fields.some((field) => satisfies(field, mapped, entity)),
    )
    .map((fields) => ({
      path: ['mapping'],
      at: 'key',
      message:
        'every record of this source would be quarantined: the model requires what is not mapped',
      expected:
        fields.length === 1
          ? `${fields.join('')} to be mapped`
          : `one of ${fields.join(', ')} to be mapped`,
    }));
}
