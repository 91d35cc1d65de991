import type { CanonicalFields } from '@concord/contracts/canonical';
import type { Model, ModelField } from '@concord/contracts/workspace';
import { standardize } from '@concord/standardization';
import { nearestWord } from '@concord/workspace/nearest';
import { unknownWord, type QueryFault } from '../query/query-fault';

/** What somebody knows of a person or company, by field of the model; a list where there are several values. */
export type RawPerson = Readonly<Record<string, unknown>>;

/** A person as records of sources are read: standardized, with what was noticed. */
export interface ReadPerson {
  readonly entity: string;
  readonly fields: CanonicalFields;
  readonly issues: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
}

export interface ReadingPlace {
  /** Of the model; undefined where there is only one. */
  readonly entity: string | undefined;
  /** ISO 3166-1 alpha-2, in which local numbers and dates are read. */
  readonly country: string | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

type Outcome = { readonly person: ReadPerson } | { readonly faults: readonly QueryFault[] };

/** Standardizes a partial person by the model, like a record of a source. What cannot be read is named, and left out. */
export function readPerson(raw: RawPerson, place: ReadingPlace, model: Model): Outcome {
  const parties = Object.entries(model.entities).filter(
    ([, { kind = 'party' }]) => kind === 'party',
  );
  const names = parties.map(([name]) => name);
  const entity = place.entity ?? (names.length === 1 ? names[0] : undefined);
  const fields = parties.find(([name]) => name === entity)?.[1].fields;
  if (entity === undefined || fields === undefined) return { faults: [entityFault(place, names)] };
  const unknown = Object.keys(raw).filter((name) => fields[name] === undefined);
  if (unknown.length > 0)
    return {
      faults: unknown.map((name) =>
        unknownWord(`body.fields.${name}`, 'field', name, Object.keys(fields)),
      ),
    };
  const person = standardized(raw, fields, place);
  if (Object.keys(person.fields).length > 0) return { person: { entity, ...person } };
  const [first] = person.issues;
  const message =
    first === undefined
      ? 'there is nothing to go by'
      : `nothing of it can be used: ${first.message}`;
  return { faults: [{ path: 'body.fields', message, expected: Object.keys(fields).join(' | ') }] };
}

function standardized(
  raw: RawPerson,
  fields: Readonly<Record<string, ModelField>>,
  { country, today }: ReadingPlace,
): Pick<ReadPerson, 'fields' | 'issues'> {
  const read = Object.entries(raw).flatMap(([field, value]) => {
    const definition = fields[field];
    if (definition === undefined) return [];
    const { type, unit, scheme } = definition;
    const context = {
      today,
      ...(country === undefined ? {} : { country }),
      ...(unit === undefined ? {} : { unit }),
      ...(scheme === undefined ? {} : { scheme }),
    };
    return [{ field, ...standardize(type, value, context) }];
  });
  return {
    fields: Object.fromEntries(
      read.filter(({ values }) => values.length > 0).map(({ field, values }) => [field, values]),
    ),
    issues: read.flatMap(({ field, issues }) =>
      issues
        .filter(({ severity }) => severity !== 'fixed')
        .map(({ code, message }) => ({ field, code, message })),
    ),
  };
}

function entityFault({ entity }: ReadingPlace, names: readonly string[]): QueryFault {
  const expected = names.join(' | ');
  if (entity === undefined)
    return { path: 'body.entity', message: 'the model has several kinds of customers', expected };
  const nearest = nearestWord(entity, names);
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return { path: 'body.entity', message: `there is no entity "${entity}"${hint}`, expected };
}
