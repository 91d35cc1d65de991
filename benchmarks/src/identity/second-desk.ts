import type { Workspace } from '@concord/contracts/workspace';
import {
  packRecords,
  PartnerDesk,
  type MatchRecord,
  type PackedRecords,
  type PartnerAnswer,
  type PartnerTask,
} from '@concord/matching';
import { cleansing } from './cleansing';
import type { SourceRecord } from './labelled-records';

export type SecondTask =
  | PartnerTask
  /** By what records are cleansed from now on. */
  | { readonly task: 'know'; readonly workspace: Workspace; readonly today: string }
  | { readonly task: 'cleanse'; readonly records: readonly SourceRecord[] };

export interface SecondAnswer extends PartnerAnswer {
  readonly cleansed?: PackedRecords;
}

/** The other side of a `SecondThread`. */
export class SecondDesk {
  private readonly partner = new PartnerDesk();
  private cleanse: (record: SourceRecord) => MatchRecord[] = () => [];

  perform(task: SecondTask): SecondAnswer {
    switch (task.task) {
      case 'know':
        this.cleanse = cleansing(task.workspace, task.today);
        return { ints: [] };
      case 'cleanse':
        return { ints: [], cleansed: packRecords(task.records.flatMap(this.cleanse)) };
      default:
        return this.partner.perform(task);
    }
  }
}
