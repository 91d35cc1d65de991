import type { RecordKey } from '@concord/contracts/names';
import type { MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { MatchRecord } from '../record';
import type { Content } from './content';
import { ContentStore } from './content-store';

/**
 * The pairs of records that retrieval leaves to be compared in a batch run, each once: those of one content,
 * and those of two contents of which either has the other among its candidates. For measuring; a run that
 * resolves does not keep them.
 */
export function* candidatePairs(
  records: Iterable<MatchRecord>,
  model: MatchModel,
): Generator<readonly [RecordKey, RecordKey]> {
  const store = new ContentStore(new PairScorer(model));
  for (const record of records) store.add(record.key, store.scorer.profile(record), false);
  const contents = [...store.contents()];
  const lists = new Map(
    contents.map((content) => [content.slot, new Set(store.candidatesOf(content))]),
  );
  for (const content of contents) {
    yield* pairsWithin(content.records);
    for (const slot of lists.get(content.slot) ?? []) {
      const isListedThere = lists.get(slot)?.has(content.slot) === true;
      if (isListedThere && slot < content.slot) continue;
      yield* pairsBetween(content, store.at(slot));
    }
  }
}

function* pairsWithin(records: readonly RecordKey[]): Generator<readonly [RecordKey, RecordKey]> {
  for (const [at, a] of records.entries()) for (const b of records.slice(at + 1)) yield [a, b];
}

function* pairsBetween(
  one: Content,
  other: Content | undefined,
): Generator<readonly [RecordKey, RecordKey]> {
  for (const a of one.records) for (const b of other?.records ?? []) yield [a, b];
}
