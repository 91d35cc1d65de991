import { promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { aptInstall, canAptInstall } from './apt';
import { findProgram, runCommand } from './command';
import { LocalStackError } from './local-stack-error';
import type { Report } from './report';

const sbin = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/usr/lib/rabbitmq/bin'];

/**
 * The real start script. Debian puts a wrapper on PATH which changes to user rabbitmq, who may not write to our folders.
 */
async function unwrapped(program: string): Promise<string> {
  const real = await fs.realpath(program);
  if (basename(real) !== 'rabbitmq-script-wrapper') return program;
  return join(dirname(real), 'rabbitmq-server');
}

/** The rabbitmq-server of this machine, installed by apt if need be and possible. */
export async function resolveRabbitServer(report: Report): Promise<string> {
  const installed = await findProgram('rabbitmq-server', sbin);
  if (installed !== undefined) return await unwrapped(installed);
  if (await canAptInstall()) {
    await aptInstall('rabbitmq-server', report);
    // The package starts a node for the whole machine where it can. Nobody asked for that one.
    await runCommand('service', ['rabbitmq-server', 'stop'], { timeoutMs: 60_000 });
    const fresh = await findProgram('rabbitmq-server', sbin);
    if (fresh !== undefined) return await unwrapped(fresh);
  }
  throw new LocalStackError(
    'binary-not-found',
    'RabbitMQ is not installed.',
    [
      'one of',
      '    docker run -d --name concord-rabbitmq -p 5672:5672 rabbitmq:4 && export CONCORD_RABBITMQ_URL=amqp://guest:guest@127.0.0.1:5672',
      '    brew install rabbitmq                       (macOS)',
      '    sudo apt-get install -y rabbitmq-server     (Debian, Ubuntu)',
      '  then start again.',
    ].join('\n'),
  );
}
