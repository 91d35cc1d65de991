import { sourceJudgedChannel } from '@concord/contracts/bus';
import type { CheckOutcome } from '@concord/contracts/quality';
import { Messaging } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';

interface Judgement {
  readonly _id: string;
  /** Counts what was told to ingestion about the source. */
  readonly sequence: number;
  readonly outcomes: readonly CheckOutcome[];
}

/** What became of the checks of each source when they were last held against its records. */
@Injectable()
export class Judgements {
  private readonly judgements: Collection<Judgement>;

  constructor(
    connection: Connection,
    private readonly messaging: Messaging,
  ) {
    this.judgements = connection.collection<Judgement>('quality_judgements');
  }

  async bySource(): Promise<Map<string, readonly CheckOutcome[]>> {
    const found = await this.judgements.find().toArray();
    return new Map(found.map(({ _id, outcomes }) => [_id, outcomes]));
  }

  async of(source: string): Promise<readonly CheckOutcome[]> {
    return (await this.judgements.findOne({ _id: source }))?.outcomes ?? [];
  }

  /**
   * Keeps the outcomes, and tells ingestion when others than before are to stop the source. Of two
   * replicas that judge at once, one tells.
   */
  async keep(source: string, outcomes: readonly CheckOutcome[]): Promise<void> {
    await this.messaging.outbox.transaction(async (tx) => {
      const { session } = tx;
      const before = await this.judgements.findOne({ _id: source }, { session });
      if (before === null && outcomes.length === 0) return;
      const isTold = sameTexts(stopping(before?.outcomes ?? []), stopping(outcomes));
      const sequence = (before?.sequence ?? 0) + (isTold ? 0 : 1);
      await this.judgements.replaceOne(
        { _id: source },
        { sequence, outcomes },
        { upsert: true, session },
      );
      if (!isTold)
        tx.emit(sourceJudgedChannel, [{ source, sequence, failing: stopping(outcomes) }]);
    });
  }
}

/** The failing checks that stop the source. */
function stopping(outcomes: readonly CheckOutcome[]) {
  return outcomes
    .filter(({ onFail, outcome }) => onFail === 'stop' && outcome === 'fails')
    .map(({ check, message, since = '' }) => ({ check, message, since }));
}

function sameTexts(
  before: readonly { readonly check: string }[],
  now: readonly { readonly check: string }[],
): boolean {
  const texts = (list: typeof before): string =>
    JSON.stringify(list.map(({ check }) => check).sort());
  return texts(before) === texts(now);
}
