import type { QuarantineChoice, QuarantineReplayBody } from '@concord/contracts/quarantine';
import type { Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { checkChoice, choiceOf, withChoice } from '../quarantine/choice';
import { followReplay } from '../replay-progress';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';

interface ReplayOptions extends QuarantineChoice {
  readonly all?: boolean;
  readonly wait: boolean;
  readonly json?: boolean;
}

export function addQuarantineReplay(quarantine: Command, terminal: Terminal): void {
  withChoice(
    quarantine
      .command('replay')
      .description('Judge open records anew by the workspace as it is applied now.')
      .argument('[ids...]', 'ids from the list'),
  )
    .option('--all', 'all that are open')
    .option('--no-wait', 'start it and return; it goes on by itself')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quarantine replay --source crm', 'after the mapping of crm was mended'],
        ['concord quarantine replay --reason record.incomplete', 'after a rule was given up'],
        ['concord replay crm', 'what was accepted, too'],
      ]),
    )
    .action(async (ids: string[], options: ReplayOptions, command: Command) => {
      const about = aboutOf(ids, options);
      const { api } = await runningStack(homeOf(command));
      await checkChoice(api, options);
      const begun = await api.quarantine.replay(about);
      if (!options.wait) {
        if (options.json === true) terminal.json(begun);
        else terminal.print(`replay ${begun.id} of ${grouped(begun.total)} records started`);
        return;
      }
      const ended = await followReplay(
        begun,
        (id) => api.quarantine.replayed(id),
        { title: 'Judging anew', doneOf: ({ counts }) => counts.judged + counts.skipped },
        terminal,
      );
      if (options.json === true) {
        terminal.json(ended);
        return;
      }
      const { judged, accepted, quarantined, skipped } = ended.counts;
      const gone =
        skipped === 0 ? '' : `, ${grouped(skipped)} of sources that the workspace has no more`;
      terminal.print(
        `${grouped(judged)} judged: ${grouped(accepted)} accepted, ${grouped(quarantined)} still in quarantine${gone}`,
      );
    });
}

function aboutOf(ids: readonly string[], options: ReplayOptions): QuarantineReplayBody {
  const about = { ...choiceOf(options), ...(ids.length === 0 ? {} : { ids: [...ids] }) };
  if (options.all === true || Object.keys(about).length > 0) return about;
  throw new CommandError(
    ExitCode.usage,
    'Which records?',
    'name ids, --source, --reason, --field, --from or --to; or --all.',
  );
}
