import { learnDayOrder } from '@concord/standardization';
import type { ColumnSummary, TableSummary } from '../profile/table-profile';
import { rankedColumn, type RankedColumn } from './column-meaning';
import { guessCountries } from './countries';
import { confidenceOf, decide, type Decided } from './decisions';
import type { InferredColumn, InferredTable } from './inferred';
import { typeOf, type Meaning } from './meaning';

export type { InferredColumn, InferredTable } from './inferred';
export type { AddressComponent, Meaning } from './meaning';
export { componentOf } from './meaning';
export { proposeMapping, type Proposal, type ProposedColumn, type Use } from './proposal';

function because({ ranked, chosen, instead }: Decided): string[] {
  if (ranked.facts.summary.filled === 0) return ['no values'];
  const named = chosen.header > 0.3 ? ['its name'] : [];
  const held = chosen.content > 0.2 ? ['its values'] : [];
  const taken = instead === undefined ? [] : [`another column is the ${instead}`];
  const reasons = [...named, ...held, ...taken];
  return reasons.length === 0 ? ['nothing speaks for more'] : reasons;
}

function inferredColumn(decided: Decided): InferredColumn {
  const { column, ranked, chosen } = decided;
  const dayFirst = isDate(chosen.meaning) ? learnDayOrder(ranked.facts.texts) : undefined;
  return {
    column,
    meaning: chosen.meaning,
    type: typeOf(chosen.meaning),
    confidence: confidenceOf(decided),
    because: because(decided),
    alternatives: ranked.candidates
      .filter(({ meaning, score }) => meaning !== chosen.meaning && score > 0.5 * chosen.score)
      .slice(0, 2)
      .map(({ meaning }) => meaning),
    ...(dayFirst === undefined ? {} : { dayFirst }),
  };
}

function isDate(meaning: Meaning): boolean {
  return meaning.startsWith('date') || meaning === 'record.changedAt';
}

/** The order of most columns that tell theirs; undefined where none does, or each another. */
function usualDayOrder(columns: readonly InferredColumn[]): boolean | undefined {
  const orders = columns.flatMap(({ dayFirst }) => dayFirst ?? []);
  const first = orders.filter((dayFirst) => dayFirst).length;
  return 2 * first === orders.length ? undefined : 2 * first > orders.length;
}

/** The columns of the record itself, and of each list in it: each is a table of its own. */
function inLists(columns: readonly RankedColumn[]): RankedColumn[][] {
  const tables = new Map<string, RankedColumn[]>();
  for (const ranked of columns) {
    const list = ranked.column.slice(0, ranked.column.lastIndexOf('[]') + 2);
    const name = ranked.column.includes('[]') ? list : '';
    tables.set(name, [...(tables.get(name) ?? []), ranked]);
  }
  return [...tables.values()];
}

/** An object that is null in some records leaves a column of its own name, and no value. */
function isLeaf(
  [column, { filled }]: readonly [string, ColumnSummary],
  _at: number,
  all: readonly (readonly [string, ColumnSummary])[],
): boolean {
  return (
    filled > 0 ||
    !all.some(
      ([other]) => /^(?:\[\])?\./.test(other.replace(column, '')) && other.startsWith(column),
    )
  );
}

/**
 * What the columns of a source mean, by their names (in eight languages) and by their values, each of
 * which may be missing or wrong.
 *
 * @param today `YYYY-MM-DD`, against which birth dates are judged.
 */
export function inferTable(table: TableSummary, today: string): InferredTable {
  const countries = guessCountries(table);
  const circumstances = { today, countries: countries.tried };
  const ranked = [...table.columns]
    .filter(isLeaf)
    .map(([column, summary]) => rankedColumn(column, summary, circumstances));
  const decided = inLists(ranked).flatMap(decide);
  const columns = decided.map(inferredColumn);
  const dayFirst = usualDayOrder(columns);
  return {
    columns,
    locale: {
      ...(countries.only === undefined ? {} : { country: countries.only }),
      ...(dayFirst === undefined ? {} : { dayFirst }),
    },
  };
}
