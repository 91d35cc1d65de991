import type { RecordKey } from '@concord/contracts/names';

/** An entity id for life. It belongs to its founding record and goes where that record goes. */
export interface IssuedId {
  readonly id: string;
  /** Smaller is older: a sequence number or a time, given by the caller. */
  readonly age: number;
  /** The record for which the id was issued, or the heir after that record was deleted. */
  readonly founder: RecordKey;
}

/** A current entity: its own id, the ids that redirect to it, and its records. */
export interface Entity extends IssuedId {
  readonly former: readonly IssuedId[];
  readonly members: readonly RecordKey[];
}

/** What happened to ids when records were grouped anew. */
export interface IdAssignment {
  /** All affected entities as they are now. */
  readonly entities: readonly Entity[];
  /** Entities with an id that was never used before. */
  readonly created: readonly Entity[];
  /** Ids that live on with other records. */
  readonly changed: readonly {
    readonly id: string;
    readonly added: readonly RecordKey[];
    readonly removed: readonly RecordKey[];
  }[];
  /** `from` redirects to `to` from now on. */
  readonly merged: readonly { readonly from: string; readonly to: string }[];
  /** `from` lives on in one part; `into` lists the ids of all its parts. */
  readonly split: readonly { readonly from: string; readonly into: readonly string[] }[];
  /** Former ids that stand for an entity again. */
  readonly revived: readonly string[];
  /** Ids whose last record was deleted; their entity has ended. */
  readonly retired: readonly {
    readonly id: string;
    readonly age: number;
    readonly founder: RecordKey;
  }[];
}
