import type {
  AttachedRecord,
  CanonicalFields,
  CanonicalRecord,
  Issue,
  RecordRelation,
  ValueChange,
} from '@concord/contracts/canonical';
import type { CleansingSetup } from '@concord/contracts/setups';
import type { LookupTables, Model } from '@concord/contracts/workspace';
import type { StandardizationContext } from '../context';
import { entityPlan, type CleansingSettings } from './plan';
import { attachedReader, attempt, ownerReader, relationReader } from './attached';
import { changedAtOf } from './changed-at';
import { fieldsReader, type Circumstances } from './fields';
import type { Reason } from './mapping/fault';
import type { RawRecord } from './mapping/value';
import { marker, type QualityMarks } from './marks';
import { qualityOf } from './quality';

export type { CleansingSettings } from './plan';
export type { Reason } from './mapping/fault';
export { brokenRule, fieldStates, type QualityMarks } from './marks';

type SourceSetup = CleansingSetup['sources'][number];

/** `changes` is all that was done to values, whatever became of the record. */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly record: CanonicalRecord;
      readonly changes: readonly ValueChange[];
      readonly marks: QualityMarks;
    }
  | {
      readonly kind: 'quarantined';
      readonly reasons: readonly Reason[];
      readonly draft: CanonicalFields;
      readonly changes: readonly ValueChange[];
      /** Absent where nothing could be read. */
      readonly marks?: QualityMarks;
      /** When the source says the record last changed, ISO 8601. */
      readonly changedAt?: string;
    };

/**
 * Maps a raw record to the model, standardizes each value, and decides: accepted, or quarantined
 * with reasons. Never throws.
 *
 * @param today `YYYY-MM-DD`, against which birth dates are judged.
 * @param carried by column, what earlier rows of the source said where this one is empty.
 */
export type Cleanser = (data: RawRecord, today: string, carried?: RawRecord) => Outcome;

/**
 * Prepares a source: expressions are compiled and lookups indexed once, for all of its records.
 * `settings` is what `cleansing.yaml` says; without it nothing is filled in and no rule holds.
 *
 * @throws Error when the model lacks the entity of the source.
 */
export function cleanserOf(
  source: SourceSetup,
  model: Model,
  tables: LookupTables = {},
  settings: Partial<CleansingSettings> = {},
): Cleanser {
  const entity = model.entities[source.entity];
  if (entity === undefined) throw new Error(`entity "${source.entity}" is not in the model`);
  const plan = entityPlan(source.entity, entity, settings, source.locale);
  const readFields = fieldsReader(source.mapping, plan, tables);
  const readRest = restReader(source, model, tables, settings);
  const contextOn = contexts(source);
  const mark = marker(Object.keys(source.mapping));
  return (data, today, carried) => {
    const context = contextOn(today);
    const changedAt = changedAtOf(data, source.changedAt, context);
    const circumstances = { context, carried, changedOn: changedAt?.slice(0, 10) };
    const { fields, issues, reasons, ...read } = readFields(data, data, circumstances);
    const rest = readRest(data, circumstances, reasons);
    const changes = [...read.changes, ...rest.changes];
    if (reasons.length > 0) {
      const marks = mark(fields, [...issues, ...reasons]);
      const known = changedAt === undefined ? {} : { changedAt };
      return { kind: 'quarantined', reasons, draft: fields, changes, marks, ...known };
    }
    const record = {
      entity: source.entity,
      fields,
      // What was fixed shows as `original` beside the value; saying it twice would double the record.
      issues: [...issues, ...rest.issues].filter(({ severity }) => severity !== 'fixed'),
      quality: qualityOf(fields, issues, source),
      ...(changedAt === undefined ? {} : { changedAt }),
      ...rest.ownership,
      ...(rest.attached.length === 0 ? {} : { attached: rest.attached }),
      ...(rest.relations.length === 0 ? {} : { relations: rest.relations }),
    };
    return { kind: 'accepted', record, changes, marks: mark(fields, issues) };
  };
}

/** What is known about all values of a source on one day; one object for all records of that day. */
function contexts({ locale }: SourceSetup): (today: string) => StandardizationContext {
  const { country, dayFirst } = locale;
  let last: StandardizationContext | undefined;
  return (today) => {
    if (last?.today !== today)
      last = {
        today,
        ...(country === undefined ? {} : { country }),
        ...(dayFirst === undefined ? {} : { dayFirst }),
      };
    return last;
  };
}

interface Rest {
  /** Of a transaction or interaction with a record of its own. */
  readonly ownership: Pick<CanonicalRecord, 'owner' | 'at'>;
  readonly issues: readonly Issue[];
  readonly attached: AttachedRecord[];
  readonly relations: RecordRelation[];
  readonly changes: readonly ValueChange[];
}

/** What hangs on the record: transactions, interactions, relations; or on what it hangs itself. */
function restReader(
  source: SourceSetup,
  model: Model,
  tables: LookupTables,
  settings: Partial<CleansingSettings>,
) {
  const attached = (source.attached ?? []).map((mapping) => ({
    place: mapping.entity,
    read: lazily(() => attachedReader(mapping, model, tables, settings)),
  }));
  const relations = (source.relations ?? []).map((mapping) => ({
    place: mapping.relationship,
    read: lazily(() => relationReader(mapping, source.source, tables)),
  }));
  const ownership = ownershipReader(source, tables);
  return (data: RawRecord, circumstances: Circumstances, reasons: Reason[]): Rest => {
    const found = attached.flatMap(({ place, read }) => {
      const entries = attempt(place, () => read()(data, circumstances), reasons);
      return entries === undefined ? [] : [entries];
    });
    reasons.push(...found.flatMap((entries) => entries.reasons));
    return {
      ownership: ownership(data, circumstances, reasons),
      issues: found.flatMap(({ issues }) => issues),
      changes: found.flatMap(({ changes }) => changes),
      attached: found.flatMap((entries) => entries.attached),
      relations: relations.flatMap(({ place, read }): RecordRelation[] => {
        return attempt(place, () => read()(data), reasons) ?? [];
      }),
    };
  };
}

function ownershipReader({ owner, at }: SourceSetup, tables: LookupTables) {
  if (owner === undefined) return () => ({});
  const read = lazily(() => ownerReader(owner, tables));
  return (data: RawRecord, { context }: Circumstances, reasons: Reason[]): Rest['ownership'] => {
    const whose = attempt('owner', () => read()(data), reasons);
    const happened = changedAtOf(data, at, context);
    return {
      ...(whose === undefined ? {} : { owner: whose }),
      ...(happened === undefined ? {} : { at: happened }),
    };
  };
}

/** Made at the first record; what cannot be made fails for every one, so that each says why. */
function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => (made ??= { it: make() }).it;
}
