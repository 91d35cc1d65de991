import { z } from 'zod';
import type { Environment } from './environment';
import { kitSettings, type KitSettings } from './settings';

/** Keys in camel case; `snapshotFolder` is read from `CONCORD_SNAPSHOT_FOLDER`. */
export type SettingsShape = Record<string, z.ZodType>;

/**
 * The parsed configuration of a service, injectable: `kit` holds the settings of every service,
 * `own` those of the service's own shape, as in `constructor(config: Configuration<typeof shape>)`.
 */
export class Configuration<Shape extends SettingsShape = SettingsShape> {
  constructor(
    readonly kit: KitSettings,
    readonly own: z.infer<z.ZodObject<Shape>>,
  ) {}
}

export interface ConfigurationFault {
  readonly name: string;
  readonly fault: string;
  readonly expected: string;
  readonly example: string | undefined;
}

/** Everything that is wrong with the configuration. Its message shows no value: some are secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(report(faults));
  }
}

const exampleList = z.array(z.string());

/** `databasePrefix` → `CONCORD_DATABASE_PREFIX` */
export function variableOf(key: string): string {
  return `CONCORD_${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** Parses the kit's and the service's own settings; throws one ConfigurationError with every fault. */
export function parseConfiguration<Shape extends SettingsShape>(
  environment: Environment,
  ownShape: Shape,
): Configuration<Shape> {
  const kit = parseShape(environment, kitSettings);
  const own = parseShape(environment, ownShape);
  const faults = [...kit.faults, ...own.faults, ...openDoorFaults(environment)];
  if (faults.length > 0 || kit.settings === undefined || own.settings === undefined) {
    throw new ConfigurationError(faults);
  }
  return new Configuration(kit.settings, own.settings);
}

function parseShape<Shape extends SettingsShape>(
  environment: Environment,
  shape: Shape,
): { settings: z.infer<z.ZodObject<Shape>> | undefined; faults: ConfigurationFault[] } {
  const raw = Object.fromEntries(
    Object.keys(shape).map((key) => [key, given(environment, variableOf(key))]),
  );
  const result = z.object(shape).safeParse(raw);
  if (result.success) return { settings: result.data, faults: [] };
  const keys = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
  return {
    settings: undefined,
    faults: keys.map((key) =>
      faultOf(key, shape[key], raw[key] === undefined ? 'is missing' : wordsOf(result.error, key)),
    ),
  };
}

/** An empty variable counts as absent: that is what `CONCORD_PORT= node main.js` means. */
function given(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function wordsOf(error: z.ZodError, key: string): string {
  const custom = error.issues.filter((issue) => issue.path[0] === key && issue.code === 'custom');
  const words = custom.map((issue) => issue.message).join(', ');
  return words === '' ? 'is not valid' : `is not valid: ${words}`;
}

function faultOf(key: string, schema: z.ZodType | undefined, fault: string): ConfigurationFault {
  const meta = schema?.meta();
  const example = exampleList.safeParse(meta?.examples).data?.[0];
  return {
    name: variableOf(key),
    fault,
    expected: meta?.description ?? 'another value',
    example,
  };
}

function openDoorFaults(environment: Environment): ConfigurationFault[] {
  const host = given(environment, 'CONCORD_HOST') ?? '127.0.0.1';
  if (given(environment, 'CONCORD_AUTH') !== 'off' || isLoopback(host)) return [];
  return [faultOf('auth', kitSettings.auth, 'is off on an address that others can reach')];
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function report(faults: readonly ConfigurationFault[]): string {
  const lines = faults.map(({ name, fault, expected, example }) =>
    [
      `  ${name} ${fault}`,
      `    expected: ${expected}`,
      ...(example === undefined ? [] : [`    example:  ${name}=${example}`]),
    ].join('\n'),
  );
  const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`;
  return `${count} wrong:\n${lines.join('\n')}\n`;
}
