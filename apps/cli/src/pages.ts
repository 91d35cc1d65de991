import { z } from 'zod';
import type { ServiceConnection } from './service-connection';

/** One page of a list; `next` is there as long as there is more. */
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** The first so many of a list, page by page. A page of a search may be empty with more behind it. */
export async function pages<Item>(
  service: ServiceConnection,
  path: string,
  item: z.ZodType<Item>,
  limit: number,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<Item[]> {
  const found: Item[] = [];
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) asked.set(name, value);
  let cursor: string | undefined;
  do {
    if (cursor !== undefined) asked.set('cursor', cursor);
    const page = await service.get(
      asked.size === 0 ? path : `${path}?${String(asked)}`,
      pageOf(item),
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && found.length < limit);
  return found.slice(0, limit);
}
