import { defaultHome } from './environment';
import { startMongo, startPrivateMongo } from './mongodb';
import { startPrivateRabbit, startRabbit } from './rabbitmq';
import type { MongoOptions, RunningServer } from './running-server';

export { defaultHome } from './environment';
export { LocalStackError, type LocalStackErrorCode } from './local-stack-error';
export { findRunning, stopLeftovers, type RunningServers } from './leftovers';
export type { MongoOptions, RunningServer, StartOptions } from './running-server';
export type { ServerName, ServerRun } from './stack-home';
export { startMongo, startPrivateMongo, startPrivateRabbit, startRabbit };

export interface LocalStack {
  readonly mongo: RunningServer;
  readonly rabbit: RunningServer;
  /** Stops both; servers that are not ours stay. */
  stop(): Promise<void>;
}

export interface StackOptions extends Omit<MongoOptions, 'home' | 'port'> {
  /** Default: CONCORD_HOME, else `.concord` in the working directory. */
  readonly home?: string;
  readonly mongoPort?: number;
  readonly rabbitPort?: number;
}

/** Both servers at once. If one does not come up, the other is stopped again unless it ran before. */
export async function startLocalStack(options: StackOptions = {}): Promise<LocalStack> {
  const { mongoPort, rabbitPort, ...rest } = options;
  const common = { ...rest, home: options.home ?? defaultHome() };
  const starts = [
    startMongo({ ...common, ...(mongoPort === undefined ? {} : { port: mongoPort }) }),
    startRabbit({ ...common, ...(rabbitPort === undefined ? {} : { port: rabbitPort }) }),
  ] as const;
  const outcomes = await Promise.allSettled(starts);
  const up = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (up.length < starts.length) {
    await Promise.all(up.filter((server) => !server.adopted).map((server) => server.stop()));
  }
  const [mongo, rabbit] = await Promise.all(starts);
  const stop = async (): Promise<void> => {
    await Promise.all([mongo.stop(), rabbit.stop()]);
  };
  return { mongo, rabbit, stop };
}
