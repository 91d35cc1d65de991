import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { childEnvironment } from './environment';
import { readJson, writeJson } from './json-file';
import { reasonOf } from './local-stack-error';
import type { Report } from './report';

const FIRST_SIGN_MS = 6_000;
const STALL_MS = 120_000;
const RETRY_AFTER_MS = 12 * 60 * 60_000;

interface Failure {
  readonly at: number;
  readonly reason: string;
}
const isFailure = (value: object): value is Failure => 'at' in value && 'reason' in value;

/**
 * Runs in a process of its own: the downloader writes its progress to stdout, which belongs to our caller's output,
 * retries for minutes without a network, and can be ended only from outside.
 */
const DOWNLOADER = `
  const [, library, options] = process.argv;
  require(library).MongoBinary.getPath(JSON.parse(options)).then(
    (path) => console.log('PATH ' + path),
    (error) => { console.log('FAILED ' + error.message.split('\\n')[0]); process.exitCode = 1; },
  );`;

async function runDownloader(options: object, onLine: (line: string) => void): Promise<string> {
  const library = require.resolve('mongodb-memory-server-core');
  const child = spawn(process.execPath, ['-e', DOWNLOADER, library, JSON.stringify(options)], {
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  const giveUp = (): void => {
    child.kill('SIGKILL');
  };
  let timer = setTimeout(giveUp, FIRST_SIGN_MS);
  child.stdout.on('data', (chunk: Buffer) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, STALL_MS);
    output += chunk.toString();
    onLine(chunk.toString());
  });
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const path = /^PATH (.+)$/m.exec(output)?.[1];
  if (path !== undefined) return path;
  throw new Error(
    child.killed
      ? 'no answer from the download server'
      : (/^FAILED (.+)$/m.exec(output)?.[1] ?? 'ended early'),
  );
}

async function cachedIn(folder: string): Promise<string | undefined> {
  const names = await fs.readdir(folder).catch(() => []);
  const binary = names.find((name) => name.startsWith('mongod'));
  return binary === undefined ? undefined : join(folder, binary);
}

/**
 * The mongod of MongoDB's own download site, from the cache or fetched. Without a way to that site it gives up within
 * seconds and remembers that for half a day.
 * @returns the path, or undefined if it cannot be had
 */
export async function officialMongod(
  cache: string,
  version: string,
  report: Report,
): Promise<string | undefined> {
  const folder = join(cache, `mongodb-official-${version}`);
  const failureFile = join(cache, 'mongodb-official-failed.json');
  const cached = await cachedIn(join(folder, 'complete'));
  if (cached !== undefined) return cached;
  const failure = await readJson(failureFile, isFailure);
  if (failure !== undefined && Date.now() - failure.at < RETRY_AFTER_MS) return undefined;
  await fs.mkdir(folder, { recursive: true });
  try {
    const path = await runDownloader({ version, downloadDir: folder, checkMD5: false }, (line) => {
      const percent = /: ([\d.]+)%/.exec(line)?.[1];
      if (percent !== undefined)
        report(`fetching MongoDB ${version} (official download) … ${percent} %`);
    });
    await fs.mkdir(join(folder, 'complete'), { recursive: true });
    const complete = join(folder, 'complete', 'mongod');
    await fs.rename(path, complete);
    return complete;
  } catch (error) {
    const reason = reasonOf(error);
    report(`MongoDB's download site is not reachable (${reason})`);
    await writeJson(failureFile, { at: Date.now(), reason });
    return undefined;
  }
}
