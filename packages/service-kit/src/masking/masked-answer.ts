import { plainValue } from '@concord/contracts/canonical';
import { hidden, maskText, maskValue } from '@concord/standardization/masking';
import type { FieldPrivacies, FieldPrivacy } from './field-privacy';
import { isOpen } from './open-names';

/** Where in an answer a value stands. */
interface Place {
  readonly entity?: string | undefined;
  /** Of the field whose values stand here; undefined outside of fields. */
  readonly privacy?: FieldPrivacy | undefined;
  /** The property that holds it. */
  readonly name?: string | undefined;
  /** Whether it stands in the lineage of a golden value, where `key` names a source record. */
  readonly lineage?: boolean;
}

/** Names under which the values of a field stand, whole and in its form; others hold texts about them. */
const valueNames: ReadonlySet<string> = new Set([
  ...['value', 'values', 'original', 'before', 'after', 'a', 'b', 'left', 'right'],
]);

const attachedField = /^(\w+)\[.*\]\.(\w+)$/;

/**
 * An answer as somebody may see it who is to see personal values masked. It goes by the names of the model's
 * fields, wherever they stand (`{ phone: [...] }`, `{ field: 'phone', before, after }`), and by the entity
 * that an object names; what belongs to no field and is neither a number nor plainly an id is hidden.
 * So an answer that nobody thought of is masked too much, never too little.
 */
export function maskedAnswer(answer: unknown, privacies: FieldPrivacies): unknown {
  return masked(answer, {}, privacies);
}

function masked(value: unknown, place: Place, privacies: FieldPrivacies): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, place, privacies));
  if (typeof value === 'object') return maskedObject(value, place, privacies);
  if (typeof value === 'string') return maskedText(value, place, privacies);
  const inValue = place.privacy?.personal === true && isValueName(place.name, privacies);
  return inValue ? hidden : value;
}

function maskedObject(value: object, place: Place, privacies: FieldPrivacies): unknown {
  // Times and other values of the driver: as JSON has them.
  if ('toJSON' in value) return masked(JSON.parse(JSON.stringify(value)), place, privacies);
  const { privacy } = place;
  if (privacy?.personal === true && 'lines' in value) return maskedWhole(value, privacy);
  const entries: [string, unknown][] = Object.entries(value);
  const named = new Map(entries);
  const entity = privacies.knowsEntity(named.get('entity'))
    ? String(named.get('entity'))
    : place.entity;
  const here: Place = {
    entity,
    privacy: privacyOfNamed(named.get('field'), entity, privacies) ?? privacy,
    lineage: named.has('rule') && named.has('key'),
  };
  return Object.fromEntries(
    entries.map(([name, item]) => {
      const own = privacies.of(name, entity);
      return [name, masked(item, { ...here, name, ...(own && { privacy: own }) }, privacies)];
    }),
  );
}

/** `{ field: 'phone', … }`, `{ field: 'order[A-17].total', … }` */
function privacyOfNamed(
  field: unknown,
  entity: string | undefined,
  privacies: FieldPrivacies,
): FieldPrivacy | undefined {
  if (typeof field !== 'string') return undefined;
  const [, owner, own] = attachedField.exec(field) ?? [];
  return own === undefined ? privacies.of(field, entity) : privacies.of(own, owner);
}

function maskedText(text: string, place: Place, privacies: FieldPrivacies): string {
  const { privacy, name, lineage = false } = place;
  if (name === 'key' && lineage) return isOpen('record', text) ? text : hidden;
  if (privacy?.personal === true) {
    if (isValueName(name, privacies)) return maskText(privacy.type, text);
    return isOpen(name, text) ? text : hidden;
  }
  if (privacy !== undefined || isOpen(name, text) || privacies.names(text)) return text;
  return hidden;
}

function isValueName(name: string | undefined, privacies: FieldPrivacies): boolean {
  return name === undefined || valueNames.has(name) || privacies.of(name, undefined) !== undefined;
}

function maskedWhole(value: object, { type }: FieldPrivacy & { personal: true }): unknown {
  const plain = plainValue.safeParse(value);
  return plain.success ? maskValue(type, plain.data) : hidden;
}
