import type { DecisionAnswer, DecisionBody } from '@concord/contracts/stewarding';
import type { Conflict, Placeholder } from '@concord/matching';
import { badRequest, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ActiveResolver } from '../resolving/active-resolver';
import { Records } from '../records/records.repository';
import { Decisions } from './decisions.repository';

/** What could not be obeyed among the records of one kind. */
export interface KindConflicts {
  readonly kind: string;
  readonly conflicts: readonly Conflict[];
  readonly placeholders: readonly Placeholder[];
}

@Injectable()
export class ReviewService {
  constructor(
    private readonly resolver: ActiveResolver,
    private readonly records: Records,
    private readonly decisions: Decisions,
  ) {}

  async decide({ a, b, verdict, comment }: DecisionBody, by: string): Promise<DecisionAnswer> {
    if (a === b)
      throw badRequest('decision.one-record', `${a} cannot be decided on against itself.`);
    const kind = await this.kindOf(a);
    const other = await this.kindOf(b);
    if (other !== kind) {
      throw badRequest(
        'decision.kinds-differ',
        `${a} is a ${kind}, ${b} a ${other}: only records of one entity of the model can be the same.`,
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

  conflicts(): KindConflicts[] {
    return this.resolver.kinds().map((kind) => {
      const engine = this.resolver.engineOf(kind);
      const conflicts = engine?.conflicts() ?? [];
      return { kind, conflicts, placeholders: engine?.placeholders() ?? [] };
    });
  }

  private async kindOf(key: string): Promise<string> {
    const record = await this.records.find(key);
    if (record?.entityId == null) throw notFound('record.unknown', `There is no record ${key}.`);
    return record.kind;
  }
}
