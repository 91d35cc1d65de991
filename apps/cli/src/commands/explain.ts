import type { Command } from 'commander';
import { entityText } from '../explain/entity-text';
import { pairText } from '../explain/pair-text';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('Why two source records are one customer or are not; or how one came about.')
    .argument('<a>', 'a source record: crm:1042; alone also an entity id')
    .argument('[b]', 'the other record: erp:77')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord explain crm:1042 erp:77', 'each comparison with its weight in bits'],
        ['concord explain crm:1042', 'its customer: the tree of merges, and the nearest others'],
        ['concord explain ent_01JCX…', 'the same, by the id of the customer'],
      ]),
    )
    .action(async (...[a, b, options, command]: ExplainArguments) => {
      const { api } = await runningStack(homeOf(command));
      const isPair = b !== undefined;
      const answer = isPair ? await api.explain(a, b) : await api.explainEntity(a);
      if (options.json === true) terminal.json(answer);
      else if ('comparisons' in answer)
        for (const line of pairText(answer, terminal.out.isTTY === true)) terminal.print(line);
      else for (const line of entityText(answer)) terminal.print(line);
    });
}

type ExplainArguments = [
  a: string,
  b: string | undefined,
  options: { json?: boolean },
  command: Command,
];
