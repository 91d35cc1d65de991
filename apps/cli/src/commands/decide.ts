import { Argument, InvalidArgumentError, type Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

type Verdict = 'same' | 'different' | 'later' | 'undo';

interface DecideOptions {
  readonly comment?: string;
  readonly until?: string;
  readonly json?: boolean;
}

type DecideArguments = [
  a: string,
  b: string,
  verdict: Verdict,
  options: DecideOptions,
  command: Command,
];

function instant(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Expected a date or a time, such as 2026-12-01.');
  return time.toISOString();
}

export function addDecide(program: Command, terminal: Terminal): void {
  program
    .command('decide')
    .description('Say that two source records are the same customer or are not; or take it back.')
    .argument('<a>', 'a source record: crm:1042')
    .argument('<b>', 'the other one: erp:77')
    .addArgument(
      new Argument('<verdict>', 'your word').choices(['same', 'different', 'later', 'undo']),
    )
    .option('--comment <text>', 'why, for those who ask later')
    .option('--until <time>', 'of later: when to ask again (default: in a week)', instant)
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
      if (verdict === 'later') {
        const { until } = options;
        const result = await api.stewarding.decide([{ a, b, verdict, until, comment }], undefined);
        if (options.json === true) terminal.json(result);
        else terminal.print(`${a} and ${b}: asked again ${until ?? 'in a week'}`);
        return;
      }
      const body = { a, b, verdict, ...(comment === undefined ? {} : { comment }) };
      const kept = await api.decide(body);
      if (options.json === true) terminal.json(kept);
      else
        terminal.print(
          `${a} and ${b} are ${verdict === 'same' ? 'the same' : verdict}, says ${kept.by}`,
        );
    });
}
