import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ExitCode } from './exit-codes';
import { createProgram, runProgram } from './program';
import { recordedTerminal } from './testing/recorded-terminal';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { terminal, printed, noted } = recordedTerminal();
  process.exitCode = undefined;
  const code = await runProgram(args, terminal);
  process.exitCode = undefined;
  return { code, out: printed(), err: noted() };
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

const commandLines = leaves(createProgram(recordedTerminal().terminal))
  .map((command) => {
    const parent = command.parent?.name() ?? 'concord';
    return parent === 'concord' ? [command.name()] : [parent, command.name()];
  })
  .filter(([name]) => name !== 'supervise');

describe('the command line', () => {
  it('has the commands that a newcomer is told of', () => {
    expect(commandLines.map((words) => words.join(' '))).toEqual(
      expect.arrayContaining(
        [
          'demo',
          'up',
          'down',
          'status',
          'validate',
          'apply',
          'run',
          'load',
          'infer',
          'wait',
          'export',
        ].concat([
          'bench',
          'test',
          'logs',
          'explain',
          'review',
          'decide',
          'steward merge',
          'steward override',
          'verify audit',
          'evaluate',
          'quality show',
          'quality resume',
          'quarantine list',
          'parked list',
          'parked replay',
          'model list',
          'model compare',
        ]),
      ),
    );
  });

  it.each(commandLines)('explains `%s %s` with an example', async (...words) => {
    const { code, out } = await run(...words, '--help');

    expect(code).toBe(ExitCode.ok);
    expect(out).toContain('Usage: concord');
    expect(out).toMatch(/Examples:\n {2}concord /);
  });

  it('says what its exit codes mean', async () => {
    const { out } = await run('--help');

    expect(out).toContain('  4  Concord is not running, or does not answer');
  });

  it('prints its version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('answers an unknown command with exit code 2 and the nearest one', async () => {
    const { code, err } = await run('statsu');

    expect(code).toBe(ExitCode.usage);
    expect(err).toContain('Did you mean status?');
  });

  it('answers a missing option with exit code 2', async () => {
    const { code, err } = await run('load', 'customers.csv');

    expect(code).toBe(ExitCode.usage);
    expect(err).toContain("required option '--source <name>' not specified");
  });

  it('answers an unknown format with exit code 2 and the ones there are', async () => {
    const { code, err } = await run('export', 'golden', '--format', 'xlsx');

    expect(code).toBe(ExitCode.usage);
    expect(err).toContain('Allowed choices are csv, ndjson');
  });

  it('shows internals to nobody: `supervise` is not in the help', async () => {
    expect((await run('--help')).out).not.toContain('supervise');
  });
});

describe('where Concord does not run', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'concord-home-'));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  it.each([
    ['status'],
    ['wait'],
    ['run'],
    ['export', 'golden'],
    ['parked', 'list'],
    ['explain', 'crm:1', 'erp:2'],
    ['model', 'list'],
    ['model', 'activate', '2'],
    ['review'],
    ['evaluate'],
    ['decide', 'crm:1', 'erp:2', 'same'],
    ['steward', 'merge', 'ent_1', 'ent_2'],
    ['verify', 'audit'],
  ])('`%s` ends with exit code 4 and says how to start it', async (...words) => {
    const { code, err } = await run('--home', home, ...words);

    expect(code).toBe(ExitCode.notRunning);
    expect(err).toContain(`Concord does not run from ${home}.`);
    expect(err).toContain('./concord up');
  });

  it('`down` has nothing to do', async () => {
    expect(await run('--home', home, 'down')).toMatchObject({
      code: 0,
      out: 'Concord was not running.\n',
    });
  });

  it('`logs` names the logs that there are', async () => {
    mkdirSync(join(home, 'logs'), { recursive: true });
    writeFileSync(join(home, 'logs', 'cleansing.log'), 'one\ntwo\nthree\n');

    expect((await run('--home', home, 'logs', 'cleansing', '-n', '2')).out).toBe('two\nthree\n');
    expect(await run('--home', home, 'logs', 'cleasing')).toMatchObject({
      code: ExitCode.usage,
      err: expect.stringContaining('one of: cleansing'),
    });
  });
});

describe('concord validate', () => {
  const model = 'entities:\n  customer:\n    fields:\n      email: { type: email }\n';
  const source =
    'source: crm\nentity: customer\nconnection: { connector: csv }\nid: no\nmapping:\n  emial: mail\n  phone: tel\n';
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'concord-workspace-'));
    mkdirSync(join(dir, 'sources'));
    writeFileSync(join(dir, 'concord.yaml'), 'workspace: acme\n');
    writeFileSync(join(dir, 'model.yaml'), model);
    writeFileSync(join(dir, 'sources', 'crm.yaml'), source);
  });

  afterEach(() => rmSync(dir, { recursive: true }));

  it('names file, line, column, path and the nearest word of every fault, and ends with exit code 3', async () => {
    const { code, err, out } = await run('validate', dir);

    expect(code).toBe(ExitCode.workspaceInvalid);
    expect(err).toMatch(/sources\/crm\.yaml:6:3 mapping\.emial: .*did you mean "email"\?/);
    expect(err).toMatch(/sources\/crm\.yaml:7:3 mapping\.phone: /);
    expect(out).toBe(`2 faults in ${dir}\n`);
  });

  it('gives the faults to programs as JSON', async () => {
    const { out } = await run('validate', dir, '--json');

    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      faults: [{ file: 'sources/crm.yaml', line: 6, path: 'mapping.emial', nearest: 'email' }, {}],
    });
  });

  it('keeps `apply` and `up` from touching anything', async () => {
    expect((await run('apply', dir)).code).toBe(ExitCode.workspaceInvalid);
    expect((await run('up', '--workspace', dir)).code).toBe(ExitCode.workspaceInvalid);
  });

  it('ends with exit code 0 for a valid workspace', async () => {
    writeFileSync(
      join(dir, 'sources', 'crm.yaml'),
      source.replace('emial', 'email').replace(/ {2}phone.*\n/, ''),
    );

    expect(await run('validate', dir)).toMatchObject({
      code: ExitCode.ok,
      out: `${dir} is valid: workspace acme, 1 sources, 0 destinations\n`,
    });
  });
});
