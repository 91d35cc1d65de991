import { writtenText } from '../comparison/plain-text';
import { valuesOf, type MatchField, type MatchRecord, type TypedValue } from '../record';
import { digest } from '../text/digest';
import type { MatchRules } from './match-rules';

/** What the rules see of a record. */
export interface RuleValues {
  /** By position in `MatchRules.never`, the values sorted; none where the record says nothing. */
  readonly never: readonly (readonly string[])[];
  /** Equal for equal `never`; empty where there is no value at all. */
  readonly neverId: string;
  /** Trusted identifiers as `field:value`, sorted. */
  readonly always: readonly string[];
}

export const noRuleValues: RuleValues = { never: [], neverId: '', always: [] };

/** Longer values are known by their beginning and a digest: they are compared, kept and shown. */
const longest = 80;

export function ruleValuesOf(record: MatchRecord, rules: MatchRules): RuleValues {
  const never = rules.never.map((field) => textsOf(record, field));
  const always = rules.always.flatMap((field) =>
    textsOf(record, field).map((text) => `${field.name}:${text}`),
  );
  const neverId = never.some((texts) => texts.length > 0) ? JSON.stringify(never) : '';
  return { never, neverId, always: [...new Set(always)].sort() };
}

/** Field and value of a trusted identifier; a field name holds no colon. */
export function identifierParts(identifier: string): { field: string; value: string } {
  const at = identifier.indexOf(':');
  return { field: identifier.slice(0, at), value: identifier.slice(at + 1) };
}

/** Position of a `never` field of which both have values and share none; undefined when they may be one. */
export function forbiddenBy(a: RuleValues, b: RuleValues): number | undefined {
  if (a.neverId === b.neverId || a.neverId === '' || b.neverId === '') return undefined;
  for (const [at, values] of a.never.entries()) {
    const others = b.never[at] ?? [];
    if (values.length === 0 || others.length === 0) continue;
    if (!values.some((value) => others.includes(value))) return at;
  }
  return undefined;
}

/** The different things that some records say to the `never` fields; none where there are no such rules. */
export function distinctNever(values: Iterable<RuleValues>): readonly RuleValues[] {
  let found: Map<string, RuleValues> | undefined;
  for (const one of values) {
    if (one.neverId === '') continue;
    found ??= new Map();
    found.set(one.neverId, one);
  }
  return found === undefined ? [] : [...found.values()];
}

/** Whether a rule keeps the holders of these apart from the holders of those. */
export function areForbidden(these: readonly RuleValues[], those: readonly RuleValues[]): boolean {
  return these.some((one) => those.some((other) => forbiddenBy(one, other) !== undefined));
}

function textsOf(record: MatchRecord, field: MatchField): string[] {
  const texts = valuesOf(record, [field]).map(textOf);
  return [...new Set(texts)].filter((text) => text !== '').sort();
}

/** Case, width and blanks do not make another value; in identifiers and phones punctuation does not either. */
function textOf({ type, value }: TypedValue): string {
  const text = writtenText({ value }).normalize('NFKC').toLowerCase();
  const plain =
    type === 'identifier' || type === 'phone'
      ? text.replace(/[^\p{L}\p{N}]/gu, '')
      : text.replace(/\s+/gu, ' ').trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 23)}…${digest(plain)}`;
}
