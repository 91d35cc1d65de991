import { isList, isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';
import { expressionFindings, mappingFindings } from './mapping';
import { unknownEntity, unknownField, unknownName, type ModelOutline } from './outline';

/** What a source may speak of. */
export interface Surroundings {
  readonly model: ModelOutline;
  readonly relationships: ReadonlyMap<string, RelationshipEnds>;
  readonly tables: readonly string[];
  /** The entity of each source by name; undefined where it names none. */
  readonly sources: ReadonlyMap<string, string | undefined>;
}

/** Which entities a relationship goes between, as far as the model says. */
export interface RelationshipEnds {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** One source against the model: what it maps exists, and its expressions can be used. */
export function sourceFindings(source: unknown, around: Surroundings): Finding[] {
  return [
    ...recordFindings(source, around),
    ...listAt(source, 'attached').flatMap((entry, at) =>
      attachedFindings(entry, ['attached', at], around),
    ),
    ...listAt(source, 'relations').flatMap((entry, at) =>
      relationFindings(entry, ['relations', at], textAt(source, 'entity'), around),
    ),
  ];
}

function listAt(source: unknown, key: string): readonly unknown[] {
  const found = isObject(source) ? source[key] : undefined;
  return isList(found) ? found : [];
}

/** What a record of the source is about: the entity and its fields, and whose it is where it is no party. */
function recordFindings(source: unknown, around: Surroundings): Finding[] {
  const { model, tables } = around;
  const name = textAt(source, 'entity');
  if (name === undefined) return [];
  const entity = model.get(name);
  if (entity === undefined) return unknownEntity(name, { path: ['entity'], at: 'value' }, model);
  const mapping = objectAt(source, 'mapping');
  if (isObject(source) && isObject(source.mapping) && Object.keys(mapping).length === 0) {
    const expected = 'at least one field: column';
    return [{ path: ['mapping'], at: 'key', message: 'nothing is mapped', expected }];
  }
  const dayFirstOf = Object.keys(objectAt(objectAt(source, 'locale'), 'dayFirstOf'));
  const locale = dayFirstOf.flatMap((field) =>
    unknownField(field, { path: ['locale', 'dayFirstOf', field], at: 'key' }, entity),
  );
  return [
    ...ownerFindings(source, entity.kind, around),
    ...mappingFindings(mapping, ['mapping'], entity, tables),
    ...locale,
  ];
}

/** A transaction or interaction belongs to a record of a party, and a party to nobody. */
function ownerFindings(source: unknown, kind: string, around: Surroundings): Finding[] {
  const owner = objectAt(source, 'owner');
  const given = ['owner', 'at'].filter((key) => isObject(source) && key in source);
  if (kind === 'party') {
    return given.map((key) => ({
      path: [key],
      at: 'key',
      message: `"${key}" is for a source of transactions or interactions, and this one is of a party`,
      expected: 'an entity with "kind: transaction" or "kind: interaction", or no such key',
    }));
  }
  if (!given.includes('owner')) {
    const message = `records of kind ${kind} hang on those of a party, and nothing says on which`;
    const expected =
      '"owner" with the source and the id of the record, or an entry under "attached"';
    return [{ path: ['entity'], at: 'value', message, expected }];
  }
  return [
    ...expressionFindings(objectAt(owner, 'id'), ['owner', 'id'], around.tables),
    ...hangingFindings(source, kind),
    ...partySource(textAt(owner, 'source'), around),
  ];
}

/** Nothing hangs on what hangs itself. */
function hangingFindings(source: unknown, kind: string): Finding[] {
  return ['attached', 'relations']
    .filter((key) => listAt(source, key).length > 0)
    .map((key) => ({
      path: [key],
      at: 'key',
      message: `records of kind ${kind} hang on others, and nothing hangs on them`,
      expected: `no "${key}"`,
    }));
}

function partySource(name: string | undefined, { model, sources }: Surroundings): Finding[] {
  if (name === undefined) return [];
  const place = { path: ['owner', 'source'], at: 'value' } as const;
  const unknown = unknownName(name, place, { what: 'there is no source', names: sources.keys() });
  const kind = model.get(sources.get(name) ?? '')?.kind ?? 'party';
  if (unknown.length > 0 || kind === 'party') return unknown;
  const message = `the records of "${name}" are of kind ${kind} themselves`;
  return [{ ...place, message, expected: 'a source of a party' }];
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

function relationFindings(
  relation: unknown,
  path: Path,
  entity: string | undefined,
  around: Surroundings,
): Finding[] {
  const findings = [
    ...expressionFindings(relation, path, around.tables),
    ...expressionFindings(objectAt(relation, 'id'), [...path, 'id'], around.tables),
  ];
  const named = (key: string, what: string, names: Iterable<string>): Finding[] => {
    const name = textAt(relation, key);
    const place = { path: [...path, key], at: 'value' } as const;
    return name === undefined ? [] : unknownName(name, place, { what, names });
  };
  return [
    ...findings,
    ...named('relationship', 'the model has no relationship', around.relationships.keys()),
    ...named('source', 'there is no source', around.sources.keys()),
    ...endFindings(relation, path, entity, around),
  ];
}

/** A relation goes from and to the entities that its relationship is between. */
function endFindings(
  relation: unknown,
  path: Path,
  entity: string | undefined,
  { model, relationships, sources }: Surroundings,
): Finding[] {
  // That nothing hangs on a transaction is said already.
  if ((model.get(entity ?? '')?.kind ?? 'party') !== 'party') return [];
  const name = textAt(relation, 'relationship') ?? '';
  const { from, to } = relationships.get(name) ?? {};
  const other = textAt(relation, 'source');
  const pointed = other === undefined ? entity : sources.get(other);
  const wrong = (key: string, verb: string, is: string | undefined, be: string | undefined) =>
    is === undefined || be === undefined || is === be
      ? []
      : [
          {
            path: [...path, key],
            at: 'value' as const,
            message: `"${name}" ${verb} records of "${be}", and this is one of "${is}"`,
            expected: `a relationship that ${verb} "${is}", or a source of "${be}"`,
          },
        ];
  return [
    ...wrong('relationship', 'goes from', entity, from),
    ...wrong(other === undefined ? 'relationship' : 'source', 'goes to', pointed, to),
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
