import { trainingSteps, type Decision, type MatchRecord, type Partner } from '@concord/matching';
import { readParameters, writeParameters } from './parameters';
import type { Order, Report, trained } from './order';
import type { z } from 'zod';

/**
 * Learns a model from all records and decisions of a kind.
 *
 * @param partner looks for candidates on another thread, where there is one.
 */
export function learn(
  { base }: Extract<Order, { task: 'train' }>,
  material: { readonly records: readonly MatchRecord[]; readonly decisions: readonly Decision[] },
  report: Report,
  partner?: Partner,
): z.infer<typeof trained> {
  const { records, decisions } = material;
  const steps = trainingSteps(records, readParameters(base), {
    decisions,
    ...(partner === undefined ? {} : { partner }),
  });
  for (let done = 0; ; done++) {
    const step = steps.next();
    report({ stage: 'learning', done });
    if (step.done !== true) continue;
    const model = writeParameters(step.value);
    return { model, records: records.length, decisions: decisions.length };
  }
}
