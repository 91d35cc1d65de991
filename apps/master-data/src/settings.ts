import type { Configuration } from '@concord/service-kit';
import { z } from 'zod';

const defaultDays = 30;

/** What master data is told by its environment, besides what every service is. */
export const masterDataSettings = {
  changesKeptDays: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(3_650))
    .default(defaultDays)
    .meta({
      description: 'days from 1 to 3650 for which the change feed can be read',
      examples: ['30'],
    }),
};

/** For how long changes can be read, days; a service started without own settings has the default. */
export function changesKeptDays({ own }: Configuration): number {
  return z.number().default(defaultDays).parse(own.changesKeptDays);
}
