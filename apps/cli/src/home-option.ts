import { resolve } from 'node:path';
import type { Command } from 'commander';
import { defaultHome } from './environment';

/** The home that a command works on: `--home`, else CONCORD_HOME, else `.concord` of the checkout. */
export function homeOf(command: Command): string {
  const { home } = command.optsWithGlobals<{ home?: string }>();
  return home === undefined ? defaultHome() : resolve(home);
}
