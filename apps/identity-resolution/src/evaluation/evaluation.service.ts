import { setImmediate as breathe } from 'node:timers/promises';
import type { EvaluationAnswer, SampleAnswer, SampleBody } from '@concord/contracts/stewarding';
import type { CanonicalFields } from '@concord/contracts/canonical';
import type { Decision, PairSample, Resolver } from '@concord/matching';
import { notFound, unavailable } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import { Records } from '../records/records.repository';
import { ActiveResolver } from '../resolving/active-resolver';
import { Decisions, pairOf } from '../review/decisions.repository';
import { evaluationOf } from './evaluation';
import { Samples, type StoredSample } from './samples.repository';

/** Samples of pairs for stewards to judge, and what their judgements say of the partition. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly resolver: ActiveResolver,
    private readonly records: Records,
    private readonly decisions: Decisions,
    private readonly samples: Samples,
  ) {}

  async draw({ kind, pairs, seed }: SampleBody): Promise<SampleAnswer> {
    const [name, engine] = this.engineOf(kind);
    const sample = await drawn(engine, pairs, seed);
    const at = new Date().toISOString();
    const stored = { id: `smp_${ulid()}`, kind: name, at, seed, ...sample };
    await this.samples.save(stored);
    return await this.answer(stored);
  }

  async latest(kind: string | undefined): Promise<SampleAnswer> {
    return await this.answer(await this.require(kind));
  }

  async evaluate(kind: string | undefined): Promise<EvaluationAnswer> {
    const sample = await this.require(kind);
    const verdicts = await this.verdictsOn(sample);
    const [, engine] = this.engineOf(sample.kind);
    const isTogether = (a: string, b: string) => engine.groupOf(a)?.includes(b) === true;
    return evaluationOf(sample, verdicts, isTogether);
  }

  private async require(kind: string | undefined): Promise<StoredSample> {
    const [name] = this.engineOf(kind);
    const found = await this.samples.latest(name);
    if (found !== undefined) return found;
    const remedy = 'draw one first: concord evaluate --sample 200';
    throw notFound('sample.none', `No pairs of "${name}" were drawn to be judged; ${remedy}.`);
  }

  private engineOf(kind: string | undefined): [string, Resolver] {
    const name = kind ?? this.resolver.kinds()[0];
    const engine = name === undefined ? undefined : this.resolver.engineOf(name);
    if (name !== undefined && engine !== undefined) return [name, engine];
    const kinds = this.resolver.kinds();
    if (kinds.length > 0)
      throw notFound(
        'kind.unknown',
        `There is no entity "${kind ?? ''}"; there are ${kinds.join(', ')}.`,
      );
    throw unavailable(
      'resolver.inactive',
      'This process holds no index: it stands by, or is loading it.',
    );
  }

  /** By pair; a decision from before the sample was drawn is as true as one after. */
  private async verdictsOn({
    pairs,
  }: PairSample): Promise<ReadonlyMap<string, Decision['verdict']>> {
    const decided = await this.decisions.onPairs(pairs);
    return new Map(decided.map(({ a, b, verdict }) => [pairOf(a, b), verdict]));
  }

  private async answer(sample: StoredSample): Promise<SampleAnswer> {
    const verdicts = await this.verdictsOn(sample);
    const keys = new Set(sample.pairs.flatMap(({ a, b }) => [a, b]));
    const said = await this.records.fieldsOf([...keys]);
    const pairs = sample.pairs.map((pair) => {
      const verdict = verdicts.get(pairOf(pair.a, pair.b));
      const [left, right] = [textOf(said.get(pair.a)), textOf(said.get(pair.b))];
      return { ...pair, left, right, ...(verdict === undefined ? {} : { verdict }) };
    });
    return { ...sample, strata: [...sample.strata], pairs };
  }
}

async function drawn(engine: Resolver, pairs: number, seed: number): Promise<PairSample> {
  const drawing = engine.samplePairs(pairs, seed);
  for (;;) {
    const step = drawing.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** What a record says, in one line for whoever judges. */
function textOf(fields: CanonicalFields | undefined): string {
  return Object.values(fields ?? {})
    .flat()
    .map(({ value }) =>
      typeof value === 'object' ? Object.values(value).flat().join(' ') : String(value),
    )
    .join(' · ');
}
