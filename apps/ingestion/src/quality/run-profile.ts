import { partitionOf } from '@concord/contracts/bus';
import { recordKey } from '@concord/contracts/names';
import type { SourceItem } from '@concord/connectors/source';
import { TableProfile } from '@concord/profiling';
import { runFigures, type RunFigures } from '@concord/profiling/drift';

/** So many rows of a run are all looked at; of those that follow, one in `oneIn`, by its id. */
const allOf = 2_000;
const oneIn = 16;

/** What is in the rows of a run, as they pass. A run that was interrupted knows the rest of its rows. */
export class RunProfile {
  private readonly table = new TableProfile();
  private passed = 0;

  add(items: readonly SourceItem[]): void {
    for (const item of items) {
      if (item.kind !== 'record') continue;
      this.passed += 1;
      if (this.passed <= allOf || partitionOf(recordKey('profile', item.recordId), oneIn) === 0)
        this.table.add(item.data);
    }
  }

  /** @param volume rows that the run has received in all. */
  figures(volume: number): RunFigures {
    return runFigures(this.table.summary(), volume);
  }
}
