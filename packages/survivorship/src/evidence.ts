import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { Contributor } from './golden-record';
import { isEmpty, matchingText, valueText } from './value-text';

/** A contributor made ready for ranking. */
export interface Witness {
  readonly contributor: Contributor;
  readonly trust: number;
  /** Milliseconds since 1970; undefined when the source does not say, or says no date. */
  readonly changedAt: number | undefined;
}

const zone = /(?:z|[+-]\d{2}(?::?\d{2})?)$/iu;

/** Reads ISO 8601; a time without a zone counts as UTC, so that the answer is the same everywhere. */
export function parseInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [day, time] = text.trim().split(/[T ]/u);
  const instant = time === undefined || zone.test(time) ? text.trim() : `${day ?? ''}T${time}Z`;
  const parsed = Date.parse(instant);
  return Number.isNaN(parsed) ? undefined : parsed;
}

function standardText(standard: StandardValue): string {
  const { value, key = '', imputed = false, invalid = false } = standard;
  return JSON.stringify([valueText(value), key, imputed, invalid]);
}

function contentText({ source, record, trust }: Contributor): string {
  const fields = Object.entries(record.fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = fields.map(([field, list]) => [field, list.map(standardText)]);
  return JSON.stringify([source, record.changedAt, trust, values]);
}

function sourcesWithSeveral(contributors: readonly Contributor[]): ReadonlySet<string> {
  const [seen, several] = [new Set<string>(), new Set<string>()];
  for (const { source } of contributors) (seen.has(source) ? several : seen).add(source);
  return several;
}

/**
 * Repeats of a record within one source count once: a source that stores a customer twice has not
 * confirmed anything. The one with the lowest key stands for all, whatever the order of arrival.
 */
function withoutRepeats(contributors: readonly Contributor[]): readonly Contributor[] {
  const several = sourcesWithSeveral(contributors);
  if (several.size === 0) return contributors;
  const single = contributors.filter(({ source }) => !several.has(source));
  const distinct = new Map<string, Contributor>();
  for (const contributor of contributors) {
    if (!several.has(contributor.source)) continue;
    const content = contentText(contributor);
    const first = distinct.get(content);
    if (first === undefined || contributor.key < first.key) distinct.set(content, contributor);
  }
  return [...single, ...distinct.values()];
}

export function callWitnesses(
  contributors: readonly Contributor[],
  trust: ReadonlyMap<string, number>,
): readonly Witness[] {
  return withoutRepeats(contributors).map((contributor) => ({
    contributor,
    trust: contributor.trust ?? trust.get(contributor.source) ?? 0.5,
    changedAt: parseInstant(contributor.record.changedAt),
  }));
}

const none: readonly StandardValue[] = [];

function isUsable({ value, invalid }: StandardValue): boolean {
  return invalid !== true && !isEmpty(value);
}

function valuesIn(fields: CanonicalFields, field: string): readonly StandardValue[] {
  const values = fields[field] ?? none;
  return values.every(isUsable) ? values : values.filter(isUsable);
}

/** Two values are one when they read the same or match the same; the first one stays. */
function distinctValues(values: readonly StandardValue[]): readonly StandardValue[] {
  if (values.length < 2) return values;
  const [texts, keys] = [new Set<string>(), new Set<string>()];
  return values.filter((value) => {
    const [text, key] = [valueText(value.value), matchingText(value)];
    if (texts.has(text) || keys.has(key)) return false;
    texts.add(text);
    keys.add(key);
    return true;
  });
}

/**
 * What each witness says about a field: distinct values, no empty or invalid ones, and imputed ones only
 * where no witness has a real one.
 */
export function testimony(
  witnesses: readonly Witness[],
  field: string,
): ReadonlyMap<Witness, readonly StandardValue[]> {
  const said = new Map<Witness, readonly StandardValue[]>();
  let real = false;
  for (const witness of witnesses) {
    const values = valuesIn(witness.contributor.record.fields, field);
    if (values.length === 0) continue;
    real ||= values.some(({ imputed }) => imputed !== true);
    said.set(witness, values);
  }
  for (const [witness, values] of said) {
    const valid = real ? values.filter(({ imputed }) => imputed !== true) : values;
    if (valid.length === 0) said.delete(witness);
    else said.set(witness, distinctValues(valid));
  }
  return said;
}
