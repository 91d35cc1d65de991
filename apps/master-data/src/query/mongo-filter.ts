import type { Filter } from './filter';

/** A condition in the words of MongoDB. */
export type Condition = Readonly<Record<string, unknown>>;

const special = /[\\^$.*+?()[\]{}|/-]/g;

/** What the filter asks of a stored golden record; sources are asked elsewhere. */
export function conditionOf({ subject: { path, kind }, operator, values }: Filter): Condition {
  const [first] = values;
  switch (operator) {
    case 'eq':
    case 'in':
      return { [path]: values.length === 1 ? first : { $in: values } };
    case 'ne':
      return { [path]: { $nin: values } };
    case 'exists':
      return { [path]: { $exists: first } };
    case 'prefix':
      return {
        [path]: { $regex: `^${escaped(first)}`, ...(kind === 'date' ? {} : { $options: 'i' }) },
      };
    case 'contains':
      return { [path]: { $regex: escaped(first), $options: 'i' } };
    default:
      return { [path]: { [`$${operator}`]: first } };
  }
}

function escaped(value: unknown): string {
  return String(value).replace(special, String.raw`\$&`);
}
