import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Load } from './open-loop';

const address = z.object({ port: z.int() });

export interface Floor {
  load(ids: readonly string[]): Omit<Load, 'seconds' | 'rate'>;
  stop(): Promise<void>;
}

/** A bare HTTP server in a process of its own, on the golden records of the service. */
export async function startFloor(mongodbUri: string): Promise<Floor> {
  const child = fork(join(__dirname, 'floor-main.js'), [mongodbUri, 'concord_master-data'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await once(child, 'message').then(([told]: unknown[]) => address.parse(told));
  return {
    load: (ids) => ({
      ...{ name: 'floor', url: `http://127.0.0.1:${port}`, key: '' },
      requests: ids.map((id) => ({ path: `/${id}`, expected: id })),
    }),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
