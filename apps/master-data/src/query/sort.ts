import { z } from 'zod';
import { unknownWord, type Read } from './query-fault';
import type { Condition } from './mongo-filter';
import type { Subject } from './subjects';

/** By which subject customers come; those that have none of it first, or last when it descends; then by id. */
export interface Sort {
  readonly subject: Subject;
  readonly descends: boolean;
}

/** Behind which customer a page begins. */
export const position = z.object({
  sort: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  id: z.string(),
});
export type Position = z.infer<typeof position>;

/** Reads `changedAt` or `-changedAt`. */
export function readSort(
  text: string,
  path: string,
  subjects: ReadonlyMap<string, Subject>,
): Read<Sort> {
  const descends = text.startsWith('-');
  const name = descends ? text.slice(1) : text;
  const sortable = [...subjects.values()].filter((subject) => subject.sortable);
  const subject = sortable.find((one) => one.name === name);
  if (subject !== undefined) return { value: { subject, descends } };
  const what = subjects.has(name) ? 'order of' : 'field to sort by called';
  return {
    fault: unknownWord(
      path,
      what,
      name,
      sortable.map((one) => one.name),
    ),
  };
}

export function sortText({ subject, descends }: Sort): string {
  return `${descends ? '-' : ''}${subject.name}`;
}

export function sortKey({ subject: { path }, descends }: Sort): Record<string, 1 | -1> {
  const direction = descends ? -1 : 1;
  return path === '_id' ? { _id: direction } : { [path]: direction, _id: 1 };
}

/** What comes behind a position. MongoDB takes a missing value as smaller than any other. */
export function behind({ subject: { path }, descends }: Sort, { value, id }: Position): Condition {
  const next = descends ? '$lt' : '$gt';
  if (path === '_id') return { _id: { [next]: id } };
  const missing = { [path]: { $exists: false } };
  const ties = value === null ? missing : { [path]: value };
  const others: Condition[] =
    value === null
      ? descends
        ? []
        : [{ [path]: { $exists: true } }]
      : [{ [path]: { [next]: value } }, ...(descends ? [missing] : [])];
  return { $or: [{ $and: [ties, { _id: { $gt: id } }] }, ...others] };
}

/** The value of the subject in a stored golden record; `null` where it has none. */
export function sortValue({ subject: { path } }: Sort, document: unknown): Position['value'] {
  let at: unknown = document;
  for (const step of path.split('.')) {
    const holder: unknown = Array.isArray(at) ? at[0] : at;
    at = typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined;
  }
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? at : null;
}
