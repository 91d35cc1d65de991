import type { EntityModel, FieldMapping, ModelField } from '@concord/contracts/workspace';
import { attachedProposals, placeInList, type ProposedAttached } from './attached-proposal';
import { fieldName, identifiesCustomer, likeness, otherFieldName } from './field-name';
import type { InferredColumn, InferredTable } from './inferred';
import { componentOf, type AddressComponent } from './meaning';

/** What a column is used for in the proposed mapping. */
export type Use =
  | { readonly as: 'id' | 'changedAt' }
  | { readonly as: 'field'; readonly field: string; readonly component?: AddressComponent }
  /** Of an entry of a list, which is a transaction or an interaction: its id, or a field. */
  | { readonly as: 'attached'; readonly entity: string; readonly field?: string }
  /** `why`, in words. */
  | { readonly as: 'left out'; readonly why: string };

export interface ProposedColumn extends InferredColumn {
  readonly use: Use;
}

/** How ambiguous values are to be read; `dayFirstOf` by field, where it differs from the others. */
export type ProposedLocale = InferredTable['locale'] & {
  readonly dayFirstOf?: Readonly<Record<string, boolean>>;
};

/** A source of a workspace, as far as its data tells. */
export interface Proposal {
  readonly columns: readonly ProposedColumn[];
  readonly id?: string;
  readonly changedAt?: string;
  readonly locale: ProposedLocale;
  readonly mapping: Readonly<Record<string, FieldMapping>>;
  /** The fields that the mapping needs, with their types. */
  readonly fields: Readonly<Record<string, ModelField>>;
  /** What lists in the records hold; with a model only what it has an entity for. */
  readonly attached: readonly ProposedAttached[];
}

/** Several columns of these give one field with many values. */
const manyValued: ReadonlySet<string> = new Set(['email', 'phone']);

/**
 * A mapping that a person can start from. With a model, columns go to its fields, by type and name; without, the
 * fields are proposed too. Left out is what says nothing or identifies something else than the customer.
 */
export function proposeMapping(table: InferredTable, model?: EntityModel): Proposal {
  const fields = new Fields(model);
  const attached = model === undefined ? attachedProposals(table.columns) : [];
  const columns = table.columns.map((column): ProposedColumn => {
    const inList = column.column.includes('[]');
    return { ...column, use: inList ? useInList(column, attached) : useOf(column, fields, table) };
  });
  const withUse = (as: 'id' | 'changedAt'): string | undefined =>
    columns.find(({ use }) => use.as === as)?.column;
  const id = withUse('id');
  const changedAt = withUse('changedAt');
  return {
    columns,
    ...(id === undefined ? {} : { id }),
    ...(changedAt === undefined ? {} : { changedAt }),
    locale: localeOf(table, columns),
    mapping: mappingOf(columns, fields.used),
    fields: fields.used,
    attached,
  };
}

function localeOf({ locale }: InferredTable, columns: readonly ProposedColumn[]): ProposedLocale {
  const others = columns.flatMap(({ use, dayFirst }) =>
    use.as === 'field' && dayFirst !== undefined && dayFirst !== locale.dayFirst
      ? [[use.field, dayFirst] as const]
      : [],
  );
  return others.length === 0 ? locale : { ...locale, dayFirstOf: Object.fromEntries(others) };
}

function useInList({ column }: InferredColumn, attached: readonly ProposedAttached[]): Use {
  const place = placeInList(column);
  const mapping = attached.find((one) => one.mapping.each === place?.list)?.mapping;
  if (mapping === undefined)
    return { as: 'left out', why: 'in a list; see "attached" in the guide' };
  const { entity, id } = mapping;
  if (id === place?.name) return { as: 'attached', entity };
  const field = Object.entries(mapping.mapping).find(([, from]) => from === place?.name)?.[0];
  return field === undefined
    ? { as: 'left out', why: 'no values' }
    : { as: 'attached', entity, field };
}

