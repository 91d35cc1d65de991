import { badRequest, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ActiveResolver } from '../resolving/active-resolver';
import { Records } from '../records/records.repository';
import { Decisions, type StoredDecision } from './decisions.repository';
import type { DecisionBody } from './decision-body';

@Injectable()
export class ReviewService {
  constructor(
    private readonly resolver: ActiveResolver,
    private readonly records: Records,
    private readonly decisions: Decisions,
  ) {}

  async decide(
    { a, b, verdict, comment }: DecisionBody,
    by: string,
  ): Promise<Omit<StoredDecision, 'kind'>> {
    if (a === b)
      throw badRequest('decision.one-record', `${a} cannot be decided on against itself.`);
    const kind = await this.kindOf(a);
    if ((await this.kindOf(b)) !== kind) {
      throw badRequest(
        'decision.kinds-differ',
        `${a} and ${b} are not of one entity of the model.`,
      );
    }
    const decision = {
      a,
      b,
      verdict,
      by,
      at: new Date().toISOString(),
      ...(comment === undefined ? {} : { comment }),
    };
    await this.resolver.decide({ ...decision, kind }, { decide: { a, b, verdict } });
    return decision;
  }

  async withdraw(a: string, b: string): Promise<void> {
    const decision = await this.decisions.find(a, b);
    if (decision === undefined)
      throw notFound('decision.unknown', `There is no decision on ${a} and ${b}.`);
    await this.resolver.decide(decision, { withdraw: { a: decision.a, b: decision.b } });
  }

  private async kindOf(key: string): Promise<string> {
    const record = await this.records.find(key);
    if (record?.entityId == null) throw notFound('record.unknown', `There is no record ${key}.`);
    return record.kind;
  }
}
