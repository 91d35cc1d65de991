import type { Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import { resultText } from '../stewarding/result-text';
import type { Manner, StewardingApi, StewardResult } from '../stewarding/stewarding-api';
import type { Terminal } from '../terminal';

interface Options {
  readonly preview?: boolean;
  readonly comment?: string;
  readonly json?: boolean;
}

type Act = (api: StewardingApi, args: readonly string[], how: Manner) => Promise<StewardResult>;

interface Doing {
  /** Name and arguments, as commander reads them. */
  readonly usage: string;
  readonly description: string;
  readonly example: readonly [string, string];
  readonly act: Act;
}

const doings: readonly Doing[] = [
  {
    usage: 'merge <customers...>',
    description: 'Make customers one; the oldest id survives.',
    example: [
      'concord steward merge ent_01… ent_02… --preview',
      'the golden records it would give',
    ],
    act: (api, customers, how) => api.merge(customers, how),
  },
  {
    usage: 'unmerge <customer> <records...>',
    description: 'Take records out of a customer, as one of their own.',
    example: ['concord steward unmerge ent_01… erp:77 --comment "her mother"', 'erp:77 leaves'],
    act: (api, [customer = '', ...records], how) => api.unmerge(customer, records, how),
  },
  {
    usage: 'undo <action>',
    description: 'Undo a merge, an unmerge or decisions as a whole.',
    example: ['concord steward undo act_01…', 'as if it had not been'],
    act: (api, [action = ''], how) => api.undo(action, how),
  },
  {
    usage: 'override <customer> <values...>',
    description:
      'State values in the place of what records say: field=value; several by repeating.',
    example: ['concord steward override ent_01… phone=+12125550147', 'until it is released'],
    act: (api, [customer = '', ...values], how) => api.override(customer, fieldsOf(values), how),
  },
  {
    usage: 'release <customer> <field>',
    description: 'Let records decide a field again.',
    example: ['concord steward release ent_01… phone', 'what they say stands'],
    act: (api, [customer = '', field = ''], how) => api.release(customer, field, how),
  },
  {
    usage: 'lock <customer> <reason>',
    description: 'Keep a customer as it is, whatever loads say.',
    example: ['concord steward lock ent_01… "under dispute"', 'changes wait'],
    act: (api, [customer = '', reason = '']) => api.lock(customer, reason),
  },
  {
    usage: 'unlock <customer>',
    description: 'Release a lock: what waited takes effect.',
    example: ['concord steward unlock ent_01… --preview', 'what waits'],
    act: (api, [customer = ''], how) => api.unlock(customer, how),
  },
];

export function addSteward(program: Command, terminal: Terminal): void {
  const steward = program
    .command('steward')
    .description(
      'Merge, part, correct and lock customers by hand; each can be seen before and undone.',
    );
  for (const doing of doings) addDoing(steward, terminal, doing);
}

function addDoing(
  steward: Command,
  terminal: Terminal,
  { usage, description, example, act }: Doing,
): void {
  steward
    .command(usage)
    .description(description)
    .option('--preview', 'show the golden records before and after, and store nothing')
    .option('--comment <text>', 'why, for those who ask later')
    .option('--json', 'as JSON')
    .addHelpText('after', examples([example]))
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.opts<Options>();
      const { api } = await runningStack(homeOf(command));
      const how = { preview: options.preview === true, comment: options.comment };
      const result = await act(api.stewarding, command.args, how);
      if (options.json === true) terminal.json(result);
      else for (const line of resultText(result)) terminal.print(line);
    });
}

/** `email=a@b.org email=c@d.org phone=`: two e-mails, and no phone. */
function fieldsOf(values: readonly string[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const text of values) {
    const at = text.indexOf('=');
    if (at < 1)
      throw new CommandError(
        ExitCode.usage,
        `"${text}" states no value.`,
        'field=value, or field= for none.',
      );
    const [field, value] = [text.slice(0, at), text.slice(at + 1)];
    fields[field] = [...(fields[field] ?? []), ...(value === '' ? [] : [value])];
  }
  return fields;
}
