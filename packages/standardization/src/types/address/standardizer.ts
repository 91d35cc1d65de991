import type { AddressValue, StandardValue } from '@concord/contracts/canonical';
import type { StandardizationContext } from '../../context';
import { scalarText } from '../../input';
import { missing, type FieldIssue, type StandardizedValue } from '../../outcome';
import { hasHan, hasKana } from '../../text/han';
import { addressKey } from './address-key';
import { cleanLines, readComponents, type AddressParts } from './address-parts';
import { readChineseAddress } from './chinese-address';
import { addressIssues } from './issue-codes';
import { standardAddress, streetLine } from './standard-address';
import { readWesternAddress } from './western-address';

const maxOriginalLength = 1_000;

function readLines(lines: readonly string[], country: string | undefined): AddressParts {
  const text = lines.join(' ');
  if (!hasHan(text) || hasKana(text)) return readWesternAddress(lines, country);
  return readChineseAddress(text) ?? { lines: [...lines] };
}

function flattened({ lines, district, city, region, postcode, country }: AddressValue): string {
  const parts = [...lines, district, city, region, postcode, country];
  return parts.filter((part) => part !== undefined).join(', ');
}

function finished(
  parts: AddressParts,
  written: string,
  context: StandardizationContext,
  issues: Set<FieldIssue>,
): StandardizedValue {
  const { value, country } = standardAddress(parts, context.country?.toUpperCase(), issues);
  const text = flattened(value);
  if (text === '' && value.unit === undefined) return missing();
  if (value.city === undefined && value.postcode === undefined) issues.add(addressIssues.unparsed);
  const standard: StandardValue = { value };
  if (written !== '' && written !== text) standard.original = written;
  const key = addressKey(value, country);
  if (key !== '') standard.key = key;
  return { values: [standard], issues: [...issues] };
}

function fromText(raw: unknown, context: StandardizationContext): StandardizedValue {
  const issues = new Set<FieldIssue>();
  const lines = cleanLines(raw, issues);
  if (lines.length === 0) return missing();
  const written = (scalarText(raw) ?? '').slice(0, maxOriginalLength);
  return finished(readLines(lines, context.country?.toUpperCase()), written, context, issues);
}

const designated = /\p{L}|#/u;

function fromComponents(raw: object, context: StandardizationContext): StandardizedValue {
  const address = readComponents(raw);
  const { parts, street, houseNumber, issues, written } = address;
  if (address.isStandard) return finished(parts, flattened(parts), context, issues);
  const country = context.country?.toUpperCase();
  const line = streetLine(street, houseNumber, parts.country?.toUpperCase() ?? country);
  if (line !== '') parts.lines.unshift(line);
  const isWholeInLines =
    parts.city === undefined && parts.postcode === undefined && parts.region === undefined;
  const read = isWholeInLines
    ? { ...parts, ...readLines(parts.lines, parts.country ?? country) }
    : parts;
  if (parts.country !== undefined) read.country = parts.country;
  if (parts.unit !== undefined)
    read.lines.push(designated.test(parts.unit) ? parts.unit : `Unit ${parts.unit}`);
  return finished(read, written, context, issues);
}

/**
 * `address`: components from one text (US, UK, German, French, Australian and Chinese order) or
 * from an object of components by their usual names, standard form included; never throws.
 */
export function standardizeAddress(
  raw: unknown,
  context: StandardizationContext,
): StandardizedValue {
  if (typeof raw !== 'object' || raw === null || raw instanceof Date) return fromText(raw, context);
  return Array.isArray(raw) ? missing() : fromComponents(raw, context);
}
