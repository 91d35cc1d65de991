import type { Entity, IssuedId } from './entity';

export type ResolvedId =
  | { readonly kind: 'entity'; readonly id: string }
  /** The id was merged; it redirects to this entity. */
  | { readonly kind: 'redirect'; readonly id: string }
  /** All its records were deleted. */
  | { readonly kind: 'retired' }
  | { readonly kind: 'unknown' };

/** Which entity an id stands for today; every id ever issued has an answer. */
export function resolveId(
  id: string,
  entities: Iterable<Entity>,
  retired: Iterable<IssuedId>,
): ResolvedId {
  for (const entity of entities) {
    if (entity.id === id) return { kind: 'entity', id };
    if (entity.former.some((former) => former.id === id))
      return { kind: 'redirect', id: entity.id };
  }
  for (const ended of retired) if (ended.id === id) return { kind: 'retired' };
  return { kind: 'unknown' };
}
