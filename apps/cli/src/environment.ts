import { join, resolve } from 'node:path';

/** What the environment says about this run. The one place of the command line that reads it. */
export interface Environment {
  readonly home: string | undefined;
  readonly ownServers: boolean;
  readonly continuousIntegration: boolean;
}

const present = (name: string): string | undefined => {
  const value = process.env[name]?.trim();
  return value === '' ? undefined : value;
};

export function readEnvironment(): Environment {
  return {
    home: present('CONCORD_HOME'),
    ownServers:
      present('CONCORD_MONGODB_URI') === undefined || present('CONCORD_RABBITMQ_URL') === undefined,
    continuousIntegration: present('CI') !== undefined,
  };
}

/** For `${NAME}` in workspace files. */
export function environmentVariables(): Readonly<Record<string, string | undefined>> {
  return { ...process.env };
}

/** The root of the checkout: this file runs as `apps/cli/dist/environment.js`. */
export const repositoryRoot = resolve(__dirname, '..', '..', '..');

/** The script of the command line itself, for a supervisor in the background. */
export const commandLineScript = join(repositoryRoot, 'apps', 'cli', 'dist', 'main.js');

/** Where a stack lives when nobody says otherwise, the same from every working directory. */
export function defaultHome(): string {
  return resolve(readEnvironment().home ?? join(repositoryRoot, '.concord'));
}

/** For a program we start: our environment, without npm's run settings, plus `additions`. */
export function childEnvironment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(lifecycle|package|command)/.test(name),
  );
  return { ...Object.fromEntries(own), ...additions };
}

/**
 * For a service: nothing of ours that begins with CONCORD_, so that what a service is told stands in
 * one place, plus `additions`.
 */
export function serviceEnvironment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(childEnvironment({})).filter(
    ([name]) => !name.startsWith('CONCORD_'),
  );
  return { ...Object.fromEntries(inherited), ...additions };
}
