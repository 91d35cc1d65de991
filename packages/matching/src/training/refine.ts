import type { MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Decision, MatchRecord } from '../record';
import { resolveBatch } from '../resolver/batch';
import type { Ground } from './steward-questions';
import { withDecisions } from './steward-lessons';

/**
 * A model as it is, refined by nothing but decisions: for a customer base that is too small to learn from, or a model
 * that came from elsewhere. Not bit for bit what training with these decisions gives, which learns from the records first.
 */
export function refineModel(
  records: Iterable<MatchRecord>,
  model: MatchModel,
  decisions: Iterable<Decision>,
): MatchModel {
  const all = [...records];
  const steps = withDecisions(model, groundOf(all, model), decisions);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function groundOf(records: readonly MatchRecord[], model: MatchModel): Ground {
  const scorer = new PairScorer(model);
  const byKey = new Map(records.map((record) => [record.key, record]));
  const entities = new Map<string, MatchRecord[]>();
  for (const group of resolveBatch(records, model).groups) {
    const members = group.flatMap((key) => byKey.get(key) ?? []);
    for (const member of members) entities.set(scorer.profile(member).id, members);
  }
  return {
    record: (key) => byKey.get(key),
    entityOf: (id) => entities.get(id) ?? [],
  };
}
