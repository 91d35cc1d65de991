import type { RecordKey } from '@concord/contracts/names';
import type { Group, Groups, MembershipLog } from './groups';

export type RegroupingReason = 'new' | 'joined' | 'merged' | 'split' | 'removed' | 'moved';

/**
 * Groups that exchanged records: before and after cover the same records, save those that came or went.
 * Each is complete in itself, so that a service can store it in one transaction.
 */
export interface Regrouping {
  readonly before: readonly (readonly RecordKey[])[];
  readonly after: readonly (readonly RecordKey[])[];
  readonly reason: RegroupingReason;
}

/** What the log says, as regroupings in the order of their first records; moves that came to nothing are left out. */
export function regroupings(log: MembershipLog, groups: Groups): Regrouping[] {
  const before = groupsBefore(log, groups);
  const after = new Map<Group, readonly RecordKey[]>();
  for (const members of before.values())
    for (const key of members) noteAfter(after, groups.of(key));
  for (const key of log.keys()) noteAfter(after, groups.of(key));
  return bundle([...before.values()], [...after.values()])
    .filter(
      ({ before: was, after: is }) =>
        !(was.length === 1 && is.length === 1 && equal(was[0], is[0])),
    )
    .map(({ before: was, after: is }) => ({ before: was, after: is, reason: reasonOf(was, is) }))
    .sort((a, b) => (firstKey(a) < firstKey(b) ? -1 : 1));
}

function noteAfter(after: Map<Group, readonly RecordKey[]>, group: Group | undefined): void {
  if (group !== undefined && !after.has(group)) after.set(group, [...group.members].sort());
}

/** Members that each touched group had: those that it has now, less those that came, plus those that left. */
function groupsBefore(log: MembershipLog, groups: Groups): Map<Group, readonly RecordKey[]> {
  const members = new Map<Group, Set<RecordKey>>();
  const start = (group: Group): Set<RecordKey> => {
    const known = members.get(group);
    if (known !== undefined) return known;
    const fresh = new Set([...group.members].filter((key) => !log.has(key)));
    members.set(group, fresh);
    return fresh;
  };
  for (const [key, group] of log) {
    if (group !== undefined) start(group).add(key);
    const now = groups.of(key);
    if (now !== undefined) start(now);
  }
  const lists = [...members].filter(([, keys]) => keys.size > 0);
  return new Map(lists.map(([group, keys]) => [group, [...keys].sort()]));
}

type Bundle = Omit<Regrouping, 'reason'>;

/** Sets of groups before and after that are linked by common records. */
function bundle(
  before: readonly (readonly RecordKey[])[],
  after: readonly (readonly RecordKey[])[],
): Bundle[] {
  const afterOf = new Map<RecordKey, readonly RecordKey[]>();
  for (const group of after) for (const key of group) afterOf.set(key, group);
  const beforeOf = new Map<RecordKey, readonly RecordKey[]>();
  for (const group of before) for (const key of group) beforeOf.set(key, group);
  const seen = new Set<readonly RecordKey[]>();
  return [...before, ...after].flatMap((start) => {
    if (seen.has(start)) return [];
    const found = {
      before: new Set<readonly RecordKey[]>(),
      after: new Set<readonly RecordKey[]>(),
    };
    const waiting = [...start];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      for (const [side, group] of [
        ['before', beforeOf.get(key)],
        ['after', afterOf.get(key)],
      ] as const) {
        if (group === undefined || seen.has(group)) continue;
        seen.add(group);
        found[side].add(group);
        waiting.push(...group);
      }
    }
    return [{ before: sorted(found.before), after: sorted(found.after) }];
  });
}

function sorted(groups: Iterable<readonly RecordKey[]>): (readonly RecordKey[])[] {
  return [...groups].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function reasonOf(
  before: readonly (readonly RecordKey[])[],
  after: readonly (readonly RecordKey[])[],
): RegroupingReason {
  if (before.length === 0) return 'new';
  if (after.length === 0) return 'removed';
  if (before.length === 1 && after.length === 1) {
    return (after[0]?.length ?? 0) > (before[0]?.length ?? 0) ? 'joined' : 'removed';
  }
  if (after.length === 1) return 'merged';
  return before.length === 1 ? 'split' : 'moved';
}

function equal(a: readonly RecordKey[] | undefined, b: readonly RecordKey[] | undefined): boolean {
  return a?.length === b?.length && (a?.every((key, at) => key === b?.[at]) ?? false);
}

function firstKey({ before, after }: Bundle): RecordKey {
  const keys = [before[0]?.[0], after[0]?.[0]].filter((key) => key !== undefined);
  return keys.sort()[0] ?? '';
}
