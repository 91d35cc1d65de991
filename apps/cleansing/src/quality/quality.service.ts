import type { NumberSummary } from '@concord/profiling';
import type { Contribution } from '@concord/profiling/quality';
import { overallDimensions, recordDimensions } from '@concord/profiling/quality';
import type {
  Dimensions,
  ProfileReport,
  QualityDay,
  QualityHistory,
  QualityReport,
  SourceQualityReport,
} from '@concord/contracts/quality';
import { notFound, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { QualityDays } from './history.repository';
import { Judgements } from './judgements.repository';
import { ProfileDays } from './profile-days.repository';
import { freshSince, sourceReport } from './source-report';
import { Standings } from './standings.repository';

/** Answers what the records of the sources are worth, as of now. */
@Injectable()
export class QualityService {
  constructor(
    private readonly setups: SetupStore<'cleansing'>,
    private readonly standings: Standings,
    private readonly judgements: Judgements,
    private readonly days: QualityDays,
    private readonly profiles: ProfileDays,
  ) {}

  async report(now = new Date()): Promise<QualityReport> {
    const setup = (await this.setups.current())?.setup;
    const [standings, before] = await Promise.all([
      this.standings.all(),
      this.judgements.bySource(),
    ]);
    if (setup === undefined) return { overall: overallOf([]), sources: [] };
    const sources = setup.sources.map((source) => {
      const known = standings.find((one) => one.source === source.source);
      return sourceReport(source, setup, known, before.get(source.source) ?? [], now);
    });
    return { overall: overallOf(sources), sources };
  }

  async sourceReport(name: string, now = new Date()): Promise<SourceQualityReport> {
    const { setup, source } = await this.require(name);
    const [known, before] = await Promise.all([this.standings.of(name), this.judgements.of(name)]);
    return sourceReport(source, setup, known, before, now);
  }

  /** @param field only what is said of this one. */
  async history(name: string, limit: number, field: string | undefined): Promise<QualityHistory> {
    await this.require(name);
    const days = await this.days.latest(name, limit);
    const shown = (day: QualityDay): QualityDay =>
      field === undefined
        ? day
        : { ...day, fields: day.fields.filter((one) => one.field === field) };
    return { source: name, days: days.map(shown) };
  }

  async profile(name: string, day: string | undefined): Promise<ProfileReport> {
    await this.require(name);
    const { profile, ...period } = await this.profiles.read(name, day);
    const { records, columns } = profile.summary();
    return {
      source: name,
      ...period,
      sampled: records,
      columns: [...columns].map(
        ([column, { sample, length, numbers, top, patterns, ...counts }]) => ({
          name: column,
          ...counts,
          top: [...top],
          patterns: [...patterns],
          ...(length === undefined ? {} : { length: numbersOf(length) }),
          ...(numbers === undefined ? {} : { numbers: numbersOf(numbers) }),
        }),
      ),
    };
  }

  /** How the worth of a record of the source is read. */
  async recordDimensions(name: string): Promise<(contribution: Contribution) => Dimensions> {
    const sources = (await this.setups.current())?.setup.sources ?? [];
    const since = freshSince(
      sources.find(({ source }) => source === name),
      new Date(),
    );
    return (contribution) => recordDimensions(contribution, since);
  }

  private async require(name: string) {
    const setup = (await this.setups.current())?.setup;
    const source = setup?.sources.find((one) => one.source === name);
    if (setup !== undefined && source !== undefined) return { setup, source };
    const known = (setup?.sources ?? []).map((one) => one.source).join(', ');
    throw notFound(
      'source.unknown',
      `There is no source "${name}". Known: ${known === '' ? 'none; apply a workspace first' : known}.`,
    );
  }
}

function overallOf(sources: readonly SourceQualityReport[]): QualityReport['overall'] {
  const sum = (key: 'records' | 'quarantined' | 'unreadable'): number =>
    sources.reduce((total, source) => total + source[key], 0);
  return {
    records: sum('records'),
    quarantined: sum('quarantined'),
    unreadable: sum('unreadable'),
    dimensions: overallDimensions(sources),
  };
}

function numbersOf({ quartiles, ...numbers }: NumberSummary) {
  const [low, middle, high] = quartiles;
  return { ...numbers, quartiles: [low, middle, high] as [number, number, number] };
}
