import { nearestWord } from '@concord/workspace';
import { CommandError, ExitCode } from './exit-codes';

/** @throws CommandError that names the nearest valid word, when `name` is not among the known ones */
export function requireKnown(kind: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const nearest = nearestWord(name, known);
  const all = known.length === 0 ? 'there is none yet' : `known: ${known.join(', ')}`;
  throw new CommandError(
    ExitCode.usage,
    `There is no ${kind} "${name}".`,
    nearest === undefined ? all : `did you mean "${nearest}"? (${all})`,
  );
}
