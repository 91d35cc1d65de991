import type { RecordKey } from '@concord/contracts/names';
import type { Profile } from '../profile';
import type { MembershipLog } from './groups';

/** What it takes to go back before a change. */
export interface Undo {
  readonly memberships: MembershipLog;
  /** Profiles before the change; undefined: the record was not there. */
  readonly profiles: ReadonlyMap<RecordKey, Profile | undefined>;
  /** Inverses of the decisions, the last one first. */
  readonly decisions: readonly (() => void)[];
}

/** Changes older than this are stored by now; keeping what undoes them would only cost memory. */
const depth = 16;

/** The latest changes of a resolver. They go back one after the other, the latest first. */
export class UndoStack<C extends object> {
  private readonly entries: { readonly change: C; readonly undo: Undo }[] = [];

  push(change: C, undo: Undo): void {
    this.entries.push({ change, undo });
    if (this.entries.length > depth) this.entries.shift();
  }

  pop(change: C): Undo {
    const last = this.entries.at(-1);
    if (last?.change !== change) {
      throw new Error(
        `only the latest change of a resolver can be reverted, then the one before it, ${depth} at most`,
      );
    }
    this.entries.pop();
    return last.undo;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
