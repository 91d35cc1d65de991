import { fixed, warned, type FieldIssue } from '../outcome';
import { decodeEntities } from './entities';

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
const whiteSpace = /[\s\u0085]+/g;
const nonAscii = /[^\u0000-\u007f]/;

const tooLong = warned(
  'text.too-long',
  'The text is longer than a value may be; the rest was cut off.',
);
const entitiesDecoded = fixed('text.entities', 'HTML entities were decoded.');
const invisibleRemoved = fixed('text.invisible', 'Control or zero-width characters were removed.');
const brokenEncoding = warned(
  'text.broken-encoding',
  'The text holds replacement characters: it was read in the wrong encoding.',
);

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
    if (decoded !== result) seen.add(entitiesDecoded);
    result = decoded;
  }
  const visible = result.replace(invisible, '');
  if (visible !== result) seen.add(invisibleRemoved);
  result = visible.replace(whiteSpace, ' ').trim();
  return nonAscii.test(result) ? result.normalize('NFC') : result;
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
    seen.add(tooLong);
  }
  for (let before: string | undefined; before !== text;) {
    before = text;
    text = cleanOnce(text, seen);
  }
  if (text.length > maxLength) {
    text = cutAt(text, maxLength).trim();
    seen.add(tooLong);
  }
  if (text.includes('\ufffd')) seen.add(brokenEncoding);
  return { text, issues: [...seen] };
}
