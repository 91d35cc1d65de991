import type { WorkReport } from '@concord/contracts/api';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { ApiClient } from '../api-client';
import { pendingOf } from '../drained';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { memoryOf } from '../stack/process-identity';
import type { ServiceState } from '../stack/stack-state';
import { runningStack } from '../stack-access';
import { tableText, type Terminal } from '../terminal';

interface ServiceStatus {
  readonly service: string;
  readonly url: string;
  readonly pid: number | undefined;
  readonly restarts: number;
  readonly ready: boolean;
  readonly memoryMb: number | undefined;
  /** Absent while the service does not answer. */
  readonly work: WorkReport | undefined;
  readonly error: string | undefined;
}

export function addStatus(program: Command, terminal: Terminal): void {
  program
    .command('status')
    .description('What runs, what waits, and what does not get on.')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord status', 'exit code 4 if Concord does not run'],
        ['concord status --json', 'for scripts'],
      ]),
    )
    .action(async (options: { json?: boolean }, command: Command) => {
      const { state, api } = await runningStack(homeOf(command));
      const services = await Promise.all(state.services.map((service) => statusOf(api, service)));
      const failing = await failingChecks(api);
      if (options.json === true)
        terminal.json({ phase: state.phase, startedAt: state.startedAt, services, failing });
      else terminal.print([statusText(services), ...failing.map(failingText)].join('\n'));
      if (services.some(({ ready }) => !ready)) process.exitCode = ExitCode.notRunning;
    });
}

async function statusOf(api: ApiClient, service: ServiceState): Promise<ServiceStatus> {
  const memory = service.pid === undefined ? undefined : await memoryOf(service.pid);
  const ready = await api.isReady(service.name);
  const work = await api.work(service.name).catch((error: unknown) => {
    if (error instanceof CommandError) return error.message;
    throw error;
  });
  return {
    service: service.name,
    url: service.url,
    pid: service.pid,
    restarts: service.restarts,
    ready,
    memoryMb: memory === undefined ? undefined : Math.round(memory.nowMb),
    work: typeof work === 'string' ? undefined : work,
    error: typeof work === 'string' ? work : undefined,
  };
}

function statusText(services: readonly ServiceStatus[]): string {
  const rows = services.map(({ service, ready, work, memoryMb, restarts, url }) => [
    service,
    ready ? pc.green('ready') : pc.red('not ready'),
    work === undefined ? '?' : pendingOf(work),
    work === undefined ? '?' : work.parked,
    work === undefined ? '?' : work.done,
    memoryMb === undefined ? '?' : `${memoryMb} MB`,
    restarts,
    url,
  ]);
  const head = ['service', 'state', 'pending', 'parked', 'done', 'memory', 'restarts', 'URL'];
  return [tableText(head, rows), ...troubleLines(services)].join('\n');
}

/** Checks of the sources that fail; none where nobody answers, which the table says. */
async function failingChecks(api: ApiClient): Promise<FailingCheck[]> {
  try {
    const { sources } = await api.quality.overall();
    return sources.flatMap(({ source, checks }) =>
      checks
        .filter(({ outcome }) => outcome === 'fails')
        .map(({ check, message }) => ({ source, check, message })),
    );
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}

interface FailingCheck {
  readonly source: string;
  readonly check: string;
  readonly message: string;
}

const failingText = ({ source, check, message }: FailingCheck): string =>
  `${pc.yellow('!')} source ${source}: check "${check}" fails: ${message}`;

function troubleLines(services: readonly ServiceStatus[]): string[] {
  return services.flatMap(({ service, work, error }) => [
    ...(error === undefined ? [] : [`${pc.red('✗')} ${error}`]),
    ...(work?.troubles ?? []).map(
      (one) => `${pc.yellow('!')} ${service}: ${one.subject}: ${one.message} (since ${one.since})`,
    ),
  ]);
}
