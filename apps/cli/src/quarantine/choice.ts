import type { QuarantineChoice } from '@concord/contracts/quarantine';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client';
import { requireKnown } from '../nearest-name';

/** The options of a command that say which entries are meant. */
export function withChoice(command: Command): Command {
  return command
    .option('--source <name>', 'of this source')
    .option('--reason <code>', 'with this reason, such as email.invalid')
    .option('--field <name>', 'with a reason about this field')
    .option('--from <time>', 'quarantined on this day (2026-03-01) or at this time, or later')
    .option('--to <time>', 'quarantined before this time, or up to the end of this day');
}

/** What the options chose, as the service is asked. */
export function choiceOf(options: QuarantineChoice): QuarantineChoice {
  const { source, reason, field, from, to } = options;
  return {
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
    ...(field === undefined ? {} : { field }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** @throws CommandError with the nearest valid word, where a name of the choice is none */
export async function checkChoice(
  api: ApiClient,
  { source, reason, field }: QuarantineChoice,
): Promise<void> {
  const { groups } = await api.quarantine.summary(undefined);
  if (source !== undefined) {
    const known = (await api.sources()).map((one) => one.source);
    // What was quarantined of a source that the workspace has no more can be looked at still.
    requireKnown('source', source, [...new Set([...known, ...groups.map((one) => one.source)])]);
  }
  if (reason !== undefined)
    requireKnown('reason in quarantine', reason, [...new Set(groups.map(({ code }) => code))]);
  if (field !== undefined)
    requireKnown('field with a reason in quarantine', field, [
      ...new Set(groups.flatMap((one) => one.field ?? [])),
    ]);
}
