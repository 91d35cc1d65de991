import { promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';

/** The places of a stack below its home; MongoDB and RabbitMQ have theirs beside (packages/local-stack). */
export interface StackPlaces {
  readonly home: string;
  readonly logs: string;
  /** Who runs, written by the supervisor. */
  readonly state: string;
  /** The plain admin key; readable for its owner only. */
  readonly apiKey: string;
  /** Where the audit logs ended when they were verified last. */
  readonly auditHeads: string;
}

/** Makes the folders; symbolic links are resolved, so that a home has one name however it is reached. */
export async function placesOf(home: string): Promise<StackPlaces> {
  const absolute = resolve(home);
  await Promise.all(
    ['logs', 'run'].map((folder) => fs.mkdir(join(absolute, folder), { recursive: true })),
  );
  const root = await fs.realpath(absolute);
  return {
    home: root,
    logs: join(root, 'logs'),
    state: join(root, 'run', 'stack.json'),
    apiKey: join(root, 'api-key'),
    auditHeads: join(root, 'audit-heads.json'),
  };
}
