import {
  mostAttached,
  type AttachedRecord,
  type CanonicalRecord,
  type Issue,
  type RecordRelation,
  type ValueChange,
} from '@concord/contracts/canonical';
import type {
  AttachedMapping,
  LookupTables,
  Model,
  RelationMapping,
  OwnerMapping,
  ValueExpression,
} from '@concord/contracts/workspace';
import { changedAtOf } from './changed-at';
import { fieldsReader, type Circumstances, type ReadFields } from './fields';
import { entryReader } from './mapping/entries';
import { entityPlan, type CleansingSettings } from './plan';
import { MappingFault, reasonOf, type Reason } from './mapping/fault';
import { asText, isEmpty, valueReader, type RawRecord } from './mapping/value';

const longestId = 400;

type IdReader = (data: RawRecord, record: RawRecord) => string | undefined;

function idReader(expression: ValueExpression, tables: LookupTables): IdReader {
  const read = valueReader(expression, tables);
  return (data, record) => {
    const found = read(data, record).find(({ raw }) => !isEmpty(raw));
    const id = found === undefined ? '' : asText(found.raw).trim();
    if (id.length > longestId) {
      throw new MappingFault('attached.id', `an id of more than ${longestId} characters`);
    }
    return id === '' ? undefined : id;
  };
}

function few<Entry>(entries: Entry[]): Entry[] {
  if (entries.length <= mostAttached) return entries;
  const message = `${entries.length} entries, where a record may have ${mostAttached}`;
  throw new MappingFault('attached.too-many', message);
}

interface ReadAttached {
  readonly attached: readonly AttachedRecord[];
  readonly issues: readonly Issue[];
  readonly reasons: readonly Reason[];
  readonly changes: readonly ValueChange[];
}
export type AttachedReader = (record: RawRecord, circumstances: Circumstances) => ReadAttached;

/** Prepares the reading of transactions or interactions that a record holds. @throws ExpressionError */
export function attachedReader(
  { entity, id, at, mapping, ...parts }: AttachedMapping,
  model: Model,
  tables: LookupTables,
  settings: Partial<CleansingSettings>,
): AttachedReader {
  const entries = entryReader(parts);
  const idOf = idReader(id, tables);
  const read = fieldsReader(mapping, entityPlan(entity, model.entities[entity], settings), tables);
  return (record, circumstances) => {
    const attached = new Map<string, AttachedRecord>();
    const issues: Issue[] = [];
    const reasons: Reason[] = [];
    const changes: ValueChange[] = [];
    for (const [index, data] of few(entries(record)).entries()) {
      const known = idOf(data, record);
      const place = `${entity}[${known ?? index + 1}]`;
      if (known === undefined) {
        reasons.push({ code: 'attached.no-id', field: place, message: `${place}: no id` });
        continue;
      }
      if (attached.has(known)) {
        const message = 'The same id came before in this record; the later one counts.';
        issues.push({ field: place, code: 'attached.repeated', severity: 'warned', message });
      }
      const found = placed(place, read(data, record, circumstances));
      const happened = changedAtOf(data, at, circumstances.context);
      const time = happened === undefined ? {} : { at: happened };
      attached.set(known, { entity, id: known, ...time, fields: found.fields });
      issues.push(...found.issues);
      reasons.push(...found.reasons);
      changes.push(...found.changes);
    }
    return { attached: [...attached.values()], issues, reasons, changes };
  };
}

/** What was found in an entry, said of that entry: `order[A-17].total`. */
function placed(place: string, { fields, issues, reasons, changes }: ReadFields): ReadFields {
  return {
    fields,
    changes: changes.map((change) => ({ ...change, field: `${place}.${change.field}` })),
    issues: issues.map((issue) => ({ ...issue, field: `${place}.${issue.field}` })),
    reasons: reasons.map((reason) => ({
      ...reason,
      field: reason.field === undefined ? place : `${place}.${reason.field}`,
    })),
  };
}

export type RelationReader = (record: RawRecord) => RecordRelation[];

/** Prepares the reading of a relation; a record without the id points nowhere. @throws ExpressionError */
export function relationReader(
  { relationship, source, id, ...parts }: RelationMapping,
  ownSource: string,
  tables: LookupTables,
): RelationReader {
  const entries = entryReader(parts);
  const idOf = idReader(id, tables);
  return (record) => {
    const ids = few(entries(record)).map((data) => idOf(data, record));
    return [...new Set(ids)].flatMap((recordId) =>
      recordId === undefined ? [] : [{ relationship, source: source ?? ownSource, recordId }],
    );
  };
}

export type OwnerReader = (record: RawRecord) => CanonicalRecord['owner'];

/** Prepares the reading of whose record it is. @throws ExpressionError; the reader a MappingFault where nobody is named */
export function ownerReader({ source, id }: OwnerMapping, tables: LookupTables): OwnerReader {
  const idOf = idReader(id, tables);
  return (record) => {
    const recordId = idOf(record, record);
    if (recordId !== undefined) return { source, recordId };
    throw new MappingFault(
      'owner.missing',
      `it does not say to which record of ${source} it belongs`,
    );
  };
}

/** Runs a reader of what hangs on a record; what fails is a reason, said of `place`. */
export function attempt<Found>(
  place: string,
  read: () => Found,
  reasons: Reason[],
): Found | undefined {
  try {
    return read();
  } catch (error) {
    reasons.push(reasonOf(error, place));
    return undefined;
  }
}
