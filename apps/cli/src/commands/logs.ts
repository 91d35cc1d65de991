import { createReadStream, existsSync, promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { placesOf } from '../stack/places';
import { lastLines } from '../stack/service-log';
import type { Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

interface LogsOptions {
  readonly follow?: boolean;
  readonly lines: number;
}

export function addLogs(program: Command, terminal: Terminal): void {
  program
    .command('logs')
    .description('The logs of the services, of MongoDB and of RabbitMQ.')
    .argument('[service]', 'one of them (default: the end of all)')
    .option('-f, --follow', 'go on with what comes')
    .option('-n, --lines <count>', 'how many lines to begin with', wholeNumber, 20)
    .addHelpText(
      'after',
      examples([
        ['concord logs cleansing -f', 'follow one service'],
        ['concord logs mongodb -n 100', 'the last hundred lines of MongoDB'],
      ]),
    )
    .action(async (service: string | undefined, options: LogsOptions, command: Command) => {
      const { logs } = await placesOf(homeOf(command));
      const files = await chosenLogs(logs, service);
      for (const file of files) {
        if (files.length > 1) terminal.print(pc.bold(`── ${nameOf(file)} ──`));
        for (const line of await lastLines(join(logs, file), options.lines)) terminal.print(line);
      }
      if (options.follow === true) await follow(logs, files, terminal);
    });
}

const nameOf = (file: string): string => file.replace(/\.log$/, '');

async function chosenLogs(folder: string, service: string | undefined): Promise<string[]> {
  const all = (await fs.readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  // What a server says before its log is open is read when it does not come up, and then shown.
  const told = all.filter((name) => !/\.startup\.log$|@/.test(name));
  if (service === undefined && told.length > 0) return told;
  if (service !== undefined && existsSync(join(folder, `${service}.log`)))
    return [`${service}.log`];
  const names = told.map(nameOf).join(', ');
  throw new CommandError(
    service === undefined ? ExitCode.notRunning : ExitCode.usage,
    service === undefined
      ? `There are no logs in ${folder} yet.`
      : `There is no log of "${service}".`,
    told.length === 0 ? 'start Concord: ./concord up' : `one of: ${names}`,
  );
}

/** Until Ctrl-C. A log that got shorter was rotated and is read from its beginning. */
async function follow(
  folder: string,
  files: readonly string[],
  terminal: Terminal,
): Promise<never> {
  const positions = new Map<string, number>();
  for (const file of files) positions.set(file, (await fs.stat(join(folder, file))).size);
  for (;;) {
    for (const file of files) {
      const path = join(folder, file);
      const size = existsSync(path) ? (await fs.stat(path)).size : 0;
      const from = positions.get(file) ?? 0;
      positions.set(file, size);
      if (size === from) continue;
      const prefix = files.length > 1 ? `${pc.dim(nameOf(file))} ` : '';
      const text = await textBetween(path, size < from ? 0 : from, size);
      for (const line of text.split('\n').filter((one) => one !== ''))
        terminal.print(prefix + line);
    }
    await sleep(300);
  }
}

async function textBetween(path: string, start: number, end: number): Promise<string> {
  if (end <= start) return '';
  let text = '';
  for await (const part of createReadStream(path, { start, end: end - 1, encoding: 'utf8' })) {
    text += String(part);
  }
  return text;
}
