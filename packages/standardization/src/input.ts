import type { StandardizationContext } from './context';
import {
  missing,
  rejected,
  type CleanInput,
  type StandardizedValue,
  type Standardizer,
} from './outcome';
import { cleanText, defaultMaxLength } from './text/clean-text';
import { isNullText } from './text/null-token';

const notScalar = rejected(
  'value.not-scalar',
  'Expected a text, number, date or yes/no value, found an object or a list inside a list.',
);

/** Text of a scalar; undefined for what has none (objects, NaN counts as a missing text). */
export function scalarText(raw: unknown): string | undefined {
  switch (typeof raw) {
    case 'string':
      return raw;
    case 'number':
      return Number.isFinite(raw) ? String(raw) : '';
    case 'boolean':
    case 'bigint':
      return String(raw);
    default:
      if (raw == null) return '';
      if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? '' : raw.toISOString();
      return undefined;
  }
}

export interface ScalarOptions {
  maxLength?: number;
  /** What counts as missing, given the clean text; by default every null token. */
  isMissing?: (clean: string) => boolean;
}

/** A standardizer of cleaned, present text out of a function that need not care for the rest. */
export function fromText(
  read: (input: CleanInput, context: StandardizationContext) => StandardizedValue,
  { maxLength = defaultMaxLength, isMissing = isNullText }: ScalarOptions = {},
): Standardizer {
  return (raw, context) => {
    const written = scalarText(raw);
    if (written === undefined) return { values: [], issues: [notScalar] };
    const { text, issues } = cleanText(written, maxLength);
    if (isMissing(text)) return missing();
    const original = written.length > maxLength ? written.slice(0, maxLength) : written;
    return read({ text, original, issues }, context);
  };
}
