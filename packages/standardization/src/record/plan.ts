import type { CleansingSetup } from '@concord/contracts/setups';
import type {
  EntityCleansing,
  EntityModel,
  FieldMapping,
  LookupTables,
  MissingStrategy,
  ModelField,
  Source,
} from '@concord/contracts/workspace';
import type { StandardizationContext } from '../context';
import { exchangeOf, type Exchange } from '../types/money/exchange';
import { byWordForm, knownWords, type KnownWords } from '../words';
import { fieldReader, type FieldReader } from './mapping/field';

/** What `cleansing.yaml` says. */
export type CleansingSettings = Pick<CleansingSetup, 'values' | 'cleansing'>;

/** What the workspace says about the records of one entity. */
export interface EntityPlan {
  readonly model: EntityModel;
  readonly settings: EntityCleansing | undefined;
  readonly words: KnownWords | undefined;
  readonly exchange: Exchange | undefined;
  readonly quarantineOn: ReadonlySet<string>;
  /** Fields whose dates are in another order than those of the rest of the source. */
  readonly dayFirstOf: Readonly<Record<string, boolean>>;
}

const noFields: EntityModel = { fields: {}, require: [] };

export function entityPlan(
  name: string,
  model: EntityModel = noFields,
  { values, cleansing }: Partial<CleansingSettings> = {},
  { dayFirstOf = {} }: Source['locale'] = {},
): EntityPlan {
  const settings = cleansing?.[name];
  return {
    model,
    settings,
    words: values === undefined ? undefined : knownWords(values),
    exchange: values === undefined ? undefined : exchangeOf(values),
    quarantineOn: new Set(settings?.quarantineOn),
    dayFirstOf,
  };
}

/** A field with the context in which its values are read. */
export interface PlacedField {
  readonly plan: FieldPlan;
  readonly context: StandardizationContext;
}

/** What is known about one field of one source before any record is read. */
export interface FieldPlan {
  readonly name: string;
  readonly field: ModelField;
  /** Absent where the source does not map the field, which may then be filled in. */
  readonly read: FieldReader | undefined;
  readonly strategies: readonly MissingStrategy[];
  /** What the field adds to the context of its source; undefined where it adds nothing. */
  readonly own: Partial<StandardizationContext> | undefined;
}

/** An expression that is wrong fails for every record, so that each says why it waits. */
function readerOf(mapping: FieldMapping, tables: LookupTables): FieldReader {
  try {
    return fieldReader(mapping, tables);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function ownContext(name: string, { unit, scheme }: ModelField, plan: EntityPlan) {
  const { words, settings, dayFirstOf } = plan;
  const dayFirst = dayFirstOf[name];
  const synonyms = settings?.synonyms[name];
  const own: Partial<StandardizationContext> = {
    ...(words === undefined ? {} : { words }),
    ...(dayFirst === undefined ? {} : { dayFirst }),
    ...(synonyms === undefined ? {} : { labels: byWordForm(synonyms, Object.keys(synonyms)) }),
    ...(unit === undefined ? {} : { unit }),
    ...(scheme === undefined ? {} : { scheme }),
  };
  return Object.keys(own).length === 0 ? undefined : own;
}

function strategiesOf(name: string, { settings }: EntityPlan): readonly MissingStrategy[] {
  const strategies = settings?.missing[name] ?? [];
  return Array.isArray(strategies) ? strategies : [strategies];
}

/** The fields that are mapped, in the order of the mapping, then those that are only filled in. */
export function fieldPlans(
  mapping: Readonly<Record<string, FieldMapping>>,
  plan: EntityPlan,
  tables: LookupTables,
): FieldPlan[] {
  const mapped = Object.keys(mapping);
  const filledIn = Object.keys(plan.settings?.missing ?? {}).filter((name) => !(name in mapping));
  return [...mapped, ...filledIn].flatMap((name): FieldPlan[] => {
    const field = plan.model.fields[name];
    const expression = mapping[name];
    if (field === undefined) return [];
    return [
      {
        name,
        field,
        read: expression === undefined ? undefined : readerOf(expression, tables),
        strategies: strategiesOf(name, plan),
        own: ownContext(name, field, plan),
      },
    ];
  });
}
