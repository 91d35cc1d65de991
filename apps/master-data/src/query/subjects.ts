import type { SemanticType } from '@concord/contracts/semantic-types';
import type { Model, ModelField } from '@concord/contracts/workspace';

/** How the values of a subject are compared. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'source' | 'whole';

/** What customers can be filtered and sorted by: a field of the model, a part of one, or what is known of every customer. */
export interface Subject {
  readonly name: string;
  /** Where it stands in a stored golden record; of a field, without `.value`. */
  readonly path: string;
  readonly kind: ValueKind;
  /** As which values in a filter are read, too, so that `Maria@Example.org` finds `maria@example.org`. */
  readonly type?: SemanticType;
  readonly choices?: readonly string[];
  readonly sortable: boolean;
}

export const statuses = ['current', 'redirected', 'split', 'retired'] as const;

const known: readonly Subject[] = [
  { name: 'id', path: '_id', kind: 'text', sortable: true },
  { name: 'entity', path: 'entity', kind: 'text', sortable: false },
  { name: 'status', path: 'status', kind: 'text', choices: statuses, sortable: false },
  { name: 'version', path: 'version', kind: 'number', sortable: true },
  { name: 'sources', path: 'contributors', kind: 'number', sortable: true },
  { name: 'source', path: 'source', kind: 'source', sortable: false },
  { name: 'createdAt', path: 'createdAt', kind: 'time', sortable: true },
  { name: 'changedAt', path: 'changedAt', kind: 'time', sortable: true },
];

const addressParts: readonly (readonly [string, SemanticType])[] = [
  ['lines', 'text'],
  ['street', 'text'],
  ['houseNumber', 'text'],
  ['building', 'text'],
  ['unit', 'text'],
  ['subdistrict', 'place'],
  ['district', 'place'],
  ['city', 'place'],
  ['region', 'place'],
  ['postcode', 'postcode'],
  ['country', 'country'],
];

const kinds: Partial<Readonly<Record<SemanticType, ValueKind>>> = {
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  'date.birth': 'date',
};

/** The subjects of a model, by name. A field that is called as something known of every customer is `fields.NAME`. */
export function subjectsOf(model: Model): ReadonlyMap<string, Subject> {
  const subjects = new Map(known.map((subject) => [subject.name, subject]));
  const taken = new Set(subjects.keys());
  for (const [field, definition] of partyFields(model)) {
    const prefix = taken.has(field) ? `fields.${field}` : field;
    for (const subject of fieldSubjects(prefix, field, definition))
      subjects.set(subject.name, subject);
  }
  return subjects;
}

/** Fields of people and organizations; transactions and interactions are no customers. */
export function partyFields({ entities }: Model): Map<string, ModelField> {
  const parties = Object.values(entities).filter(({ kind = 'party' }) => kind === 'party');
  return new Map(parties.flatMap(({ fields }) => Object.entries(fields)));
}

function fieldSubjects(prefix: string, field: string, { type, many }: ModelField): Subject[] {
  const path = `fields.${field}`;
  const part = (name: string, kind: ValueKind, partType: SemanticType): Subject => ({
    ...{ name: `${prefix}.${name}`, path: `${path}.value.${name}`, kind, type: partType },
    sortable: !many && name !== 'lines',
  });
  const whole: Subject = { name: prefix, path, kind: 'whole', sortable: false };
  if (type === 'address')
    return [whole, ...addressParts.map(([name, partType]) => part(name, 'text', partType))];
  if (type === 'money')
    return [whole, part('amount', 'number', 'number'), part('currency', 'text', 'text')];
  const kind = kinds[type] ?? 'text';
  return [{ name: prefix, path: `${path}.value`, kind, type, sortable: !many }];
}
