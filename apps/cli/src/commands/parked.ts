import type { Command } from 'commander';
import type { ApiClient, ListedParked } from '../api-client';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { linesOf } from '../outline';
import { runningStack } from '../stack-access';
import { grouped, tableText, type Terminal } from '../terminal';

interface Parked extends ListedParked {
  readonly service: string;
}

interface ManyOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addParked(program: Command, terminal: Terminal): void {
  const parked = program
    .command('parked')
    .description('Messages that no retry could help: list, inspect, replay, discard.');
  addList(parked, terminal);
  addShow(parked, terminal);
  addForMany(parked, terminal, {
    name: 'replay',
    past: 'replayed',
    description: 'Give messages to their service once more, after the cause is mended.',
    act: (api, service, id) => api.replayParked(service, id),
  });
  addForMany(parked, terminal, {
    name: 'discard',
    past: 'discarded',
    description: 'Throw messages away for good.',
    act: (api, service, id) => api.discardParked(service, id),
  });
}

function addList(parked: Command, terminal: Terminal): void {
  parked
    .command('list')
    .description('All parked messages of all services.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples([['concord parked list', 'service, reason, since when']]))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const messages = await allParked(api);
      if (options.json === true) terminal.json(messages);
      else if (messages.length === 0) terminal.print('Nothing is parked.');
      else terminal.print(listText(messages));
    });
}

function listText(messages: readonly Parked[]): string {
  const rows = messages.map(({ service, id, type, attempts, parkedAt, reason }) => {
    return [service, id, type, attempts, parkedAt, `${reason.code}: ${reason.message}`];
  });
  return tableText(['service', 'id', 'type', 'attempts', 'since', 'reason'], rows);
}

function addShow(parked: Command, terminal: Terminal): void {
  parked
    .command('show')
    .description('One parked message in full.')
    .argument('<id>', 'its id, from the list')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([['concord parked show 01JCX…', 'what it holds and why it failed']]),
    )
    .action(async (id: string, options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const detail = await api.parkedDetail((await findParked(api, id)).service, id);
      if (options.json === true) terminal.json(detail);
      else for (const line of linesOf(detail)) terminal.print(line);
    });
}

interface ForMany {
  readonly name: 'replay' | 'discard';
  readonly past: string;
  readonly description: string;
  readonly act: (api: ApiClient, service: string, id: string) => Promise<void>;
}

function addForMany(parked: Command, terminal: Terminal, what: ForMany): void {
  parked
    .command(what.name)
    .description(what.description)
    .argument('[ids...]', 'ids from the list')
    .option('--all', 'every parked message')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        [`concord parked ${what.name} 01JCX…`, 'one message'],
        [`concord parked ${what.name} --all`, 'all of them'],
      ]),
    )
    .action(async (ids: string[], options: ManyOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const chosen = await chosenMessages(api, ids, options.all === true);
      for (const { service, id } of chosen) await what.act(api, service, id);
      const done = chosen.map(({ service, id }) => ({ service, id }));
      if (options.json === true) terminal.json({ [what.past]: done });
      else terminal.print(`${grouped(done.length)} ${what.past}`);
    });
}

async function chosenMessages(
  api: ApiClient,
  ids: readonly string[],
  all: boolean,
): Promise<Parked[]> {
  if (all) return await allParked(api);
  if (ids.length === 0)
    throw new CommandError(ExitCode.usage, 'Which messages?', 'name ids, or --all.');
  return await Promise.all(ids.map((id) => findParked(api, id)));
}

async function findParked(api: ApiClient, id: string): Promise<Parked> {
  const found = (await allParked(api)).find((message) => message.id === id);
  if (found !== undefined) return found;
  throw new CommandError(
    ExitCode.failed,
    `No parked message has the id ${id}.`,
    'see `./concord parked list`.',
  );
}

async function allParked(api: ApiClient): Promise<Parked[]> {
  const lists = await Promise.all(
    api.services.map(async (service) => {
      const messages = await api.parked(service);
      return messages.map((message) => ({ ...message, service }));
    }),
  );
  return lists.flat();
}
