import type { RecordKey } from '@concord/contracts/names';
import { explainProfiles, type PairExplanation } from '../explanation/pair';
import type { MatchRecord } from '../record';
import type { Content } from './content';
import type { Group } from './groups';
import type { ResolverState } from './state';

/** An entity that a record may belong to. */
export interface Candidate {
  /** Its records; those with the best content first. */
  readonly records: readonly RecordKey[];
  /** Bits, of the best pair. */
  readonly weight: number;
  readonly probability: number;
  /** The waterfall of that pair. */
  readonly explanation: PairExplanation;
}

/** Entities of the contents that resemble the record, the likeliest first, and why. Stores nothing. */
export function lookUp(record: MatchRecord, limit: number, state: ResolverState): Candidate[] {
  const { scorer, resemblance } = state.store;
  const profile = scorer.profile(record);
  const scored = state.store
    .resembling(profile)
    .flatMap((slot) => state.store.at(slot) ?? [])
    .map((content) => ({ content, weight: scorer.weigh(profile, content.profile) }))
    .sort((x, y) => y.weight - x.weight || (x.content.id < y.content.id ? -1 : 1));
  const found = new Map<Group, Candidate>();
  for (const { content, weight } of scored) {
    for (const key of content.records) {
      if (found.size >= limit) return [...found.values()];
      const group = state.groups.of(key);
      if (group === undefined || found.has(group)) continue;
      found.set(group, {
        records: bestFirst(content, group),
        weight,
        probability: 1 / (1 + 2 ** -weight),
        explanation: explainProfiles(
          { key: record.key, profile },
          { key, profile: content.profile },
          scorer,
          (comparison, text, discount) => resemblance.bitsOfAtom(comparison, text, discount),
        ),
      });
    }
  }
  return [...found.values()];
}

function bestFirst(content: Content, { members }: Group): RecordKey[] {
  const best = [...content.records].filter((key) => members.has(key)).sort();
  return [...best, ...[...members].filter((key) => !content.records.includes(key)).sort()];
}
