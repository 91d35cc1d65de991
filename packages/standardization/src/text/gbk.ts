/** Two bytes of GBK, as one number, by the character that they are. */
export type PairOf = ReadonlyMap<string, number>;

/** The characters of some rows of GBK. Decoded by the platform, so no table is kept here. */
export function gbkPairs(
  firstLead: number,
  lastLead: number,
  firstTrail = 0x40,
  lastTrail = 0xfe,
): PairOf {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, number>();
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd')
        pairs.set(character, lead * 0x100 + trail);
    }
  }
  return pairs;
}

let all: PairOf | undefined;

/** The whole table; made when the first text needs it, as few sources ever do. */
export function gbkTable(): PairOf {
  return (all ??= gbkPairs(0x81, 0xfe));
}

/** Whether GB 2312 has the pair as a Han character: nearly all that is written today. */
export function isCommonPair(pair: number): boolean {
  return pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1;
}

const euro = 0x80;

/** A text as bytes of GBK; undefined where it has a character that GBK has not. */
export function bytesOfGbk(text: Iterable<string>): number[] | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const pair = gbkTable().get(character);
    if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else if (character === '€') bytes.push(euro);
    else return undefined;
  }
  return bytes;
}
