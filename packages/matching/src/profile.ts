import { comparatorOf } from './comparison/comparators';
import type { Comparator } from './comparison/comparator';
import type { Comparison, MatchModel } from './model/model';
import { valuesOf, type MatchRecord } from './record';
import { digest } from './text/digest';

/** A record as matching sees it under one model: what each comparison read of it. */
export interface Profile {
  /** Names the content that is compared; equal contents have equal ids. Orders ties, too. */
  readonly id: string;
  /** By position of the comparison in the model; undefined where the record has nothing to compare. */
  readonly values: readonly unknown[];
}

/** One comparison of the model with its comparator. */
export interface CompiledComparison {
  readonly comparison: Comparison;
  readonly comparator: Comparator<unknown>;
}

export function compileComparisons(model: MatchModel): CompiledComparison[] {
  return model.comparisons.map((comparison) => ({
    comparison,
    comparator: comparatorOf(comparison, model),
  }));
}

/** Reads a record by the model's comparisons. Profiles compare only under the comparisons that made them. */
export function readProfile(record: MatchRecord, compiled: readonly CompiledComparison[]): Profile {
  return {
    id: contentId(record, compiled),
    values: compiled.map(({ comparison, comparator }) =>
      comparator.read(valuesOf(record, comparison.fields)),
    ),
  };
}

function contentId(record: MatchRecord, compiled: readonly CompiledComparison[]): string {
  const content = compiled.map(({ comparison }) =>
    comparison.fields.map((field) =>
      valuesOf(record, [field])
        .map(({ value }) => JSON.stringify([value.value, value.key ?? null]))
        .sort(),
    ),
  );
  return digest(JSON.stringify(content));
}

/** The atoms of a profile, each once; the number before the colon is the comparison that it stems from. */
export function atomsOf(
  profile: Profile,
  compiled: readonly CompiledComparison[],
): Map<string, number> {
  const atoms = new Map<string, number>();
  compiled.forEach(({ comparator }, at) => {
    const value = profile.values[at];
    if (value !== undefined)
      comparator.atoms(value, (text, discount) => atoms.set(`${at}:${text}`, discount));
  });
  return atoms;
}
