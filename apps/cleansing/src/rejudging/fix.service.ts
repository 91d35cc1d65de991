import type { FixAnswer, FixBody, QuarantinedRecord } from '@concord/contracts/quarantine';
import { Messaging, type Transaction } from '@concord/messaging';
import { conflict, currentTrace, notFound, ProblemError, unavailable } from '@concord/service-kit';
import type { Cleanser, Outcome } from '@concord/standardization/record';
import { Injectable } from '@nestjs/common';
import { CurrentCleansers } from '../current-cleansers';
import { Quarantine } from '../quarantine/quarantine.repository';
import { RecordStates } from '../records/record-states.repository';
import { mergedFix } from './fixed-record';
import { keyOfEntry, rejudge, Rejudging, type Rejudged } from './rejudging';

/** What stewards do about single entries of the quarantine. */
@Injectable()
export class FixService {
  constructor(
    private readonly messaging: Messaging,
    private readonly quarantine: Quarantine,
    private readonly states: RecordStates,
    private readonly cleansers: CurrentCleansers,
    private readonly rejudging: Rejudging,
  ) {}

  async show(id: string): Promise<QuarantinedRecord> {
    return found(await this.quarantine.find(id), id);
  }

  /**
   * @throws ProblemError 404, 409 where the entry is settled, 422 with the reasons where the record is
   *   still not acceptable; nothing has changed then.
   */
  async fix(id: string, { columns, comment, dryRun }: FixBody, who: string): Promise<FixAnswer> {
    const now = new Date();
    const traceparent = currentTrace()?.traceparent;
    return await this.messaging.outbox.transaction(
      async (tx) => {
        const { entry, before, cleanser } = await this.opened(id, tx);
        const fix = mergedFix(entry.original, entry.fix ?? [], columns);
        const outcome = rejudge(entry, fix, cleanser, now.toISOString().slice(0, 10));
        if (outcome.kind === 'quarantined') throw stillBad(entry, outcome);
        const { source, recordId, version } = entry;
        const { record, changes } = outcome;
        const answer = { id, source, recordId, version, record, changes: [...changes] };
        if (dryRun) return { ...answer, stored: false };
        const told = comment === undefined ? {} : { comment };
        const resolution = { by: 'fix' as const, who, at: now.toISOString(), ...told };
        await this.rejudging.store([{ entry, before, fix, outcome }], resolution, now, tx);
        return { ...answer, stored: true };
      },
      traceparent === undefined ? {} : { traceparent },
    );
  }

  async dismiss(id: string, comment: string, who: string): Promise<QuarantinedRecord> {
    const dismissed = { who, at: new Date().toISOString(), comment };
    if (!(await this.quarantine.dismiss(id, dismissed))) throw settled(await this.show(id));
    return await this.show(id);
  }

  async reopen(id: string): Promise<QuarantinedRecord> {
    if (!(await this.quarantine.reopen(id))) throw settled(await this.show(id));
    return await this.show(id);
  }

  private async opened(
    id: string,
    { session }: Transaction,
  ): Promise<Pick<Rejudged, 'entry' | 'before'> & { readonly cleanser: Cleanser }> {
    const cleansers = await this.cleansers.find();
    if (cleansers === undefined)
      throw unavailable('setup.missing', 'No workspace is applied yet: run `concord apply DIR`.');
    const entry = found(await this.quarantine.find(id, session), id);
    const key = keyOfEntry(entry);
    const before = (await this.states.judged([key], session)).get(key);
    if (entry.resolvedByVersion !== undefined || before?.state.version !== entry.version)
      throw settled(entry);
    const cleanser = cleansers.find(entry.source);
    if (cleanser !== undefined) return { entry, before, cleanser };
    throw conflict(
      'quarantine.source-gone',
      `The applied workspace has no source "${entry.source}" any more, so its records cannot be judged.`,
    );
  }
}

function found(entry: QuarantinedRecord | undefined, id: string): QuarantinedRecord {
  if (entry === undefined) throw notFound('quarantine.unknown', `No quarantined record "${id}".`);
  return entry;
}

function settled({ id, resolvedByVersion, resolution }: QuarantinedRecord): ProblemError {
  if (resolution !== undefined && resolution.by !== 'version')
    return conflict(
      'quarantine.settled',
      `${id} was accepted by a ${resolution.by} of ${resolution.who} at ${resolution.at}.`,
    );
  const version = resolvedByVersion === undefined ? '' : ` (${resolvedByVersion})`;
  return conflict(
    'quarantine.overtaken',
    `${id} is settled: a newer version${version} of the record came from its source meanwhile. Look at that one.`,
  );
}

function stillBad(
  { id }: QuarantinedRecord,
  { reasons }: Extract<Outcome, { kind: 'quarantined' }>,
): ProblemError {
  const count = reasons.length === 1 ? 'one reason' : `${reasons.length} reasons`;
  return new ProblemError({
    status: 422,
    title: 'Still not acceptable',
    code: 'quarantine.still-bad',
    detail: `${id} would stay in quarantine for ${count}; nothing was changed.`,
    faults: reasons.map(({ code, field, message }) => ({
      path: field ?? 'record',
      message: `${message} [${code}]`,
    })),
  });
}
