import { createHash } from 'node:crypto';
import type { ModelComparison } from '@concord/contracts/match-models';
import type { RecordKey } from '@concord/contracts/names';
import {
  resolveBatch,
  type BatchStage,
  type Decision,
  type MatchModel,
  type MatchRecord,
  type Partition,
} from '@concord/matching';
import { readParameters } from './parameters';
import type { Order, Report } from './order';
import { changedEntities } from './changed-entities';
import { typicalWeight } from './typical-weight';
import { partitionDifference, type Exchange } from './partition-difference';

/** Samples of merges, and as many of splits. */
const mostSamples = 10;
const mostLevels = 20;
const stages: readonly BatchStage[] = ['prepare', 'candidates', 'cluster', 'review'];

/** The current records under two models: a batch run of each, and what differs. */
export function compareModels(
  { a, b }: Extract<Order, { task: 'compare' }>,
  material: { readonly records: readonly MatchRecord[]; readonly decisions: readonly Decision[] },
  report: Report,
): ModelComparison {
  const { records, decisions } = material;
  const [modelA, modelB] = [readParameters(a.model), readParameters(b.model)];
  const resolve = (model: MatchModel, begun: number): Partition =>
    resolveBatch(records, model, decisions, (stage) =>
      report({ stage: 'resolving', done: begun + stages.indexOf(stage) + 1, total: 8 }),
    );
  const under = { a: resolve(modelA, 0), b: resolve(modelB, 4) };
  const { exchanges, ...counts } = partitionDifference(under.a.groups, under.b.groups);
  const byKey = new Map(records.map((record) => [record.key, record]));
  return {
    ...{ records: records.length, decisions: decisions.length },
    a: { number: a.number, entities: under.a.groups.length, reviews: under.a.reviews.length },
    b: { number: b.number, entities: under.b.groups.length, reviews: under.b.reviews.length },
    ...counts,
    samples: samplesOf(exchanges).flatMap(
      (exchange) => changedEntities(exchange, byKey, modelA, modelB) ?? [],
    ),
    levels: levelsThatDiffer(modelA, modelB),
  };
}

/** Some merges and some splits, by the digests of their first records: a choice like any other, and always the same. */
function samplesOf(exchanges: readonly Exchange[]): Exchange[] {
  const drawn = exchanges
    .map((exchange) => ({ exchange, lot: lotOf(exchange.a[0]?.[0] ?? '') }))
    .sort((x, y) => (x.lot < y.lot ? -1 : 1))
    .map(({ exchange }) => exchange);
  const merges = drawn.filter(({ a, b }) => a.length > b.length);
  const others = drawn.filter(({ a, b }) => a.length <= b.length);
  return [...merges.slice(0, mostSamples), ...others.slice(0, mostSamples)];
}

function lotOf(key: RecordKey): string {
  return createHash('sha256').update(key).digest('hex');
}

function levelsThatDiffer(a: MatchModel, b: MatchModel): ModelComparison['levels'] {
  const before = typicalWeights(a);
  return [...typicalWeights(b)]
    .flatMap(([id, { comparison, level, bits }]) => {
      const known = before.get(id)?.bits;
      if (known === undefined || known === bits) return [];
      return [{ comparison, level, a: known, b: bits }];
    })
    .sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a))
    .slice(0, mostLevels);
}

function typicalWeights(model: MatchModel) {
  const weights = new Map<string, { comparison: string; level: string; bits: number }>();
  for (const comparison of model.comparisons) {
    for (const level of comparison.levels) {
      const bits = Math.round(typicalWeight(level, comparison, model) * 100) / 100;
      const { name } = comparison;
      weights.set(JSON.stringify([name, level.level]), {
        comparison: name,
        level: level.level,
        bits,
      });
    }
  }
  return weights;
}
