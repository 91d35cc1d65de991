import {
  quarantineChoice,
  quarantineState,
  type QuarantineChoice,
  type QuarantineState,
} from '@concord/contracts/quarantine';
import { pageQuery } from '@concord/service-kit';
import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { QuarantineDocument } from './quarantine-document';

export const quarantineQuery = pageQuery.extend({
  ...quarantineChoice.shape,
  /** Found anywhere in the original, the record id, the position or the messages. */
  text: z.string().min(1).max(200).optional(),
  state: quarantineState.default('open'),
});
export type QuarantineQuery = z.infer<typeof quarantineQuery>;

type Filter = mongo.Filter<QuarantineDocument>;

const unresolved = { resolvedByVersion: { $exists: false } };

const stateFilters: Readonly<Record<QuarantineState, Filter>> = {
  open: { ...unresolved, dismissed: { $exists: false } },
  dismissed: { ...unresolved, dismissed: { $exists: true } },
  resolved: { resolvedByVersion: { $exists: true } },
  all: {},
};

/** What MongoDB is asked for; entries of a source are those whose ids begin with it. */
export function filterOf(choice: QuarantineChoice, state: QuarantineState, after = ''): Filter {
  const { source, reason, field, from, to } = choice;
  const begin = source === undefined ? after : laterOf(after, `${source}:`);
  return {
    ...stateFilters[state],
    _id: {
      ...(begin === after ? { $gt: begin } : { $gte: begin }),
      // The character behind the colon.
      ...(source === undefined ? {} : { $lt: `${source};` }),
    },
    ...(reason === undefined ? {} : { 'reasons.code': reason }),
    ...(field === undefined ? {} : { 'reasons.field': field }),
    ...(from === undefined && to === undefined
      ? {}
      : {
          quarantinedAt: {
            ...(from === undefined ? {} : { $gte: from }),
            ...(to === undefined ? {} : { $lt: endOf(to) }),
          },
        }),
  };
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Times are kept as ISO 8601 texts; a day ends where the next one begins. */
function endOf(to: string): string {
  if (to.length > 10) return new Date(to).toISOString();
  const day = new Date(`${to}T00:00:00.000Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString();
}
