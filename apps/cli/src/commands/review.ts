import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { placeholderText, queueText } from '../review/queue-text';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

export function addReview(program: Command, terminal: Terminal): void {
  program
    .command('review')
    .description('What waits for a steward, in the order of what an answer brings.')
    .option('-n, --limit <count>', 'how many to show', wholeNumber, 20)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord review', 'the twenty that bring most'],
        ['concord review --limit 200 --json', 'for programs'],
      ]),
    )
    .action(async (options: { limit: number; json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const reviews = await api.reviews(options.limit);
      if (options.json === true) {
        terminal.json(reviews);
        return;
      }
      for (const line of queueText(reviews)) terminal.print(line);
      for (const line of placeholderText(await api.conflicts())) terminal.note(line);
    });
}
