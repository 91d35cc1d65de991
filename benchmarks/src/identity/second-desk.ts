import type { Workspace } from '@concord/contracts/workspace';
import {
  Chunks,
  packRecords,
  PartnerDesk,
  unpackRecords,
  type MatchRecord,
  type PackedRecords,
  type PartnerAnswer,
  type PartnerTask,
} from '@concord/matching';
import { cleansing, inOrder } from './cleansing';
import type { SourceRecord } from './labelled-records';

/** Cleansed records, and where their chunk starts among all. */
interface CleansedChunk {
  readonly start: number;
  readonly records: PackedRecords;
}

export type SecondTask =
  | PartnerTask
  | { readonly task: 'know'; readonly workspace: Workspace; readonly today: string }
  | {
      readonly task: 'cleanse';
      readonly records: readonly SourceRecord[];
      readonly claimed: SharedArrayBuffer;
      readonly chunkSize: number;
    }
  /** The chunks of the other thread. */
  | { readonly task: 'cleansed'; readonly chunks: readonly CleansedChunk[] };

const nothing: PartnerAnswer = { ints: [], floats: [] };

export interface SecondAnswer extends PartnerAnswer {
  readonly cleansed: readonly CleansedChunk[];
}

/** The other side of a `SecondThread`. */
export class SecondDesk {
  private readonly partner = new PartnerDesk();
  private cleanse: (record: SourceRecord) => MatchRecord[] = () => [];
  private readonly found = new Map<number, readonly MatchRecord[]>();

  perform(task: SecondTask): SecondAnswer {
    switch (task.task) {
      case 'know':
        this.cleanse = cleansing(task.workspace, task.today);
        return { ...nothing, cleansed: [] };
      case 'cleanse':
        return { ...nothing, cleansed: this.cleansed(task) };
      case 'cleansed':
        this.read(task.chunks);
        return { ...nothing, cleansed: [] };
      default:
        return { ...this.partner.perform(task), cleansed: [] };
    }
  }

  private read(chunks: readonly CleansedChunk[]): void {
    for (const { start, records } of chunks) this.found.set(start, unpackRecords(records));
    this.partner.read(inOrder(this.found));
    this.found.clear();
  }

  private cleansed({
    records,
    claimed,
    chunkSize,
  }: Extract<SecondTask, { task: 'cleanse' }>): CleansedChunk[] {
    for (const [start, end] of new Chunks(records.length, chunkSize, claimed).claim())
      this.found.set(start, records.slice(start, end).flatMap(this.cleanse));
    return [...this.found].map(([start, own]) => ({ start, records: packRecords(own) }));
  }
}
