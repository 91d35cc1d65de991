import type { RecordKey } from '@concord/contracts/names';
import type { Entity, IdAssignment, IssuedId } from './entity';

export interface Reassignment {
  /** The entities that lose or gain records; complete, with all their members. */
  readonly current: readonly Entity[];
  /** The same records less those deleted plus those new, as they belong together now. */
  readonly parts: readonly (readonly RecordKey[])[];
  /** Retired ids whose founding record may come back; they are revived with it. */
  readonly retired?: readonly IssuedId[];
  /** A new id for a part that had none; `age` must be larger than all before. */
  readonly issue: (founder: RecordKey) => { readonly id: string; readonly age: number };
  /** Which of some records came first; by key where the caller does not know. */
  readonly first?: (keys: readonly RecordKey[]) => RecordKey;
}

/**
 * Who bears which id after records were grouped anew (ARCHITECTURE 5.6). Each id goes where its founding record
 * goes. In a merge the oldest id survives and the others redirect to it; in a split the part with the
 * founding record keeps the id, and a part that had an id before gets that one back; others get new ids.
 */
export function assignIds(task: Reassignment): IdAssignment {
  const first = task.first ?? smallestKey;
  const known = issuedIds(task, first);
  const partOf = new Map<RecordKey, number>();
  task.parts.forEach((part, at) => part.forEach((key) => partOf.set(key, at)));
  const claims = task.parts.map((): IssuedId[] => []);
  for (const issued of known.living) claims[partOf.get(issued.founder) ?? -1]?.push(issued);
  const entities = task.parts.map((part, at) => entityOf(part, claims[at] ?? [], task, first));
  return { entities, ...differences(task, entities), retired: known.retired };
}

/** Ids whose founder lives, and ids that end. The founder's heir is the first of the records that remain. */
function issuedIds(task: Reassignment, first: (keys: readonly RecordKey[]) => RecordKey) {
  const present = new Set(task.parts.flat());
  const living: IssuedId[] = (task.retired ?? []).filter(({ founder }) => present.has(founder));
  const retired: IssuedId[] = [];
  for (const { id, age, founder, former, members } of task.current) {
    const remaining = members.filter((key) => present.has(key));
    for (const issued of [{ id, age, founder }, ...former]) {
      if (present.has(issued.founder)) living.push(issued);
      else if (remaining.length === 0) retired.push(issued);
      else living.push({ ...issued, founder: first(remaining) });
    }
  }
  return { living, retired };
}

function entityOf(
  part: readonly RecordKey[],
  claims: readonly IssuedId[],
  task: Reassignment,
  first: (keys: readonly RecordKey[]) => RecordKey,
): Entity {
  const [oldest, ...former] = [...claims].sort(byAge);
  const members = [...part].sort();
  if (oldest !== undefined) return { ...oldest, former, members };
  const founder = first(part);
  return { ...task.issue(founder), founder, former: [], members };
}

function byAge(a: IssuedId, b: IssuedId): number {
  return a.age - b.age || (a.id < b.id ? -1 : 1);
}

function differences(
  task: Reassignment,
  entities: readonly Entity[],
): Omit<IdAssignment, 'entities' | 'retired'> {
  const before = new Map(task.current.map((entity) => [entity.id, entity]));
  const bearer = new Map(
    entities.flatMap((entity) => [entity, ...entity.former].map(({ id }) => [id, entity.id])),
  );
  const redirects = new Map(
    task.current.flatMap(({ id, former }) => former.map((old) => [old.id, id])),
  );
  const retired = new Set((task.retired ?? []).map(({ id }) => id));
  const idOf = new Map(entities.flatMap(({ id, members }) => members.map((key) => [key, id])));
  return {
    created: entities.filter(({ id }) => !before.has(id) && !redirects.has(id) && !retired.has(id)),
    changed: entities.flatMap((entity) => changeOf(before.get(entity.id), entity)),
    merged: [...bearer]
      .filter(([from, to]) => from !== to && redirects.get(from) !== to)
      .map(([from, to]) => ({ from, to })),
    split: task.current.flatMap(({ id, members }) => {
      const into = [...new Set(members.flatMap((key) => idOf.get(key) ?? []))].sort();
      return into.length > 1 ? [{ from: id, into }] : [];
    }),
    revived: entities.filter(({ id }) => redirects.has(id) || retired.has(id)).map(({ id }) => id),
  };
}

function changeOf(before: Entity | undefined, after: Entity): IdAssignment['changed'] {
  if (before === undefined) return [];
  const was = new Set(before.members);
  const is = new Set(after.members);
  const added = after.members.filter((key) => !was.has(key));
  const removed = before.members.filter((key) => !is.has(key));
  return added.length + removed.length === 0 ? [] : [{ id: after.id, added, removed }];
}

function smallestKey(keys: readonly RecordKey[]): RecordKey {
  const [first = ''] = [...keys].sort();
  return first;
}
