import type { FixAnswer } from '@concord/contracts/quarantine';
import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { columnsOf, refuseMisspelt } from '../quarantine/columns';
import { runningStack } from '../stack-access';
import { tableText, type Terminal } from '../terminal';

interface FixOptions {
  readonly set?: readonly string[];
  readonly columns?: string;
  readonly comment?: string;
  readonly newColumns?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addQuarantineFix(quarantine: Command, terminal: Terminal): void {
  quarantine
    .command('fix')
    .description('Set columns of a record right; it is judged at once, and goes on if it is good.')
    .argument('<id>', 'its id, from the list')
    .option('--set <column=value...>', 'what the column should have said; empty for nothing')
    .option('--columns <json>', 'the same as a JSON object, for lists and numbers')
    .option('--comment <text>', 'why, for those who look at it later')
    .option('--new-columns', 'set columns that the record does not have')
    .option('--dry-run', 'only show what would become of it')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quarantine fix crm:1042@3 --set last_name=Ortiz', 'one column'],
        ['concord quarantine fix crm:1042@3 --set last_name=Ortiz --set email= --dry-run', 'try'],
      ]) +
        '\n\nIt holds, through replays too, until the source sends something else for the record.',
    )
    .action(async (id: string, options: FixOptions, command: Command) => {
      const columns = columnsOf(options.set ?? [], options.columns);
      const { api } = await runningStack(homeOf(command));
      const entry = await api.quarantine.show(id);
      if (options.newColumns !== true) refuseMisspelt(entry.original, columns);
      const { comment, dryRun = false } = options;
      const body = { columns, dryRun, ...(comment === undefined ? {} : { comment }) };
      const answer = await api.quarantine.fix(id, body);
      if (options.json === true) terminal.json(answer);
      else terminal.print(answerText(answer));
    });
}

function answerText({ id, stored, record, changes }: FixAnswer): string {
  const rows = changes.map(({ field, before, after, rule }) => [
    field,
    before ?? '(nothing)',
    after === null ? '(nothing)' : typeof after === 'object' ? JSON.stringify(after) : `${after}`,
    rule,
  ]);
  const issues = record.issues.map(({ field, message }) => `  ! ${field}: ${message}`);
  return [
    stored ? `${id} is accepted` : `${id} would be accepted; nothing was changed`,
    ...(rows.length === 0 ? [] : [tableText(['field', 'before', 'after', 'by'], rows)]),
    ...issues,
  ].join('\n');
}
