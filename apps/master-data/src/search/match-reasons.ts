import { enoughDigits, type Expanded } from './search-index';
import type { Likeness, Wanted } from './search-query';
import { termId, type Term } from './term';

/** A piece of what was asked for, and what of a customer answers to it. */
export interface MatchReason {
  readonly asked: string;
  readonly field: string;
  readonly how: Likeness;
}

export interface FieldTerms {
  readonly field: string;
  readonly terms: readonly Term[];
}

/** Why a customer was found: by the reading that fits him best, per token the field that answers to it best. */
export function reasonsOf(
  readings: readonly (readonly Expanded[])[],
  fields: readonly FieldTerms[],
): MatchReason[] {
  const all = readings.map((reading) => {
    const answers = reading.flatMap((expanded) => answerOf(expanded, fields) ?? []);
    return { answers, points: answers.reduce((sum, { points }) => sum + points, 0) };
  });
  const best = all.reduce((one, other) => (other.points > one.points ? other : one), {
    answers: [],
    points: 0,
  });
  return best.answers.map(({ reason }) => reason);
}

interface Answer {
  readonly reason: MatchReason;
  readonly points: number;
}

function answerOf(
  { token, wanted, weight }: Expanded,
  fields: readonly FieldTerms[],
): Answer | undefined {
  let best: Answer | undefined;
  const offer = (field: string, how: Likeness, worth: number): void => {
    const points = worth * weight;
    if (points > (best?.points ?? 0)) best = { reason: { asked: token.text, field, how }, points };
  };
  const worths = new Map<string, Wanted>();
  for (const one of wanted) {
    const known = worths.get(termId(one));
    if (known === undefined || one.worth > known.worth) worths.set(termId(one), one);
  }
  for (const { field, terms } of fields) {
    for (const term of terms) {
      const one = worths.get(termId(term));
      if (one !== undefined) offer(field, one.how, one.worth);
    }
    const { grams = [] } = token;
    const held = new Set(terms.flatMap(({ kind, text }) => (kind === 'phone' ? [text] : [])));
    const share = grams.filter((gram) => held.has(gram)).length / Math.max(1, grams.length);
    if (share >= enoughDigits) offer(field, 'part', share ** 2);
  }
  return best;
}
