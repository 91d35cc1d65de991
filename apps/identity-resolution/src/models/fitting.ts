import type { ModelFit } from '@concord/contracts/match-models';
import type { Comparison, MatchModel } from '@concord/matching';

/** What is remembered of a comparison to tell whether the workspace still makes it. */
export interface ComparisonOutline {
  readonly name: string;
  readonly kind: string;
  /** `givenName: name.given`, sorted. */
  readonly fields: readonly string[];
}

export function outlineOf({ comparisons }: MatchModel): ComparisonOutline[] {
  return comparisons.map(({ name, kind, fields }) => ({
    name,
    kind,
    fields: fields.map((field) => `${field.name}: ${field.type}`).sort(),
  }));
}

/**
 * A stored version for the workspace as it is now: what was learnt comes from the version; fields, thresholds, rules and
 * whatever the version does not know (a new field, a level that a newer release tells apart) come from `own`, the
 * built-in model of the workspace.
 */
export function fitted(stored: MatchModel, own: MatchModel): MatchModel {
  const comparisons = own.comparisons.map((comparison) => fittedComparison(stored, comparison));
  const used = new Set(comparisons.flatMap(({ tables }) => Object.values(tables)));
  const frequencies = { ...own.frequencies, ...stored.frequencies };
  const { version, source, prior, household, associations } = stored;
  return {
    ...own,
    ...{ version, source, prior, household, comparisons },
    frequencies: Object.fromEntries(Object.entries(frequencies).filter(([name]) => used.has(name))),
    ...(associations === undefined ? {} : { associations }),
  };
}

function fittedComparison(stored: MatchModel, own: Comparison): Comparison {
  const known = stored.comparisons.find(({ name, kind }) => name === own.name && kind === own.kind);
  if (known === undefined) return own;
  const levels = new Map(known.levels.map((level) => [level.level, level]));
  return {
    ...own,
    levels: own.levels.map((level) => levels.get(level.level) ?? level),
    tables: { ...own.tables, ...known.tables },
  };
}

/** How a version made for some comparisons fits those that the workspace makes now. */
export function fitOf(made: readonly ComparisonOutline[], own: MatchModel): ModelFit {
  const wanted = outlineOf(own);
  const find = (list: readonly ComparisonOutline[], { name, kind }: ComparisonOutline) =>
    list.find((other) => other.name === name && other.kind === kind);
  const names = (list: readonly ComparisonOutline[]): string[] => list.map(({ name }) => name);
  return {
    missing: names(wanted.filter((one) => find(made, one) === undefined)),
    changed: names(
      wanted.filter((one) => {
        const known = find(made, one);
        return known !== undefined && known.fields.join() !== one.fields.join();
      }),
    ),
    unused: names(made.filter((one) => find(wanted, one) === undefined)),
  };
}
