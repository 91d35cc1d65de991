import type { SourceCounts } from '@concord/contracts/api';
import type { IngestionSetup } from '@concord/contracts/setups';
import { rawRecord } from '@concord/connectors/source';
import { badRequest, notFound, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { Arrival, IntakeCounts } from '../intake/intake';
import { IntakeService } from '../intake/intake.service';
import { SourceGate } from '../quality/source-gate';
import { arrivalOf } from '../runs/arrival';
import { Runs } from '../runs/runs.repository';
import { SourceStates } from './source-states.repository';

export type SourceSetup = IngestionSetup['sources'][number];

@Injectable()
export class SourcesService {
  constructor(
    private readonly setups: SetupStore<'ingestion'>,
    private readonly states: SourceStates,
    private readonly runs: Runs,
    private readonly intake: IntakeService,
    private readonly gate: SourceGate,
  ) {}

  async configured(): Promise<readonly SourceSetup[]> {
    return (await this.setups.current())?.setup.sources ?? [];
  }

  async require(name: string): Promise<SourceSetup> {
    const sources = await this.configured();
    const found = sources.find(({ source }) => source === name);
    if (found !== undefined) return found;
    const known = sources.map(({ source }) => source).join(', ') || 'none; apply a workspace first';
    throw notFound('source.unknown', `There is no source "${name}". Known: ${known}.`);
  }

  async counts(): Promise<SourceCounts[]> {
    const [sources, states] = await Promise.all([this.configured(), this.states.all()]);
    return await Promise.all(
      sources.map(async ({ source }) => {
        const state = states.get(source);
        const last = await this.runs.latest(source);
        return {
          source,
          received: state?.received ?? 0,
          repeats: state?.repeats ?? 0,
          forwarded: state?.forwarded ?? 0,
          deleted: state?.deleted ?? 0,
          ...(last === undefined
            ? {}
            : {
                lastRun: {
                  id: last._id,
                  status: last.status === 'queued' ? 'running' : last.status,
                  startedAt: last.startedAt,
                  ...(last.finishedAt === undefined ? {} : { finishedAt: last.finishedAt }),
                  ...(last.error === undefined ? {} : { error: last.error }),
                },
              }),
        };
      }),
    );
  }

  /** Takes records that a system sends by itself; all of them or, when one has no id, none. */
  async push(
    name: string,
    records: readonly Readonly<Record<string, unknown>>[],
  ): Promise<IntakeCounts> {
    const source = await this.require(name);
    await this.gate.requireOpen(source);
    const columns = { id: source.id };
    const arrivals = records.map((data, at): Arrival => {
      const item = rawRecord({ ...data }, columns, `${name} API record ${at + 1}`);
      if (item.kind === 'record') return arrivalOf(item);
      const { code, message } = item.fault;
      throw badRequest(code, message, [
        { path: `body.records.${at}.${source.id}`, message: 'no usable id' },
      ]);
    });
    return await this.intake.take(name, arrivals);
  }

  async remove(name: string, recordId: string): Promise<IntakeCounts> {
    await this.require(name);
    return await this.intake.take(name, [{ op: 'delete', recordId }]);
  }
}
