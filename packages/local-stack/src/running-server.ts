import type { Report } from './report';

export interface RunningServer {
  /** For a driver: `mongodb://…` or `amqp://…`. */
  readonly url: string;
  /** Of the server process; undefined for a server that is not ours. */
  readonly pid: number | undefined;
  /** Whether it ran already, or is not ours, when we asked for it. */
  readonly adopted: boolean;
  /** Ends it in good order and leaves no process behind. Does nothing to a server that is not ours. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash: for tests. Data and ports stay for the next start. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** The folder under which everything of this stack lives. */
  readonly home: string;
  /** This port or an error; without it the port of the last run, else a free one. */
  readonly port?: number;
  /** Keep running when this process ends. Default: false. */
  readonly detached?: boolean;
  readonly report?: Report;
}

export interface MongoOptions extends StartOptions {
  /** Where fetched binaries are kept; homes may share it. Default: `home/cache`. */
  readonly cache?: string;
  /** Gigabytes of memory for WiredTiger. Default: 1. */
  readonly cacheSizeGb?: number;
}
