/** A change for a destination. `idempotencyKey` is the same whenever the same change is sent. */
export type Delivery = {
  readonly id: string;
  readonly idempotencyKey: string;
  /** The version of the golden record. */
  readonly version: number;
} & (
  | {
      readonly op: 'upsert';
      /** The whole mapped record, not only what changed. */
      readonly fields: Readonly<Record<string, unknown>>;
      readonly changed?: readonly string[];
    }
  | { readonly op: 'delete' }
);

export type DeliveryResult =
  | { readonly id: string; readonly ok: true }
  | {
      readonly id: string;
      readonly ok: false;
      /** Whether sending the same again may help. */
      readonly retry: boolean;
      /** How long the destination asked to be left alone, in milliseconds. */
      readonly retryAfterMs?: number;
      readonly error: string;
    };

/**
 * How far a writer has got, as plain JSON. The caller commits it together with the results, and
 * hands the committed one to the next delivery: what was written after it is taken back, so that a
 * crash between writing and committing leaves nothing twice. Writers that need none leave it out.
 */
export interface DeliveryPosition {
  readonly bytes: number;
}

export interface DeliveryOutcome {
  /** One for each delivery, in the same order. */
  readonly results: readonly DeliveryResult[];
  readonly position?: DeliveryPosition;
}

/**
 * Writes to a destination. One delivery at a time: await a `deliver` before the next one; ids are
 * unique within a batch. Throws `DestinationUnreachable` when nobody answers or the destination as
 * a whole refuses; then nothing is known of any delivery of the batch.
 */
export interface DestinationWriter {
  /** How many deliveries a batch best has. */
  readonly batchSize: number;
  deliver(batch: readonly Delivery[], committed?: DeliveryPosition): Promise<DeliveryOutcome>;
  close(): Promise<void>;
}

/** Nobody answers, or the destination as a whole does not work; the message names the remedy. */
export class DestinationUnreachable extends Error {
  override readonly name = 'DestinationUnreachable';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
