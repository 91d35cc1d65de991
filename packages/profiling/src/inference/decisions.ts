import type { Candidate, RankedColumn } from './column-meaning';
import { componentOf, type Meaning } from './meaning';

/** A column and the meaning that it is taken to have. */
export interface Decided {
  readonly column: string;
  readonly ranked: RankedColumn;
  readonly chosen: Candidate;
  /** What it would be if another column were not that already. */
  readonly instead?: Meaning;
}

/** Of these a table has one column; the others get what is next likely. */
const single: readonly Meaning[] = ['record.id', 'record.changedAt', 'date.birth', 'gender'];

const nothing: Candidate = { meaning: 'text', score: 0, header: 0, content: 0 };

/** What the path of a column says it belongs to: the parts of one address have one parent. */
function parentOf(column: string): string {
  const at = column.lastIndexOf('.');
  return at < 0 ? '' : column.slice(0, at);
}

function best(column: RankedColumn, not: ReadonlySet<Meaning>): Candidate {
  return column.candidates.find(({ meaning }) => !not.has(meaning)) ?? nothing;
}

/** Ids stand in front more often than not. */
function strength({ score, meaning }: Candidate, at: number): number {
  return meaning === 'record.id' && at === 0 ? score + 0.2 : score;
}

/** Gives each column its likeliest meaning, and one column only what only one can be. */
export function decide(columns: readonly RankedColumn[]): Decided[] {
  const excluded = columns.map(() => new Set<Meaning>());
  for (const meaning of single) {
    const rivals = columns
      .map((column, at) => ({ at, candidate: best(column, excluded[at] ?? new Set()) }))
      .filter(({ candidate }) => candidate.meaning === meaning)
      .sort((a, b) => strength(b.candidate, b.at) - strength(a.candidate, a.at));
    for (const { at } of rivals.slice(1)) excluded[at]?.add(meaning);
  }
  const decided = columns.map((ranked, at): Decided => {
    const chosen = best(ranked, excluded[at] ?? new Set());
    const first = ranked.candidates[0]?.meaning ?? chosen.meaning;
    const base = { column: ranked.column, ranked, chosen };
    return first === chosen.meaning ? base : { ...base, instead: first };
  });
  return decided.map((one) => withoutLonelyParts(one, decided));
}

/** A part of an address that stands alone is no address: a town is a place. */
function withoutLonelyParts(one: Decided, all: readonly Decided[]): Decided {
  const component = componentOf(one.chosen.meaning);
  if (component === undefined) return one;
  const parts = all.filter(({ column, chosen }) => {
    return parentOf(column) === parentOf(one.column) && componentOf(chosen.meaning) !== undefined;
  });
  const isAddress = new Set(parts.map(({ chosen }) => chosen.meaning)).size > 1;
  if (isAddress || component === 'postcode') return one;
  const alone: Partial<Record<typeof component, Meaning>> = {
    city: 'place',
    district: 'place',
    region: 'place',
    country: 'country',
    houseNumber: 'number',
    unit: 'text',
  };
  const meaning = alone[component];
  return meaning === undefined ? one : { ...one, chosen: { ...one.chosen, meaning } };
}

/** 0 to 1: how far ahead the chosen meaning is, and how much speaks for it. */
export function confidenceOf({ ranked, chosen }: Decided): number {
  const next = ranked.candidates.find(({ meaning }) => meaning !== chosen.meaning);
  const lead = chosen.score - (next?.score ?? 0);
  const weight = Math.min(1, chosen.score / 1.6);
  const share = 0.55 * weight + 0.45 * Math.min(1, Math.max(0, lead) / 0.7);
  return Math.round(100 * Math.min(0.99, share)) / 100;
}
