import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

export function addQualityResume(quality: Command, terminal: Terminal): void {
  quality
    .command('resume')
    .description('Let a source go on that a check has stopped.')
    .argument('<source>', 'the source')
    .option('--json', 'what is waived, as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quality resume crm', 'what fails now only warns until it has held once'],
        ['concord run crm', 'then read it again'],
      ]),
    )
    .action(async (source: string, options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const waived = await api.quality.resume(source);
      if (options.json === true) terminal.json({ waived });
      else if (waived.length === 0) terminal.print(`${source} is not held.`);
      else {
        for (const { check } of waived)
          terminal.print(`${source}: "${check}" only warns until it has held once`);
      }
    });
}
