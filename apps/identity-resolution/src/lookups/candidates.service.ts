import type { CandidatesAnswer, CandidatesBody, Verdict } from '@concord/contracts/matching-api';
import type { Candidate, MatchModel, Resolver } from '@concord/matching';
import { badRequest, unavailable } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Records } from '../records/records.repository';
import { ActiveResolver } from '../resolving/active-resolver';

/** Records of an entity that are named. */
const mostNamed = 10;

/** Who may be meant by a record: asked of the engine in memory, of which nothing changes. */
@Injectable()
export class Candidates {
  constructor(
    private readonly resolver: ActiveResolver,
    private readonly records: Records,
  ) {}

  async find({ kind, fields, limit }: CandidatesBody): Promise<CandidatesAnswer> {
    const engine = this.engineOf(kind);
    const { version, thresholds } = engine.model;
    const found = engine.candidates({ key: '', fields }, limit);
    const stored = await this.records.load(found.flatMap(({ records }) => records.slice(0, 1)));
    const candidates = found.flatMap((candidate) => {
      const entityId = stored.get(candidate.records[0] ?? '')?.entityId ?? undefined;
      return entityId === undefined ? [] : [{ entityId, ...told(candidate, thresholds) }];
    });
    return { modelVersion: version, thresholds, candidates };
  }

  private engineOf(kind: string): Resolver {
    const engine = this.resolver.engineOf(kind);
    if (engine !== undefined) return engine;
    const kinds = this.resolver.kinds();
    if (kinds.length === 0)
      throw unavailable('resolver.inactive', 'This process stands by, or loads its index.');
    throw badRequest('candidates.kind', `The model has no entity "${kind}" to be matched.`, [
      { path: 'body.kind', message: 'not an entity of the model', expected: kinds.join(' | ') },
    ]);
  }
}

function told(
  { records, probability, weight, explanation }: Candidate,
  thresholds: MatchModel['thresholds'],
) {
  const { prior, comparisons, household, total } = explanation;
  return {
    probability,
    verdict: verdictOf(weight, thresholds),
    records: records.slice(0, mostNamed),
    weighing: {
      prior,
      // Values would have to be masked for some, and stand in the records themselves.
      comparisons: comparisons.map(({ comparison, fields, level, weight: bits }) => ({
        comparison,
        fields: [...fields],
        level,
        weight: bits,
      })),
      household,
      total,
    },
  };
}

function verdictOf(weight: number, { same, review }: MatchModel['thresholds']): Verdict {
  if (weight > same) return 'same';
  return weight > review ? 'review' : 'different';
}
