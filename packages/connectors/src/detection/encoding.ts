import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252' | 'gb18030' | 'big5' | 'shift_jis';

/** A character may be cut at the end of what was read. */
const longestCharacter = 4;

function endsWithin(head: Buffer): boolean {
  for (let cut = 0; cut < longestCharacter; cut += 1) {
    if (isUtf8(head.subarray(0, head.length - cut))) return true;
  }
  return false;
}

const usualHan = /[\u4e00-\u9fff]/gu;
const lost = /[\ufffd\ue000-\uf8ff\uff61-\uff9f]/gu;
/** Everyday characters: text that was read in the right encoding has many of them. */
const everyday = new Set(
  '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长'
    .split('')
    .concat(
      '市省区路号张王李刘陈杨姓名手机电话地址客户邮箱生日會國這來個們說時對後過學東西區號張劉陳楊電話姓名の日本語はにをたがでてとし'.split(
        '',
      ),
    ),
);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** How much a text looks like Chinese or Japanese that was read in the right encoding. */
function plausibility(text: string): number {
  const han = text.match(usualHan) ?? [];
  const known = han.filter((character) => everyday.has(character)).length;
  return han.length === 0 ? 0 : known / han.length - 4 * (count(text, lost) / text.length);
}

/**
 * The likeliest encoding of a file that begins so: by its mark, by what is valid UTF-8, else by which of the
 * East Asian encodings gives everyday characters, else Windows' Western one.
 */
export function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (endsWithin(head)) return 'utf-8';
  const candidates = (['gb18030', 'big5', 'shift_jis'] as const).map((encoding) => ({
    encoding,
    score: plausibility(iconv.decode(head, encoding)),
  }));
  const [best] = candidates.sort((a, b) => b.score - a.score);
  return best !== undefined && best.score > 0.12 ? best.encoding : 'windows-1252';
}
