import type { Command } from 'commander';
import type { ApiClient } from '../api-client';
import { ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { profileText } from '../quality/profile-text';
import {
  checksOf,
  historyText,
  overviewText,
  sourceText,
  type SourceView,
} from '../quality/quality-text';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { addQualityResume } from './quality-resume';
import { wholeNumber } from './whole-number';

interface QualityOptions {
  readonly history?: boolean;
  readonly profile?: boolean;
  readonly field?: string;
  readonly days: number;
  readonly json?: boolean;
}

export function addQuality(program: Command, terminal: Terminal): void {
  const quality = program
    .command('quality')
    .description('What the data of the sources is worth, which checks fail, what has drifted.');
  quality
    .command('show', { isDefault: true })
    .description('All sources, or one of them field by field.')
    .argument('[source]', 'a source (default: all)')
    .option('--history', 'the standing at the end of each day')
    .option('--field <name>', 'with --history: of this field')
    .option('--days <count>', 'with --history: how many days', wholeNumber, 30)
    .option('--profile', 'what is in each field: shapes, lengths, values of customers')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quality', 'all sources, a line each; exit code 5 if a check fails'],
        ['concord quality crm', 'field by field, checks, drift of the last run'],
        ['concord quality crm --history --field email', 'day by day'],
        ['concord quality crm --profile', 'distinct values, shapes, lengths, top values'],
        ['concord quality resume crm', 'let a source go on that a check has stopped'],
      ]),
    )
    .action(async (source: string | undefined, options: QualityOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      if (source === undefined) await showAll(api, options, terminal);
      else await showSource(api, source, options, terminal);
    });
  addQualityResume(quality, terminal);
}

async function showAll(api: ApiClient, { json }: QualityOptions, terminal: Terminal) {
  const report = await api.quality.overall();
  const views = await Promise.all(
    report.sources.map(async (records): Promise<SourceView> => {
      return { records, intake: await api.quality.intake(records.source) };
    }),
  );
  if (json === true)
    terminal.json({
      overall: report.overall,
      sources: views.map(({ records, intake }) => ({ ...records, intake })),
    });
  else terminal.print(overviewText(report, views, new Date()).join('\n'));
  judge(views);
}

async function showSource(
  api: ApiClient,
  source: string,
  { history, profile, field, days, json }: QualityOptions,
  terminal: Terminal,
): Promise<void> {
  if (profile === true) {
    const report = await api.quality.profile(source);
    if (json === true) terminal.json(report);
    else terminal.print(profileText(report).join('\n'));
  } else if (history === true || field !== undefined) {
    const report = await api.quality.history(source, days);
    if (json === true) terminal.json(report);
    else terminal.print(historyText(report, field));
  } else {
    const [records, intake] = await Promise.all([
      api.quality.source(source),
      api.quality.intake(source),
    ]);
    if (json === true) terminal.json({ ...records, intake });
    else terminal.print(sourceText({ records, intake }, new Date()).join('\n'));
    judge([{ records, intake }]);
  }
}

/** So that a script can go by it. */
function judge(views: readonly SourceView[]): void {
  const fails = views.some(
    (view) => view.intake.held || checksOf(view).some(({ outcome }) => outcome === 'fails'),
  );
  if (fails) process.exitCode = ExitCode.checkFailed;
}
