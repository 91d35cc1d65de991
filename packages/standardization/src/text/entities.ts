import { htmlEntities } from '../data/html-entities';

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}\d{0,2}));/g;
/** `&amp;amp;lt;`: encoded again and again, taken back in one step however deep. */
const ampersands = /&(?:amp;|#0*38;|#x0*26;)+/gi;

function character(codePoint: number): string {
  const legal =
    codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return legal ? String.fromCodePoint(codePoint) : '';
}

/** Decodes numeric and the usual named entities; an unknown name stays as it is. */
export function decodeEntities(text: string): string {
  return text
    .replace(ampersands, '&')
    .replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      return htmlEntities.get(name ?? '') ?? whole;
    });
}
