import type { Issue, PlainValue, StandardValue, ValueChange } from '@concord/contracts/canonical';
import type { FieldIssue } from '../outcome';

/** Longer texts are known by their beginning. */
const longestShown = 1_000;

/** What cleansing notices about a record and does to it, in the order in which it happens. */
export class Findings {
  readonly issues: Issue[] = [];
  readonly changes: ValueChange[] = [];

  note(field: string, issues: readonly FieldIssue[]): void {
    for (const issue of issues) this.issues.push({ field, ...issue });
  }

  /** `before` undefined: there was no value, and a rule filled it in. */
  changed(field: string, before: string | undefined, after: PlainValue | null, rule: string): void {
    this.changes.push({ field, before: before?.slice(0, longestShown) ?? null, after, rule });
  }
}

/** The codes of what was done, or the type where only the form changed. */
export function ruleOf(issues: readonly FieldIssue[], type: string): string {
  const [first] = issues;
  if (first === undefined) return type;
  return issues.length === 1
    ? first.code
    : [...new Set(issues.map(({ code }) => code))].join(' + ');
}

/** A value as people would write it. */
export function shownText(value: PlainValue): string {
  if (typeof value !== 'object') return String(value);
  if ('amount' in value) return `${value.amount} ${value.currency}`;
  const { lines, district, city, region, postcode, country } = value;
  return [...lines, district, city, region, postcode, country]
    .filter((part) => part !== undefined)
    .join(', ');
}

export function imputed(value: StandardValue): StandardValue {
  return { ...value, imputed: true };
}
