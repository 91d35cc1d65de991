/** Nobody answers, or not now: trying again later may help. */
export class SourceUnreachable extends Error {
  override readonly name = 'SourceUnreachable';

  constructor(
    readonly code: string,
    message: string,
    /** How long the source asked to be left alone, in milliseconds. */
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The source cannot be read on, and trying again gives the same: file, line and remedy in `message`. */
export class SourceBroken extends Error {
  override readonly name = 'SourceBroken';

  constructor(
    readonly code: string,
    message: string,
    /** Where it broke: `crm.csv line 1`. */
    readonly position: string,
    /** Good records before the fault; of a file also those before the checkpoint. */
    readonly kept = 0,
  ) {
    super(message);
  }

  withKept(kept: number): SourceBroken {
    return new SourceBroken(this.code, this.message, this.position, kept);
  }
}
