import type {
  AttachedMapping,
  EntityKind,
  FieldMapping,
  ModelField,
} from '@concord/contracts/workspace';
import { fieldName, otherFieldName } from './field-name';
import type { InferredColumn } from './inferred';

/** What a record holds a list of, and the entity that the model needs for it. */
export interface ProposedAttached {
  readonly mapping: AttachedMapping;
  readonly kind: Exclude<EntityKind, 'party'>;
  readonly fields: Readonly<Record<string, ModelField>>;
}

interface Entry {
  /** The column of the entry, as its mapping calls it. */
  readonly name: string;
  readonly column: InferredColumn;
}

/** The list that a column is in, and its name within an entry; undefined outside of lists and in lists of lists. */
export function placeInList(column: string): { list: string; name: string } | undefined {
  const [list = '', name, ...deeper] = column.split('[].');
  return name === undefined || deeper.length > 0 ? undefined : { list, name };
}

/** `data.orders` holds orders: `order`. */
function entityName(list: string): string {
  const last = list.split('.').at(-1) ?? '';
  const one = last
    .replace(/ies$/i, 'y')
    .replace(/(ss|x|ch)es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
  return /^[a-z][a-zA-Z0-9]{0,39}$/.test(one) ? one : 'entry';
}

/** What tells an entry from the others, the likeliest first. */
function idOf(entries: readonly Entry[]): Entry | undefined {
  return (
    entries.find(({ column }) => column.meaning === 'record.id') ??
    entries.find(({ name, column }) => {
      return column.meaning === 'identifier' || /^(?:id|no|nr|number|code|key|ref)$/i.test(name);
    })
  );
}

function proposed(list: string, entries: readonly Entry[]): ProposedAttached | undefined {
  const id = idOf(entries);
  if (id === undefined) return undefined;
  const fields: Record<string, ModelField> = {};
  const mapping: Record<string, FieldMapping> = {};
  for (const { name, column } of entries) {
    if (name === id.name || column.confidence === 0) continue;
    const usual = fieldName(name, column.meaning);
    const field = fields[usual] === undefined ? usual : otherFieldName(name, column.meaning);
    fields[field] ??= { type: column.type, many: false };
    mapping[field] ??= name;
  }
  const counts = entries.some(({ column }) => column.type === 'money' || column.type === 'number');
  return {
    mapping: { entity: entityName(list), each: list, id: id.name, mapping },
    kind: counts ? 'transaction' : 'interaction',
    fields,
  };
}

/** A mapping for each list of objects whose entries can be told apart. */
export function attachedProposals(columns: readonly InferredColumn[]): ProposedAttached[] {
  const lists = new Map<string, Entry[]>();
  for (const column of columns) {
    const place = placeInList(column.column);
    if (place === undefined) continue;
    lists.set(place.list, [...(lists.get(place.list) ?? []), { name: place.name, column }]);
  }
  return [...lists].flatMap(([list, entries]) => proposed(list, entries) ?? []);
}
