import type { Conflict, Placeholder } from '@concord/matching';
import { Injectable } from '@nestjs/common';
import { ActiveResolver } from '../resolving/active-resolver';

/** What could not be obeyed among the records of one kind. */
export interface KindConflicts {
  readonly kind: string;
  readonly conflicts: readonly Conflict[];
  readonly placeholders: readonly Placeholder[];
}

@Injectable()
export class Conflicts {
  constructor(private readonly resolver: ActiveResolver) {}

  all(): KindConflicts[] {
    return this.resolver.kinds().map((kind) => {
      const engine = this.resolver.engineOf(kind);
      const conflicts = engine?.conflicts() ?? [];
      return { kind, conflicts, placeholders: engine?.placeholders() ?? [] };
    });
  }
}
