import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment, commandLineScript } from '../environment';
import { CommandError, ExitCode } from '../exit-codes';
import type { Terminal } from '../terminal';
import { placesOf } from './places';
import { lastLines, logOf, rotateLog } from './service-log';
import { findRunningStack } from './stack-state';

/** Starts a supervisor in the background and waits until its stack is ready. */
export async function startDetached(
  home: string,
  fresh: boolean,
  terminal: Terminal,
): Promise<void> {
  const places = await placesOf(home);
  const log = logOf(places, 'supervisor');
  await rotateLog(log);
  const output = await fs.open(log, 'a');
  const { size } = await output.stat();
  const child = spawn(
    process.execPath,
    [commandLineScript, '--home', home, 'supervise', ...(fresh ? ['--fresh'] : [])],
    { detached: true, stdio: ['ignore', output.fd, output.fd], env: childEnvironment({}) },
  );
  await output.close();
  let ended: number | undefined;
  child.once('exit', (code) => (ended = code ?? ExitCode.failed));
  child.once('error', () => (ended = ExitCode.failed));
  const tail = new LogTail(log, size);
  while ((await findRunningStack(places))?.phase !== 'ready') {
    for (const line of await tail.newLines()) terminal.note(line);
    if (ended !== undefined) {
      const words = (await lastLines(log, 5)).map((line) => `    ${line}`).join('\n');
      throw new CommandError(
        ExitCode.failed,
        `The supervisor ended before everything was ready. Its last lines (${log}):\n${words}`,
      );
    }
    await sleep(100);
  }
  child.unref();
}

/** The lines that come to a growing file. */
class LogTail {
  private rest = '';

  constructor(
    private readonly file: string,
    private position: number,
  ) {}

  async newLines(): Promise<string[]> {
    const handle = await fs.open(this.file, 'r').catch(() => undefined);
    if (handle === undefined) return [];
    try {
      const { size } = await handle.stat();
      // --fresh removes the old log while its writer lives on.
      if (size <= this.position) return [];
      const { buffer, bytesRead } = await handle.read({
        buffer: Buffer.alloc(size - this.position),
        position: this.position,
      });
      this.position += bytesRead;
      const lines = (this.rest + buffer.toString('utf8', 0, bytesRead)).split('\n');
      this.rest = lines.pop() ?? '';
      return lines.filter((line) => line !== '');
    } finally {
      await handle.close();
    }
  }
}
