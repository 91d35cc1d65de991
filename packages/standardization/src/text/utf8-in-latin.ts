import { fromUtf8 } from './utf8-bytes';

/** What windows-1252 has at the bytes 80 to 9F; browsers and Excel read Latin-1 this way. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** A blank stands where a program made one of the no-break space (A0). */
const byteOf: ReadonlyMap<string, number> = new Map([
  ...Array.from(upperControls, (character, at): [string, number] => [character, 0x80 + at]),
  [' ', 0xa0],
]);
const next = `\\u0080-\\u00bf${upperControls}`;
const sequence = `[\\u00c2-\\u00df][${next}]|[\\u00e0-\\u00ef][${next}][ ${next}]|[\\u00f0-\\u00f4][${next}]{3}`;
const opening = new RegExp(`[\\u00c2-\\u00f4][${next}]`);
const sequences = new RegExp(`(?:${sequence})+`, 'g');
const single = new RegExp(sequence, 'g');

/** Punctuation that may follow a capital letter in earnest: „MANHÃ”, CAFÉ», JÄ…. */
const endsWithPunctuation = /[‚„…‹›‘’“”–—«»]$/;
const lowerBefore = /\p{Ll}$/u;
const letterAfter = /^\p{L}/u;

/** The scripts that are put right. `least`: words of some are longer than one letter. */
const scripts: readonly { readonly letters: RegExp; readonly least: number }[] = [
  {
    letters:
      /^[\u00a0-\u017f\u0192\u02c6\u02dc\u0218-\u021b\u1e00-\u1eff\u2010-\u203a\u20ac\u2122\ufeff\ufffd]$/,
    least: 1,
  },
  { letters: /^[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60]$/, least: 1 },
  { letters: /^[\u0370-\u03ff]$/, least: 2 },
  { letters: /^[\u0400-\u04ff]$/, least: 2 },
  { letters: /^[\u0590-\u05ff]$/, least: 2 },
  { letters: /^[\u0600-\u06ff]$/, least: 2 },
  { letters: /^[\u{1f000}-\u{1faff}\u200d\ufe0f\u2600-\u27bf]$/u, least: 1 },
];
const [western] = scripts;

interface Stretch {
  readonly script: (typeof scripts)[number] | undefined;
  written: string;
  meant: string;
}

/** Neighbouring sequences of one script together. */
function stretches(run: string): Stretch[] {
  const found: Stretch[] = [];
  for (const [written] of run.matchAll(single)) {
    const meant =
      fromUtf8(Array.from(written, (one) => byteOf.get(one) ?? one.charCodeAt(0))) ?? '';
    const script = scripts.find(({ letters }) => letters.test(meant));
    const last = found.at(-1);
    if (last?.script === script && last !== undefined) {
      last.written += written;
      last.meant += meant;
    } else found.push({ script, written, meant });
  }
  return found;
}

function isMeant({ script, written, meant }: Stretch, before: string, after: string): boolean {
  if (script === undefined || meant.length < script.least) return false;
  if (written.includes(' ') && (script === western || meant.length < 2)) return false;
  if (script !== western || meant.length > 1 || !endsWithPunctuation.test(written)) return true;
  return written.length > 2 || lowerBefore.test(before) || letterAfter.test(after);
}

/**
 * Takes back that UTF-8 was read as Latin-1 or windows-1252: `MÃ¼ller` to `Müller`, `å¼ ä¸‰` to
 * 张三. Bytes are replaced only where they are UTF-8 and give a letter that is in use.
 */
export function withoutLatinMojibake(text: string): string {
  if (!opening.test(text)) return text;
  return text.replace(sequences, (run, start: number) => {
    let at = start;
    return stretches(run)
      .map((stretch) => {
        const before = text.slice(Math.max(0, at - 1), at);
        at += stretch.written.length;
        return isMeant(stretch, before, text.charAt(at)) ? stretch.meant : stretch.written;
      })
      .join('');
  });
}
