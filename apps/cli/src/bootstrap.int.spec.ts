import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { childEnvironment, repositoryRoot } from './environment';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

/** `turbo run build` of the fixture: compiles by copying, and notes each time that it ran. */
const builder = `#!/usr/bin/env node
const fs = require('node:fs');
fs.appendFileSync('builds.log', process.argv.slice(2).join(' ') + '\\n');
const source = fs.readFileSync('apps/cli/src/main.ts', 'utf8');
if (source.includes('BROKEN')) { console.log('main.ts(1,1): error TS1005: no'); process.exit(2); }
setTimeout(() => {
  fs.mkdirSync('apps/cli/dist', { recursive: true });
  fs.writeFileSync('apps/cli/dist/main.js', source);
}, 300);
`;

const commandLine = `
if (process.argv[2] === 'fail') process.exitCode = 3;
if (process.argv[2] === 'stay') { process.on('SIGTERM', () => process.exit(7)); setInterval(() => 0, 1000); }
console.log('arguments', process.argv.slice(2).join(' '), 'in', process.cwd());
`;

// Real npm, real processes: a monorepo without dependencies, so that no registry is asked.
describe('./concord', () => {
  let root: string;
  const script = (): string => join(root, 'concord');

  function write(file: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { mode });
  }

  async function run(args: readonly string[], cwd = root, program = script()): Promise<Ended> {
    const started = Date.now();
    return await new Promise((resolve) => {
      const child = execFile(
        program,
        args,
        { cwd, env: childEnvironment({}) },
        (_error, out, err) =>
          resolve({ code: child.exitCode, out, err, milliseconds: Date.now() - started }),
      );
    });
  }

  const builds = (): string[] => readFileSync(join(root, 'builds.log'), 'utf8').trim().split('\n');

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'concord-checkout-'));
    cpSync(join(repositoryRoot, 'concord'), script());
    write(
      'package.json',
      JSON.stringify({ name: 'fixture', private: true, workspaces: ['apps/*', 'packages/*'] }),
    );
    const bin = { turbo: './turbo.js' };
    write('packages/turbo/package.json', JSON.stringify({ name: 'turbo', version: '1.0.0', bin }));
    write('packages/turbo/turbo.js', builder, 0o755);
    write('apps/cli/package.json', JSON.stringify({ name: '@concord/cli', version: '1.0.0' }));
    write('apps/cli/src/main.ts', commandLine);
    const link = (resolved: string) => ({ resolved, link: true });
    write(
      'package-lock.json',
      JSON.stringify({
        name: 'fixture',
        lockfileVersion: 3,
        requires: true,
        packages: {
          '': { name: 'fixture', workspaces: ['apps/*', 'packages/*'] },
          'apps/cli': { name: '@concord/cli', version: '1.0.0' },
          'node_modules/@concord/cli': link('apps/cli'),
          'node_modules/turbo': link('packages/turbo'),
          'packages/turbo': { version: '1.0.0', bin },
        },
      }),
    );
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('installs and builds once when two start at the same time, then both go on', async () => {
    const [first, second] = await Promise.all([run(['status']), run(['status'])]);
    const both = first.err + second.err;

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(both.match(/Installing \(first run only, about a minute\)… done/g)).toHaveLength(1);
    expect(both.match(/Building \(first run only, about a minute\)… done/g)).toHaveLength(1);
    expect(both).toMatch(/Waiting for process \d+, which is installing or building/);
    expect(builds()).toHaveLength(1);
  });

  it('goes straight on when nothing changed, without a word, in a fraction of a second', async () => {
    const times = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { err, out, milliseconds } = await run(['status', '--json']);
      expect(err).toBe('');
      expect(out).toBe(`arguments status --json in ${root}\n`);
      times.push(milliseconds);
    }

    // On an idle machine about 100; other tests run at the same time.
    expect(Math.min(...times)).toBeLessThan(1_500);
  });

  it('works from any folder and through a symbolic link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'concord-bin-'));
    symlinkSync(script(), join(elsewhere, 'cc'));

    const { out } = await run(['status'], elsewhere, join(elsewhere, 'cc'));
    rmSync(elsewhere, { recursive: true });

    expect(out).toBe(`arguments status in ${elsewhere}\n`);
  });

  it('hands on the exit code', async () => {
    expect((await run(['fail'])).code).toBe(3);
  });

  it('hands on signals', async () => {
    const child = spawn(script(), ['stay'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('builds again when a source changed: the command line only, or all for commands that run services', async () => {
    write('apps/cli/src/main.ts', `${commandLine}// changed`);
    const before = builds().length;

    await run(['status']);
    await run(['status']);
    await run(['up']);
    await run(['status']);

    const fresh = builds().slice(before);
    expect(fresh).toHaveLength(2);
    expect(fresh[0]).toContain('--filter=@concord/cli');
    expect(fresh[1]).not.toContain('--filter');
  });

  it('goes on after a start that was killed while it held the lock', async () => {
    write('apps/cli/src/main.ts', `${commandLine}// changed again`);
    write('.concord/state/bootstrap.lock', JSON.stringify({ pid: 2 ** 22 - 1, started: '1' }));

    expect(await run(['status'])).toMatchObject({ code: 0, out: `arguments status in ${root}\n` });
  });

  it('shows the end of the log when the build fails, and closes `test` with a count even so', async () => {
    write('apps/cli/src/main.ts', 'BROKEN');

    const status = await run(['status']);
    const test = await run(['test']);

    expect(status).toMatchObject({ code: 1, out: '' });
    expect(status.err).toMatch(
      /Building what changed… failed after[^]*main\.ts\(1,1\): error TS1005: no/,
    );
    expect(status.err).toContain('The whole log: ');
    expect(test).toMatchObject({ code: 1, out: '0 passed, 1 failed, 0 skipped\n' });
  });
});
