import {
  claimBody,
  reviewOrders,
  reviewReasons,
  reviewStates,
  type ReviewAnswer,
} from '@concord/contracts/stewarding';
import { Option, type Command } from 'commander';
import type { ApiClient } from '../api-client';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { placeholderText, queueText } from '../review/queue-text';
import { runningStack } from '../stack-access';
import type { ReviewWish } from '../stewarding/stewarding-api';
import type { Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

export function addReview(program: Command, terminal: Terminal): void {
  program
    .command('review')
    .description('What waits for a steward, in the order of what an answer brings.')
    .option('-n, --limit <count>', 'how many to show', wholeNumber, 20)
    .addOption(new Option('--state <state>', 'whose turn it is').choices(reviewStates))
    .addOption(new Option('--reason <reason>', 'only these').choices(reviewReasons))
    .addOption(new Option('--sort <order>', 'what is most comes first').choices(reviewOrders))
    .option('--source <name>', 'only with a record of this source')
    .option('--kind <entity>', 'only of this entity of the model')
    .option('--claim <count>', 'take the next so many to yourself for half an hour', wholeNumber)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord review', 'the twenty that bring most'],
        [
          'concord review --reason weak --source erp',
          'customers that hold by little, of one source',
        ],
        ['concord review --claim 10', 'ten that nobody else is asked meanwhile'],
        ['concord review --state later', 'what was put off, until when'],
        ['concord review --limit 200 --json', 'for programs'],
      ]),
    )
    .action(async (options: ReviewOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const { limit, json, claim, ...filter } = options;
      const reviews =
        claim === undefined
          ? await api.reviews(limit, filter)
          : await claimed(api, claim, filter, terminal);
      if (json === true) {
        terminal.json(reviews);
        return;
      }
      for (const line of queueText(reviews)) terminal.print(line);
      for (const line of placeholderText(await api.conflicts())) terminal.note(line);
    });
}

async function claimed(
  api: ApiClient,
  next: number,
  filter: ReviewWish,
  terminal: Terminal,
): Promise<readonly ReviewAnswer[]> {
  const body = claimBody.parse({ next, filter });
  const { id, until, items } = await api.stewarding.claim(body);
  terminal.note(`${items.length} questions are yours until ${until} (${id}).`);
  return items;
}

type ReviewOptions = Readonly<
  Partial<Record<'state' | 'reason' | 'sort' | 'source' | 'kind', string>>
> & { readonly limit: number; readonly claim?: number; readonly json?: boolean };
