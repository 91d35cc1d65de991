import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Argument, Option, type Command } from 'commander';
import type { ApiClient, ExportName } from '../api-client';
import { csvLines } from '../csv';
import { CommandError, ExitCode } from '../exit-codes';
import { exportLinesToFile, exportLinesToTerminal, type ExportJob } from '../export/line-export';
import { exportParquetFile, exportParquetFolder } from '../export/parquet-export';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { Progress } from '../progress';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';

interface ExportOptions {
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly output?: string;
  readonly resume?: boolean;
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
      new Option('--format <format>', 'ndjson, csv or parquet')
        .choices(['csv', 'ndjson', 'parquet'])
        .default('ndjson'),
    )
    .option('-o, --output <file>', 'the file; of Parquet also a folder (default: stdout)')
    .option('--resume', 'go on with an export to this file or folder that was interrupted')
    .addHelpText(
      'after',
      examples([
        ['concord export golden --format csv -o golden.csv', 'one row per customer, values only'],
        ['concord export golden -o golden.ndjson --resume', 'go on where it was interrupted'],
        ['concord export golden --format parquet -o golden/', 'a folder of Parquet files'],
        ['concord export xref --format ndjson | head', 'which record belongs to which entity'],
      ]),
    )
    .action(async (what: ExportName, options: ExportOptions, command: Command) => {
      refuseImpossible(what, options);
      const { api } = await runningStack(homeOf(command));
      const progress = new Progress(terminal, `Exporting ${what}`, 'records');
      try {
        progress.finish(await exported(api, what, options, terminal, progress));
      } catch (error) {
        progress.abandon();
        throw withRemedy(error, options);
      }
    });
}

function refuseImpossible(what: ExportName, { format, output, resume }: ExportOptions): void {
  const refuse = (text: string, remedy: string) => {
    throw new CommandError(ExitCode.usage, text, remedy);
  };
  if (format === 'parquet' && output === undefined)
    refuse('Parquet needs a file or a folder.', 'say where: -o golden.parquet');
  if (resume === true && output === undefined)
    refuse('There is nothing to go on with on stdout.', 'say which file it is: -o golden.csv');
  if (what === 'quarantine' && (format === 'parquet' || resume === true))
    refuse('The quarantine is exported as lines and at once.', 'use --format csv or ndjson.');
}

/** @returns what to say at the end */
async function exported(
  api: ApiClient,
  what: ExportName,
  { format, output, resume = false }: ExportOptions,
  terminal: Terminal,
  progress: Progress,
): Promise<string> {
  if (what === 'quarantine') return await exportQuarantine(api, format, output, terminal, progress);
  const { masterData } = api;
  const total = await masterData.rows(what);
  const onRows = (done: number) => progress.update({ done, total: Math.max(done, total) });
  const since = (position: number) => `; changes since are behind ${position} of the feed`;
  if (format !== 'parquet') {
    if (output === undefined) {
      const { rows } = await exportLinesToTerminal(masterData, format, what, terminal);
      return `${grouped(rows)} records`;
    }
    const job: ExportJob = { what, output, resume, onRows };
    const { rows, position } = await exportLinesToFile(masterData, format, job);
    return `${grouped(rows)} records to ${output}${since(position)}`;
  }
  const job: ExportJob = { what, output: output ?? '', resume, onRows };
  const isFile = job.output.endsWith('.parquet');
  const { bytes, files, position } = isFile
    ? await exportParquetFile(masterData, job)
    : await exportParquetFolder(masterData, job);
  const count = files === 1 ? 'one file' : `${files} files`;
  return `${count} of ${grouped(Math.ceil(bytes / 1024))} kB in ${job.output}${since(position)}`;
}

function withRemedy(error: unknown, { format, output }: ExportOptions): unknown {
  if (error instanceof CommandError || output === undefined || output.endsWith('.parquet'))
    return error;
  const again = `concord export … --format ${format} -o ${output} --resume`;
  const text = `The export was interrupted: ${String(error)}`;
  return new CommandError(ExitCode.failed, text, `go on with ${again}`, { cause: error });
}

async function exportQuarantine(
  api: ApiClient,
  format: ExportOptions['format'],
  output: string | undefined,
  terminal: Terminal,
  progress: Progress,
): Promise<string> {
  let records = 0;
  async function* counted(): AsyncIterable<string> {
    for await (const line of api.exportLines('quarantine')) {
      records += 1;
      progress.update({ done: records });
      yield line;
    }
  }
  await writeLines(format === 'csv' ? csvLines(counted()) : counted(), output, terminal);
  return `${grouped(records)} records${output === undefined ? '' : ` to ${output}`}`;
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
