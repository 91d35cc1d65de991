import { findProgram, runCommand } from './command';
import { LocalStackError } from './local-stack-error';
import type { Report } from './report';

/** Whether this is Debian or a descendant and we may install packages. */
export async function canAptInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await findProgram('apt-get')) !== undefined;
}

const quiet = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };

/** Installs a Debian package without questions. Services that the package would start stay off (RUNLEVEL=1). */
export async function aptInstall(name: string, report: Report): Promise<void> {
  report(`installing ${name} by apt …`);
  const options = { environment: { ...quiet, RUNLEVEL: '1' }, timeoutMs: 15 * 60_000 };
  const install = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=120',
    name,
  ];
  const first = await runCommand('apt-get', install, options);
  if (first.code === 0) return;
  // Most often only the package lists are missing or old.
  await runCommand('apt-get', ['update', '-q'], options);
  const second = await runCommand('apt-get', install, options);
  if (second.code === 0) return;
  throw new LocalStackError(
    'binary-not-found',
    `apt-get install ${name} failed:\n${second.output.trim().split('\n').slice(-8).join('\n')}`,
    `install ${name} by hand and start again.`,
  );
}
