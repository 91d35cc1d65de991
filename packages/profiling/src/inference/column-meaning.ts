import type { ColumnSummary } from '../profile/column-profile';
import { codedContent } from './content/coded-content';
import { dateContent } from './content/date-content';
import { nameContent } from './content/name-content';
import { numberContent } from './content/number-content';
import { placeContent } from './content/place-content';
import { factsOf, type Facts } from './facts';
import { headerEvidence } from './header';
import type { Evidence, Meaning } from './meaning';

/** A meaning that a column may have, with what speaks for it. */
export interface Candidate {
  readonly meaning: Meaning;
  readonly score: number;
  /** Of the name of the column, 0 to about 1. */
  readonly header: number;
  /** Of its values, -1 (they cannot be that) to 1 (they are nothing else). */
  readonly content: number;
}

export interface RankedColumn {
  readonly column: string;
  readonly facts: Facts;
  /** The likeliest first; none where the column is empty and its name says nothing. */
  readonly candidates: readonly Candidate[];
}

/** What is known about the whole table before its columns are judged. */
export interface Circumstances {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** ISO 3166-1 alpha-2, the likeliest first: where phones and postcodes may be from. */
  readonly countries: readonly string[];
}

function contentOf(facts: Facts, { today, countries }: Circumstances): Evidence {
  return {
    ...codedContent(facts),
    ...numberContent(facts, countries),
    ...dateContent(facts, today),
    ...placeContent(facts, countries),
    ...nameContent(facts),
  };
}

/** Values weigh more than names: names are wrong more often. */
const weights = { header: 0.8, content: 1.15 } as const;
/** So many values weigh half of what many would: one that is misspelt must not decide alone. */
const fewValues = 2;

/** The id of a customer that comes again and again is that of another record. */
function referring(header: Evidence, content: Evidence): Evidence {
  const { 'record.id': named = 0, identifier = 0 } = header;
  if (named < 0.3 || (content['record.id'] ?? 0) >= 0) return header;
  return { ...header, identifier: Math.max(identifier, Math.min(0.9, named + 0.3)) };
}

/** All meanings that a column may have, ranked by what its name and its values say. */
export function rankedColumn(
  column: string,
  summary: ColumnSummary,
  circumstances: Circumstances,
): RankedColumn {
  const facts = factsOf(summary);
  const content = facts.texts.length === 0 ? {} : contentOf(facts, circumstances);
  const header = referring(headerEvidence(column), content);
  const meanings = new Set([...Object.keys(header), ...Object.keys(content)]) as Set<Meaning>;
  const certainty = summary.filled / (summary.filled + fewValues);
  const candidates = [...meanings].map((meaning): Candidate => {
    const named = header[meaning] ?? 0;
    const held = certainty * (content[meaning] ?? 0);
    const score = weights.header * named + weights.content * held;
    return { meaning, score, header: named, content: held };
  });
  return {
    column,
    facts,
    candidates: candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score),
  };
}