function useOf(column: InferredColumn, fields: Fields, table: InferredTable): Use {
  const { meaning, confidence } = column;
  if (meaning === 'record.id') return { as: 'id' };
  if (meaning === 'record.changedAt') return { as: 'changedAt' };
  if (confidence === 0) return { as: 'left out', why: 'no values' };
  if (meaning === 'identifier' && !identifiesCustomer(column.column)) {
    return { as: 'left out', why: 'may identify something else than the customer' };
  }
  return isInAddress(column, table) ? fields.address(column) : fields.field(column);
}

/** A postcode alone is a field of its own; with a town it is an address. */
function isInAddress({ meaning }: InferredColumn, { columns }: InferredTable): boolean {
  if (!meaning.startsWith('address.')) return false;
  const parts = columns.filter(({ column, meaning: other }) => {
    return other.startsWith('address.') && !column.includes('[]');
  });
  return meaning !== 'address.postcode' || parts.length > 1;
}

/** The fields that columns go to: those of the model, or new ones. */
class Fields {
  readonly used: Record<string, ModelField> = {};

  constructor(private readonly model: EntityModel | undefined) {}

  address(column: InferredColumn): Use {
    const component = componentOf(column.meaning);
    const field =
      this.ofType('address', column.column) ?? (this.model === undefined ? 'address' : undefined);
    if (field === undefined)
      return { as: 'left out', why: 'the model has no field of type address' };
    this.used[field] = this.model?.fields[field] ?? { type: 'address', many: false };
    return { as: 'field', field, ...(component === undefined ? {} : { component }) };
  }

  field(column: InferredColumn): Use {
    const { type, meaning } = column;
    if (this.model === undefined) return this.newField(column);
    const field = this.ofType(type, `${column.column} ${fieldName(column.column, meaning)}`);
    if (field === undefined)
      return { as: 'left out', why: `the model has no field for it, of type ${type}` };
    this.used[field] = this.model.fields[field] ?? { type, many: false };
    return { as: 'field', field };
  }

  /** The field of the type that is called most like the column; taken ones only where they hold many. */
  private ofType(type: string, name: string): string | undefined {
    const fitting = Object.entries(this.model?.fields ?? {})
      .filter(([field, { type: own, many }]) => {
        return own === type && (many || type === 'address' || this.used[field] === undefined);
      })
      .map(([field]) => ({ field, likeness: likeness(field, name) }))
      .sort((a, b) => b.likeness - a.likeness);
    return fitting[0]?.field;
  }

  private newField({ column, meaning, type }: InferredColumn): Use {
    const many = manyValued.has(type);
    const name = fieldName(column, meaning);
    const isFree = (field: string): boolean => this.used[field] === undefined || many;
    const other = isFree(name) ? name : otherFieldName(column, meaning);
    let field = other;
    for (let at = 2; !isFree(field); at += 1) field = `${other}${at}`;
    this.used[field] = { type, many };
    return { as: 'field', field };
  }
}

/** Street and number in two columns are a street and a number; one column is a line. */
function addressMapping(parts: readonly ProposedColumn[]): FieldMapping {
  const address: Partial<Record<AddressComponent, string>> = {};
  const hasNumber = parts.some(({ use }) => use.as === 'field' && use.component === 'houseNumber');
  for (const { column, use } of parts) {
    if (use.as !== 'field') continue;
    const component =
      use.component === 'line1' && hasNumber ? 'street' : (use.component ?? 'line1');
    address[component] ??= column;
  }
  const [only] = parts;
  const isWhole =
    parts.length === 1 && only?.use.as === 'field' && only.use.component === undefined;
  return isWhole ? only.column : { address };
}

function mappingOf(
  columns: readonly ProposedColumn[],
  fields: Readonly<Record<string, ModelField>>,
): Record<string, FieldMapping> {
  const byField = new Map<string, ProposedColumn[]>();
  for (const column of columns) {
    if (column.use.as !== 'field') continue;
    byField.set(column.use.field, [...(byField.get(column.use.field) ?? []), column]);
  }
  return Object.fromEntries(
    [...byField].map(([field, parts]): [string, FieldMapping] => {
      if (fields[field]?.type === 'address') return [field, addressMapping(parts)];
      const names = parts.map(({ column }) => column);
      const [first = ''] = names;
      return [field, names.length === 1 ? first : names];
    }),
  );
}
