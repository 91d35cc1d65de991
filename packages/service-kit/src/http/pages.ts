import { z } from 'zod';
import { badRequest } from '../problems/problem-error';

/** The query of a list that is read page by page; extend it with filters. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** The answer of such a list: `next` is there as long as there is more. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

export interface Page<Item> {
  items: Item[];
  next?: string;
}

/**
 * A page from one item more than was asked for (`limit + 1` rows read): the surplus one only
 * says that there is more. `positionOf` gives the sort key after which the next page begins.
 */
export function toPage<Item>(
  items: readonly Item[],
  limit: number,
  positionOf: (last: Item) => unknown,
): Page<Item> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || last === undefined) return { items: shown };
  return { items: shown, next: encodeCursor(positionOf(last)) };
}

/** A position as a text that callers hand back and do not look into. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position of a cursor, parsed by its schema; 400 `cursor.invalid` for anything else. */
export function decodeCursor<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(fromText(cursor));
  if (result.success) return result.data;
  throw badRequest('cursor.invalid', 'The cursor is not the "next" of a page of this list.');
}

function fromText(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not ours: undefined fits no schema of a position, so that the caller gets his 400.
    return undefined;
  }
}
