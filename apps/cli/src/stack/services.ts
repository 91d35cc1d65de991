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
  /** By how much what lives may have grown before garbage is looked for in it; absent: as V8 thinks fit. */
  readonly growthPercent?: number;
}

export const concordServices: readonly ServiceDefinition[] = serviceNames.map((name) => ({
  name,
  script: join(repositoryRoot, 'apps', name, 'dist', 'main.js'),
  // What it has in hand is little beside what it holds, and little of that is garbage.
  ...(name === 'identity-resolution' ? { youngMb: 16, growthPercent: 25 } : {}),
}));
