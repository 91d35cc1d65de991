import type { FieldIssue } from '../outcome';
import { decodeEntities } from './entities';
import { textIssues } from './issue-codes';
import { withoutGbkMojibake } from './utf8-in-gbk';
import { withoutLatinMojibake } from './utf8-in-latin';

export interface CleanedText {
  text: string;
  issues: FieldIssue[];
}

/** Longest scalar that is kept, in UTF-16 units; free text may ask for more. */
export const defaultMaxLength = 1_000;

/** Cleaning may shorten a text by entities, never by this much; the rest is not even looked at. */
const rawLengthFactor = 4;

const alreadyClean = /^[!-%'-~]+(?: [!-%'-~]+)*$/;
const fullWidth = /[\uff01-\uff5e\uffe0\uffe1\uffe5]/g;
const hasFullWidth = /[\uff01-\uff5e\uffe0\uffe1\uffe5]/;
/** Format characters (zero-width, bidi marks, soft hyphen), controls that are no white space, half surrogates. */
const invisible = /[\p{Cf}\p{Cs}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;
/** Half-width kana and the radicals that some PDFs have in the place of characters. */
const compatibility = /[\uff61-\uff9f\u2f00-\u2fd5]+/g;
const whiteSpace = /[\s\u0085]+/g;
const nonAscii = /[^\u0000-\u007f]/;

function halfWidth(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0xffe0) return '¢';
  if (code === 0xffe1) return '£';
  if (code === 0xffe5) return '¥';
  return String.fromCharCode(code - 0xfee0);
}

/**
 * Removing one thing may bring another about (`&am\u200bp;`), so the steps run until nothing
 * changes; each round shortens the text or is the last.
 */
function cleanOnce(text: string, seen: Set<FieldIssue>): string {
  let result = hasFullWidth.test(text) ? text.replace(fullWidth, halfWidth) : text;
  if (result.includes('&')) {
    const decoded = decodeEntities(result);
    if (decoded !== result) seen.add(textIssues.entities);
    result = decoded;
  }
  if (!nonAscii.test(result)) return visibleOnly(result, seen);
  // Before invisible characters go: a soft hyphen or a control may be half of a letter (`GarcÃ\u00ad`).
  const meant = withoutGbkMojibake(withoutLatinMojibake(result));
  if (meant !== result) seen.add(textIssues.mojibake);
  return visibleOnly(meant, seen)
    .replace(compatibility, (run) => run.normalize('NFKC'))
    .normalize('NFC');
}

function visibleOnly(text: string, seen: Set<FieldIssue>): string {
  const visible = text.replace(invisible, '');
  if (visible !== text) seen.add(textIssues.invisible);
  return visible.replace(whiteSpace, ' ').trim();
}

function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const cutsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, cutsPair ? length - 1 : length);
}

/**
 * Unicode NFC, full-width to half-width, control and zero-width characters removed, HTML entities
 * decoded, white space folded, at most `maxLength` UTF-16 units. Cleaning twice equals cleaning once.
 */
export function cleanText(raw: string, maxLength: number = defaultMaxLength): CleanedText {
  if (raw.length <= maxLength && alreadyClean.test(raw)) return { text: raw, issues: [] };
  const seen = new Set<FieldIssue>();
  let text = raw;
  if (text.length > maxLength * rawLengthFactor) {
    text = cutAt(text, maxLength * rawLengthFactor);
    seen.add(textIssues.tooLong);
  }
  for (let before: string | undefined; before !== text;) {
    before = text;
    text = cleanOnce(text, seen);
  }
  if (text.length > maxLength) {
    text = cutAt(text, maxLength).trim();
    seen.add(textIssues.tooLong);
  }
  if (text.includes('\ufffd')) seen.add(textIssues.brokenEncoding);
  return { text, issues: [...seen] };
}

const mostRounds = 4;

/**
 * The form of a clean text, such that it gives itself back: capitals and what is taken out may bring
 * together what cleaning would mend (`ã¼` in capitals is `ü` in the wrong encoding).
 */
export function settled(text: string, form: (text: string) => string): string {
  let result = form(text);
  for (let round = 0; round < mostRounds; round++) {
    const again = form(cleanText(result).text);
    if (again === result) break;
    result = again;
  }
  return result;
}
