import type {
  AttachedRecord,
  CanonicalFields,
  CanonicalRecord,
  Issue,
  RecordRelation,
} from '@concord/contracts/canonical';
import type { CleansingSetup } from '@concord/contracts/setups';
import type { LookupTables, Model } from '@concord/contracts/workspace';
import type { StandardizationContext } from '../context';
import { attachedReader, attempt, relationReader } from './attached';
import { changedAtOf } from './changed-at';
import { fieldsReader } from './fields';
import type { Reason } from './mapping/fault';
import type { RawRecord } from './mapping/value';
import { qualityOf } from './quality';

export type { Reason } from './mapping/fault';

type SourceSetup = CleansingSetup['sources'][number];

export type Outcome =
  | { readonly kind: 'accepted'; readonly record: CanonicalRecord }
  | {
      readonly kind: 'quarantined';
      readonly reasons: readonly Reason[];
      readonly draft: CanonicalFields;
    };

/**
 * Maps a raw record to the model, standardizes each value, and decides: accepted, or quarantined
 * with reasons. Never throws.
 *
 * @param today `YYYY-MM-DD`, against which birth dates are judged.
 */
export type Cleanser = (data: RawRecord, today: string) => Outcome;

/**
 * Prepares a source: expressions are compiled and lookups indexed once, for all of its records.
 *
 * @throws Error when the model lacks the entity of the source.
 */
export function cleanserOf(source: SourceSetup, model: Model, tables: LookupTables = {}): Cleanser {
  const entity = model.entities[source.entity];
  if (entity === undefined) throw new Error(`entity "${source.entity}" is not in the model`);
  const readFields = fieldsReader(source.mapping, entity, tables);
  const readRest = restReader(source, model, tables);
  const { country, dayFirst } = source.locale;
  const locale = {
    ...(country === undefined ? {} : { country }),
    ...(dayFirst === undefined ? {} : { dayFirst }),
  };
  return (data, today) => {
    const context: StandardizationContext = { today, ...locale };
    const { fields, issues, reasons } = readFields(data, data, context);
    const rest = readRest(data, context, reasons);
    if (reasons.length > 0) return { kind: 'quarantined', reasons, draft: fields };
    const changedAt = changedAtOf(data, source.changedAt, context);
    const record = {
      entity: source.entity,
      fields,
      // What was fixed shows as `original` beside the value; saying it twice would double the record.
      issues: [...issues, ...rest.issues].filter(({ severity }) => severity !== 'fixed'),
      quality: qualityOf(fields, issues, source),
      ...(changedAt === undefined ? {} : { changedAt }),
      ...(rest.attached.length === 0 ? {} : { attached: rest.attached }),
      ...(rest.relations.length === 0 ? {} : { relations: rest.relations }),
    };
    return { kind: 'accepted', record };
  };
}

interface Rest {
  readonly issues: readonly Issue[];
  readonly attached: AttachedRecord[];
  readonly relations: RecordRelation[];
}

/** What hangs on the record: transactions, interactions, relations. */
function restReader(source: SourceSetup, model: Model, tables: LookupTables) {
  const attached = (source.attached ?? []).map((mapping) => ({
    place: mapping.entity,
    read: lazily(() => attachedReader(mapping, model, tables)),
  }));
  const relations = (source.relations ?? []).map((mapping) => ({
    place: mapping.relationship,
    read: lazily(() => relationReader(mapping, source.source, tables)),
  }));
  return (data: RawRecord, context: StandardizationContext, reasons: Reason[]): Rest => {
    const found = attached.flatMap(({ place, read }) => {
      const entries = attempt(place, () => read()(data, context), reasons);
      return entries === undefined ? [] : [entries];
    });
    reasons.push(...found.flatMap((entries) => entries.reasons));
    return {
      issues: found.flatMap(({ issues }) => issues),
      attached: found.flatMap((entries) => entries.attached),
      relations: relations.flatMap(({ place, read }): RecordRelation[] => {
        return attempt(place, () => read()(data), reasons) ?? [];
      }),
    };
  };
}

/** Made at the first record; what cannot be made fails for every one, so that each says why. */
function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => (made ??= { it: make() }).it;
}
