import type { Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import type { ModelsApi } from '../models-api';

export interface KindOptions {
  readonly kind?: string;
  readonly json?: boolean;
}

export function withKind(command: Command): Command {
  return command.option('--kind <entity>', 'an entity of the workspace; needed if it has several');
}

/** The kind that is meant: the one named, or the only one. @throws CommandError */
export async function kindOf(api: ModelsApi, { kind }: KindOptions): Promise<string> {
  const kinds = (await api.list()).kinds.map((each) => each.kind);
  const [only] = kinds;
  if (only === undefined)
    throw new CommandError(
      ExitCode.failed,
      'No workspace is applied yet.',
      'apply one: `./concord apply DIR`.',
    );
  if (kind !== undefined && kinds.includes(kind)) return kind;
  if (kind === undefined && kinds.length === 1) return only;
  throw new CommandError(
    ExitCode.usage,
    kind === undefined ? 'Which entity?' : `The workspace has no entity "${kind}".`,
    `add --kind with one of ${kinds.join(', ')}.`,
  );
}
