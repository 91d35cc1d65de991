import { join } from 'node:path';
import { serviceNames } from '@concord/contracts/names';
import { repositoryRoot } from '../environment';

/** A process that the supervisor keeps running; it answers `/health/ready` on CONCORD_PORT. */
export interface ServiceDefinition {
  readonly name: string;
  /** The Node.js script, absolute. */
  readonly script: string;
  /** Room for what is in hand, MB; three times as much of memory. */
  readonly youngMb?: number;
}

export const concordServices: readonly ServiceDefinition[] = serviceNames.map((name) => ({
  name,
  script: join(repositoryRoot, 'apps', name, 'dist', 'main.js'),
  // What it has in hand is little beside what it holds.
  ...(name === 'identity-resolution' ? { youngMb: 16 } : {}),
}));
