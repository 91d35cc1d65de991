import type { CleansingCounts } from '@concord/contracts/api';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client';
import { drainWithProgress } from '../drain-progress';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { requireKnown } from '../nearest-name';
import { followReplay } from '../replay-progress';
import { runningStack } from '../stack-access';
import { tableText, type Terminal } from '../terminal';

interface ReplayOptions {
  readonly id?: string[];
  readonly all?: boolean;
  readonly wait: boolean;
  readonly json?: boolean;
}

export function addReplay(program: Command, terminal: Terminal): void {
  program
    .command('replay')
    .description('Judge what has come from sources anew, after a mapping or rule has changed.')
    .argument('[sources...]', 'names of sources')
    .option('--all', 'every source')
    .option('--id <ids...>', 'only these records of the source')
    .option('--no-wait', 'start it and return; it goes on by itself')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord replay crm', 'all records of one source, accepted and quarantined'],
        ['concord replay crm --id 1042 --id 1043', 'two of them'],
        ['concord quarantine replay --source crm', 'only what waits in quarantine'],
      ]),
    )
    .action(async (names: string[], options: ReplayOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const chosen = await chosenSources(api, names, options);
      const before = await api.cleansingCounts();
      const body = options.id === undefined ? {} : { ids: options.id };
      const replays = [];
      for (const source of chosen) {
        const begun = await api.replays.start(source, body);
        replays.push(
          options.wait
            ? await followReplay(
                begun,
                (id) => api.replays.show(id),
                { title: `Sending ${source} again`, doneOf: ({ counts }) => counts.sent },
                terminal,
              )
            : begun,
        );
      }
      if (!options.wait) {
        if (options.json === true) terminal.json({ replays });
        else
          for (const { id, source } of replays) terminal.print(`${source}: replay ${id} started`);
        return;
      }
      const services = ['ingestion', 'cleansing'];
      await drainWithProgress({ services, work: (service) => api.work(service) }, terminal);
      const after = await api.cleansingCounts();
      if (options.json === true) terminal.json({ replays, before, after });
      else terminal.print(countsText(chosen, before, after));
    });
}

async function chosenSources(
  api: ApiClient,
  names: readonly string[],
  { all, id }: ReplayOptions,
): Promise<readonly string[]> {
  const known = (await api.sources()).map(({ source }) => source);
  for (const name of names) requireKnown('source', name, known);
  const chosen = all === true ? known : names;
  if (chosen.length === 0)
    throw new CommandError(ExitCode.usage, 'Which sources?', 'name them, or --all.');
  if (id !== undefined && chosen.length > 1)
    throw new CommandError(ExitCode.usage, 'Ids belong to one source.', 'name one source.');
  return chosen;
}

function countsText(
  sources: readonly string[],
  before: readonly CleansingCounts[],
  after: readonly CleansingCounts[],
): string {
  const rows = sources.map((source) => {
    const [was, is] = [before, after].map((all) => all.find((one) => one.source === source));
    return [
      source,
      ...[was?.accepted ?? 0, is?.accepted ?? 0],
      ...[was?.quarantined ?? 0, is?.quarantined ?? 0],
    ];
  });
  const head = ['source', 'accepted before', 'now', 'quarantined before', 'now'];
  return tableText(head, rows);
}
