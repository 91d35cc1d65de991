import { nearestWord } from '../nearest';
import { isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';

/**
 * What the checks across files need of the model. Read loosely from the raw file, so that one
 * fault in the model does not hide the faults of the sources.
 */
export interface EntityOutline {
  /** `party` where the model says nothing. */
  readonly kind: string;
  /** Semantic type by field name; undefined where the model names none. */
  readonly fields: ReadonlyMap<string, string | undefined>;
  readonly require: readonly (readonly string[])[];
}
export type ModelOutline = ReadonlyMap<string, EntityOutline>;

function texts(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry) => typeof entry === 'string');
}

function entityOutline(entity: unknown): EntityOutline {
  const fields = Object.entries(objectAt(entity, 'fields'));
  const require = isObject(entity) && Array.isArray(entity.require) ? entity.require : [];
  return {
    kind: textAt(entity, 'kind') ?? 'party',
    fields: new Map(fields.map(([name, field]) => [name, textAt(field, 'type')])),
    require: require.map(texts),
  };
}

export function modelOutline(model: unknown): ModelOutline {
  const entities = Object.entries(objectAt(model, 'entities'));
  return new Map(entities.map(([name, entity]) => [name, entityOutline(entity)]));
}

/** At most this many words are listed; the nearest one says the rest. */
const listed = 24;

function wordList(words: readonly string[]): string {
  const shown = words.slice(0, listed).join(', ');
  return words.length > listed ? `one of ${shown}, …` : `one of ${shown}`;
}

/** A finding for a name that is not among those that exist; none when it is. */
export function unknownName(
  name: string,
  place: { path: Path; at: 'key' | 'value' },
  known: { what: string; names: Iterable<string> },
): Finding[] {
  const names = [...known.names];
  if (names.includes(name)) return [];
  const nearest = nearestWord(name, names);
  return [
    {
      ...place,
      message: `${known.what} "${name}"`,
      expected: names.length === 0 ? 'none: there are none yet' : wordList(names),
      ...(nearest === undefined ? {} : { nearest }),
    },
  ];
}

export function unknownEntity(
  name: string,
  place: { path: Path; at: 'key' | 'value' },
  model: ModelOutline,
): Finding[] {
  return unknownName(name, place, { what: 'the model has no entity', names: model.keys() });
}

export function unknownField(
  name: string,
  place: { path: Path; at: 'key' | 'value' },
  entity: EntityOutline,
): Finding[] {
  const known = { what: 'the model has no field', names: entity.fields.keys() };
  return unknownName(name, place, known);
}

/** Findings of a list of field names that stands at `path`. */
export function unknownFields(names: unknown, path: Path, entity: EntityOutline): Finding[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown, index) => {
    if (typeof name !== 'string') return [];
    return unknownField(name, { path: [...path, index], at: 'value' }, entity);
  });
}
