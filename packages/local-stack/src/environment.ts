import { join } from 'node:path';

/** What the environment says about the stack. The one place of this package that reads it. */
export interface Environment {
  readonly mongodbUri: string | undefined;
  readonly rabbitmqUrl: string | undefined;
  readonly home: string | undefined;
  readonly path: string;
}

const present = (name: string): string | undefined => {
  const value = process.env[name]?.trim();
  return value === '' ? undefined : value;
};

export function readEnvironment(): Environment {
  return {
    mongodbUri: present('CONCORD_MONGODB_URI'),
    rabbitmqUrl: present('CONCORD_RABBITMQ_URL'),
    home: present('CONCORD_HOME'),
    path: process.env.PATH ?? '',
  };
}

/** Where the stack lives when nobody says otherwise: CONCORD_HOME, else `.concord` in the working directory. */
export function defaultHome(): string {
  return readEnvironment().home ?? join(process.cwd(), '.concord');
}

/** Settings of another broker or Erlang node must not leak into ours, nor npm's own run settings into a nested npm. */
const foreign =
  /^(RABBITMQ_|ERL_|ERLANG_|NOTIFY_SOCKET$|CONF_ENV_FILE$|npm_(lifecycle|package|command))/;

/** The environment for a server or tool that we start: ours without foreign broker settings, plus `additions`. */
export function childEnvironment(
  additions: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), ...additions };
}

/** Lets processes started from here on (jest workers) find the servers. */
export function publishUrls(urls: {
  readonly mongodbUri: string;
  readonly rabbitmqUrl: string;
}): void {
  process.env.CONCORD_MONGODB_URI = urls.mongodbUri;
  process.env.CONCORD_RABBITMQ_URL = urls.rabbitmqUrl;
}
