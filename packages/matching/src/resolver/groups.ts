import type { RecordKey } from '@concord/contracts/names';

/** The partition of records as it stands now, with the means to say and to undo what changed. */
export interface Group {
  readonly members: Set<RecordKey>;
}

/** Memberships before the first change since the log began; undefined: the record was not there. */
export type MembershipLog = Map<RecordKey, Group | undefined>;

export class Groups {
  private readonly groupOf = new Map<RecordKey, Group>();
  private count = 0;
  /** Records that moved since somebody found them where the batch partition wants them. */
  readonly unsettled = new Set<RecordKey>();
  /** Records of groups that changed since somebody last looked, and emptied it: one of each will do. */
  readonly touched = new Set<RecordKey>();
  private log: MembershipLog = new Map();

  of(key: RecordKey): Group | undefined {
    return this.groupOf.get(key);
  }

  /** Whether exactly these records form a group. */
  has(keys: readonly RecordKey[]): boolean {
    const group = this.groupOf.get(keys[0] ?? '');
    return (
      group?.members.size === keys.length && keys.every((key) => this.groupOf.get(key) === group)
    );
  }

  get size(): number {
    return this.count;
  }

  all(): Iterable<Group> {
    return new Set(this.groupOf.values());
  }

  /** Puts the records into one group of their own; each leaves the group it was in. */
  form(keys: readonly RecordKey[]): Group {
    const group: Group = { members: new Set() };
    for (const key of keys) this.move(key, group);
    return group;
  }

  /** Into the given group, or out of all (undefined). */
  move(key: RecordKey, to: Group | undefined): void {
    const from = this.groupOf.get(key);
    if (from === to) return;
    if (!this.log.has(key)) this.log.set(key, from);
    this.unsettled.add(key);
    if (from !== undefined) {
      from.members.delete(key);
      if (from.members.size === 0) this.count--;
      this.touch(from);
    }
    this.touched.add(key);
    if (to === undefined) {
      this.groupOf.delete(key);
      return;
    }
    if (to.members.size === 0) this.count++;
    to.members.add(key);
    this.groupOf.set(key, to);
  }

  private touch({ members }: Group): void {
    for (const key of members) {
      this.touched.add(key);
      return;
    }
  }

  /** The log since the last call; a new one begins. */
  takeLog(): MembershipLog {
    const { log } = this;
    this.log = new Map();
    return log;
  }

  /** Puts every record of the log back; right only while nothing else changed since. */
  restore(log: MembershipLog): void {
    for (const [key, group] of log) this.move(key, group);
    this.log = new Map();
  }
}
