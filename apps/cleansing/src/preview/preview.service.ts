import { setImmediate as breathe } from 'node:timers/promises';
import { recordKey } from '@concord/contracts/names';
import type {
  PreviewAnswer,
  PreviewBody,
  RawRecord,
  SourcePreview,
} from '@concord/contracts/preview';
import type { FixedColumn, QuarantinedRecord } from '@concord/contracts/quarantine';
import { badRequest } from '@concord/service-kit';
import type { Outcome } from '@concord/standardization/record';
import { Injectable } from '@nestjs/common';
import { Cleansers } from '../cleansers';
import { CurrentCleansers } from '../current-cleansers';
import { QuarantineList } from '../quarantine/quarantine-list.repository';
import { RecordStates } from '../records/record-states.repository';
import { rejudge } from '../rejudging/rejudging';
import { SourceSummary } from './source-summary';

/** After so many records others get their turn: messages, requests, the lease. */
const recordsAtATime = 50;

/** A record to judge: an entry of the quarantine, or a raw record put like one. */
interface Sampled {
  readonly entry: QuarantinedRecord;
  readonly fix: readonly FixedColumn[];
}

/** Says what another setup would make of records. Stores nothing. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly current: CurrentCleansers,
    private readonly states: RecordStates,
    private readonly quarantine: QuarantineList,
  ) {}

  async preview({ setup, records, quarantine, examples }: PreviewBody): Promise<PreviewAnswer> {
    const [now, then] = [await this.current.find(), new Cleansers(setup)];
    refuseBroken(then);
    const entries =
      quarantine === undefined
        ? []
        : await this.quarantine.sample(quarantine.sample, quarantine.sources);
    const compare = (sampled: readonly Sampled[]) => summed(sampled, { now, then, examples });
    return {
      records: await compare(await this.withFixes(records)),
      quarantine: await compare(entries.map((entry) => ({ entry, fix: entry.fix ?? [] }))),
    };
  }

  /** What people set right stays through a replay, so it counts here, too. */
  private async withFixes(records: readonly RawRecord[]): Promise<Sampled[]> {
    const keyOf = ({ source, recordId }: RawRecord) => recordKey(source, recordId);
    const states = await this.states.judged(records.map(keyOf));
    return records
      .filter(({ op }) => op !== 'delete')
      .map((raw) => {
        const state = states.get(keyOf(raw))?.state;
        return {
          entry: entryOf(raw),
          fix: state?.version === raw.version ? (state.fix ?? []) : [],
        };
      });
  }
}

interface Setups {
  readonly now: Cleansers | undefined;
  readonly then: Cleansers;
  readonly examples: number;
}

async function summed(
  sampled: readonly Sampled[],
  { now, then, examples }: Setups,
): Promise<SourcePreview[]> {
  const today = new Date().toISOString().slice(0, 10);
  const summaries = new Map<string, SourceSummary>();
  for (const [at, { entry, fix }] of sampled.entries()) {
    if (at > 0 && at % recordsAtATime === 0) await breathe();
    const summary = summaries.get(entry.source) ?? new SourceSummary(entry.source, examples);
    summaries.set(entry.source, summary);
    const judged = (cleansers: Cleansers | undefined): Outcome | undefined => {
      const cleanser = cleansers?.find(entry.source);
      return cleanser === undefined ? undefined : rejudge(entry, fix, cleanser, today);
    };
    summary.add(entry, judged(now), judged(then));
  }
  return [...summaries.values()]
    .map(({ preview }) => preview)
    .sort((a, b) => a.source.localeCompare(b.source));
}

function refuseBroken(cleansers: Cleansers): void {
  for (const { source, entity } of cleansers.setup.sources) {
    if (Object.hasOwn(cleansers.setup.model.entities, entity)) continue;
    throw badRequest(
      'setup.entity-unknown',
      `The source "${source}" is of the entity "${entity}", which the model does not have.`,
    );
  }
}

/** As it would enter the quarantine if it were bad. */
function entryOf(raw: RawRecord): QuarantinedRecord {
  const { source, recordId, version, readAt, position, data, carried, fault, excerpt } = raw;
  return {
    ...{ id: `${recordKey(source, recordId)}@${version}`, source, recordId, version },
    ...{ quarantinedAt: readAt, draft: {}, original: data ?? excerpt ?? '' },
    reasons: fault === undefined ? [] : [fault],
    ...(position === undefined ? {} : { position }),
    ...(carried === undefined ? {} : { carried }),
  };
}
