import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Option, type Command, Argument } from 'commander';
import type { ExportName } from '../api-client';
import { csvLines } from '../csv';
import { goldenRows } from '../golden-rows';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { Progress } from '../progress';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';

interface ExportOptions {
  readonly format: 'csv' | 'ndjson';
  readonly output?: string;
}

export function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('Write golden records, the crosswalk or the quarantine to a file or to stdout.')
    .addArgument(
      new Argument('<what>', 'golden records, crosswalk, or quarantine').choices([
        'golden',
        'xref',
        'quarantine',
      ]),
    )
    .addOption(
      new Option('--format <format>', 'csv or ndjson').choices(['csv', 'ndjson']).default('ndjson'),
    )
    .option('-o, --output <file>', 'the file (default: stdout)')
    .addHelpText(
      'after',
      examples([
        ['concord export golden --format csv -o golden.csv', 'one row per customer, values only'],
        ['concord export golden -o golden.ndjson', 'with the origin of each value'],
        ['concord export xref --format ndjson | head', 'which record belongs to which entity'],
      ]),
    )
    .action(async (what: ExportName, options: ExportOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const progress = new Progress(terminal, `Exporting ${what}`, 'records');
      let records = 0;
      async function* counted(): AsyncIterable<string> {
        for await (const line of api.exportLines(what)) {
          records += 1;
          progress.update({ done: records });
          yield line;
        }
      }
      try {
        const lines =
          what === 'golden' && options.format === 'csv' ? goldenRows(counted()) : counted();
        await writeLines(
          options.format === 'csv' ? csvLines(lines) : lines,
          options.output,
          terminal,
        );
      } catch (error) {
        progress.abandon();
        throw error;
      }
      progress.finish(
        `${grouped(records)} records${options.output === undefined ? '' : ` to ${options.output}`}`,
      );
    });
}

async function writeLines(
  lines: AsyncIterable<string>,
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (file === undefined) {
    for await (const line of lines) terminal.print(line);
    return;
  }
  const stream = createWriteStream(file);
  const done = finished(stream);
  for await (const line of lines) {
    if (!stream.write(`${line}\n`)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
}
