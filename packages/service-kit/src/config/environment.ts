/** The one place where the process environment is read; everything else gets parsed settings. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function processEnvironment(): Environment {
  return process.env;
}
