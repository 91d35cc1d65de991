import { fixed, warned } from '../outcome';

/** Issues of all types that are read out of text. */
export const textIssues = {
  tooLong: warned('text.too-long', 'The text is longer than a value may be; the rest was cut off.'),
  entities: fixed('text.entities', 'HTML entities were decoded.'),
  invisible: fixed('text.invisible', 'Control or zero-width characters were removed.'),
  mojibake: warned(
    'text.mojibake',
    'UTF-8 was read in another encoding and put right again; the source should be read as UTF-8.',
  ),
  brokenEncoding: warned(
    'text.broken-encoding',
    'Characters were lost: the text was read in the wrong encoding.',
  ),
} as const;
