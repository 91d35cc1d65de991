import type { AddressValue } from '@concord/contracts/canonical';
import type { TypedValue } from '../record';
import { simplify } from '../names/chinese';
import { hasHan, words } from '../text/folding';
import { distinct } from './best-of';
import { PlaceNames, type PlaceName } from './place-name';
import { Numbering, type Numbered } from './pair-cache';
import { plainText } from './plain-text';
import { compactPostcode } from './postcode';

/** A word, number or postcode; each once, since towns and streets have many houses. */
export interface AddressWord extends Numbered {
  readonly text: string;
}

/** What addresses are made of. */
export class AddressVocabulary {
  readonly cities = new PlaceNames();
  private readonly words = new Numbering<AddressWord>((text, id) => ({ id, text }));

  of(texts: readonly string[]): readonly AddressWord[] {
    return this.words.listOf(texts) ?? nothing;
  }

  word(text: string): AddressWord | undefined {
    return text === '' ? undefined : this.words.of(text);
  }
}

const nothing: readonly AddressWord[] = [];

export interface AddressParts {
  /** Normal form of the whole. */
  readonly text: string;
  /** Words that name the street or building, sorted, without kinds of street. */
  readonly street: readonly AddressWord[];
  /** House and unit numbers in the order written. */
  readonly numbers: readonly AddressWord[];
  /** Undefined where the source names none. */
  readonly postcode: AddressWord | undefined;
  /** Undefined where the source names none. */
  readonly city: PlaceName | undefined;
  /** Whether the street is written in Chinese characters. */
  readonly inHan: boolean;
}

/** Kinds of streets and buildings: written, abbreviated or left out at will. */
const kinds = new Set(
  `st street str strasse straße rd road ave av avenue ln lane dr drive ct court pl place cl close cres crescent cct circuit
cir circle blvd boulevard way tce terrace terr pde parade hwy highway sq square gr grove gdns gardens plaza pkwy parkway
rue via calle platz weg gasse no nr number apt apartment unit flat suite ste floor fl level lot rm room po box the of
路 街 道 巷 弄 号 室 楼 栋 单元`.split(/\s+/),
);

const maxWords = 16;

export function addressParts(typed: TypedValue, vocabulary: AddressVocabulary): AddressParts {
  const { value } = typed.value;
  const address =
    typeof value === 'object' && 'lines' in value ? value : { lines: [plainText(typed)] };
  const tokens = address.lines
    .concat(address.unit ?? [])
    .flatMap(streetTokens)
    .slice(0, maxWords);
  const street = distinct(tokens.filter((token) => !/\d/.test(token) && !kinds.has(token)));
  const numbers = tokens.filter((token) => /\d/.test(token));
  const postcode = compactPostcode(address.postcode ?? '');
  const city = words(address.city ?? '').join(' ');
  return {
    text: typed.value.key ?? wholeText(tokens, postcode, city, address),
    street: vocabulary.of(street),
    numbers: vocabulary.of(numbers),
    postcode: vocabulary.word(postcode),
    city: city === '' ? undefined : vocabulary.cities.of(city),
    inHan: street.some(hasHan),
  };
}

function wholeText(
  tokens: readonly string[],
  postcode: string,
  city: string,
  address: AddressValue,
): string {
  const area = words([address.district ?? '', address.region ?? ''].join(' '));
  return [...tokens.filter((token) => !kinds.has(token)), postcode, city, ...area]
    .filter((part) => part !== '')
    .join(' ');
}

/** 中山路123号5楼 falls into 中山, 路, 123, 号, 5, 楼 as a Western line does at its blanks. */
function streetTokens(line: string): string[] {
  const spaced = simplify(line).replace(
    /(\p{Script=Han}+?)(路|街|道|巷|弄|号|室|楼|栋|单元|区|市|省|镇|村)|(\d+)(?=\p{Script=Han})/gu,
    ' $1 $2$3 ',
  );
  return words(spaced);
}
