import { isList, isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';
import { expressionFindings, mappingFindings } from './mapping';
import { unknownEntity, unknownField, unknownName, type ModelOutline } from './outline';

/** What a source may speak of. */
export interface Surroundings {
  readonly model: ModelOutline;
  readonly relationships: readonly string[];
  readonly tables: readonly string[];
  readonly sources: readonly string[];
}

/** One source against the model: what it maps exists, and its expressions can be used. */
export function sourceFindings(source: unknown, around: Surroundings): Finding[] {
  return [
    ...customerFindings(source, around),
    ...listAt(source, 'attached').flatMap((entry, at) =>
      attachedFindings(entry, ['attached', at], around),
    ),
    ...listAt(source, 'relations').flatMap((entry, at) =>
      relationFindings(entry, ['relations', at], around),
    ),
  ];
}

function listAt(source: unknown, key: string): readonly unknown[] {
  const found = isObject(source) ? source[key] : undefined;
  return isList(found) ? found : [];
}

function customerFindings(source: unknown, { model, tables }: Surroundings): Finding[] {
  const name = textAt(source, 'entity');
  if (name === undefined) return [];
  const entity = model.get(name);
  if (entity === undefined) return unknownEntity(name, { path: ['entity'], at: 'value' }, model);
  if (entity.kind !== 'party') {
    const message = `"${name}" is of kind ${entity.kind}, which hangs on the records of a party`;
    const expected = 'a party here, and the rest under "attached"';
    return [{ path: ['entity'], at: 'value', message, expected }];
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
  return [...mappingFindings(mapping, ['mapping'], entity, tables), ...locale];
}

function attachedFindings(attached: unknown, path: Path, { model, tables }: Surroundings) {
  const findings = [
    ...expressionFindings(attached, path, tables),
    ...expressionFindings(objectAt(attached, 'id'), [...path, 'id'], tables),
  ];
  const name = textAt(attached, 'entity');
  if (name === undefined) return findings;
  const entity = model.get(name);
  const place = { path: [...path, 'entity'], at: 'value' } as const;
  if (entity === undefined) return [...findings, ...unknownEntity(name, place, model)];
  if (entity.kind === 'party') {
    const message = `"${name}" is a party: it has records of its own`;
    const expected = 'an entity with "kind: transaction" or "kind: interaction" in the model';
    return [...findings, { ...place, message, expected }];
  }
  const mapping = objectAt(attached, 'mapping');
  return [...findings, ...mappingFindings(mapping, [...path, 'mapping'], entity, tables)];
}

function relationFindings(relation: unknown, path: Path, around: Surroundings): Finding[] {
  const findings = [
    ...expressionFindings(relation, path, around.tables),
    ...expressionFindings(objectAt(relation, 'id'), [...path, 'id'], around.tables),
  ];
  const named = (key: string, what: string, names: readonly string[]): Finding[] => {
    const name = textAt(relation, key);
    const place = { path: [...path, key], at: 'value' } as const;
    return name === undefined ? [] : unknownName(name, place, { what, names });
  };
  return [
    ...findings,
    ...named('relationship', 'the model has no relationship', around.relationships),
    ...named('source', 'there is no source', around.sources),
  ];
}

/**
 * A source that maps none of what the model requires would be quarantined record by record.
 *
 * @param filledIn the fields of an entity that `cleansing.yaml` has a value for where there is none.
 */
export function sourceWarnings(
  source: unknown,
  model: ModelOutline,
  filledIn: (entity: string) => readonly string[],
): Finding[] {
  const name = textAt(source, 'entity') ?? '';
  const entity = model.get(name);
  const mapped = Object.keys(objectAt(source, 'mapping'));
  const given = new Set([...mapped, ...filledIn(name)]);
  if (entity === undefined || mapped.length === 0) return [];
  return entity.require
    .filter((fields) => fields.length > 0 && !fields.some((field) => given.has(field)))
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
