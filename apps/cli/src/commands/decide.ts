import { Argument, type Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

type Verdict = 'same' | 'different' | 'undo';

interface DecideOptions {
  readonly comment?: string;
  readonly json?: boolean;
}

type DecideArguments = [
  a: string,
  b: string,
  verdict: Verdict,
  options: DecideOptions,
  command: Command,
];

export function addDecide(program: Command, terminal: Terminal): void {
  program
    .command('decide')
    .description('Say that two source records are the same customer or are not; or take it back.')
    .argument('<a>', 'a source record: crm:1042')
    .argument('<b>', 'the other one: erp:77')
    .addArgument(new Argument('<verdict>', 'your word').choices(['same', 'different', 'undo']))
    .option('--comment <text>', 'why, for those who ask later')
    .option('--json', 'the decision as it is kept, as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord decide crm:1042 erp:77 different --comment "father and son"', 'part them'],
        ['concord decide crm:1042 erp:77 undo', 'let the evidence decide again'],
      ]),
    )
    .action(async (...[a, b, verdict, options, command]: DecideArguments) => {
      const { api } = await runningStack(homeOf(command));
      if (verdict === 'undo') {
        await api.undoDecision(a, b);
        if (options.json === true) terminal.json({ a, b, undone: true });
        else terminal.print(`${a} and ${b}: the evidence decides again`);
        return;
      }
      const { comment } = options;
      const body = { a, b, verdict, ...(comment === undefined ? {} : { comment }) };
      const kept = await api.decide(body);
      if (options.json === true) terminal.json(kept);
      else
        terminal.print(
          `${a} and ${b} are ${verdict === 'same' ? 'the same' : verdict}, says ${kept.by}`,
        );
    });
}
