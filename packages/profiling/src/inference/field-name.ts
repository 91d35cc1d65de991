import { foldWords } from '@concord/standardization/recognition';
import type { Meaning } from './meaning';

/** What a field of this meaning is usually called; others are called like their column. */
const usual: Partial<Record<Meaning, string>> = {
  'name.given': 'givenName',
  'name.family': 'familyName',
  'name.full': 'fullName',
  'name.organization': 'organization',
  email: 'email',
  phone: 'phone',
  'date.birth': 'birthDate',
  gender: 'gender',
  'address.postcode': 'postcode',
  'address.country': 'country',
  country: 'country',
  language: 'language',
};

const taxNumber = /vat|ust|tax|tva|steuer|partita|nif$|税|信用代码|tin$|ein$|ein_|siret|siren/i;
const personNumber =
  /ident|national|passport|\bssn|soc|social|ausweis|id.?card|id.?num|id.?no|dni|nie|nhs|medicare|insurance|licen|fiscale|身份证|证件|护照/i;

/** Whether the name of a column says that its numbers belong to the customer, and not to something else. */
export function identifiesCustomer(column: string): boolean {
  return (
    taxNumber.test(column) ||
    personNumber.test(column) ||
    /iban|account|card|wechat|weixin|微信|openid|loyalty|duns|registration|handelsregister|银行卡|会员/i.test(
      column,
    )
  );
}

/** `kunde.ustId` is `ustId`, `birth_place` `birthPlace`; `客户类型` has no such name. */
function camelCase(column: string): string | undefined {
  const last = column.split('.').at(-1) ?? '';
  const words = foldWords(last.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).split(' ');
  const name = words
    .map((word, at) => (at === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('');
  return /^[a-z][a-zA-Z0-9]{0,39}$/.test(name) ? name : undefined;
}

/** A name for a new field of the model, letters and digits only. */
export function fieldName(column: string, meaning: Meaning): string {
  const common = usual[meaning];
  if (common !== undefined) return common;
  if (meaning === 'identifier' && taxNumber.test(column)) return 'taxId';
  if (meaning === 'identifier' && personNumber.test(column)) return 'nationalId';
  const own = camelCase(column);
  if (own !== undefined && !/^(?:column|field|col)\d*$/.test(own)) return own;
  return meaning.replace(/^.*\./, '');
}

/** The same for a second column of that meaning: as the column is called, `middleName`. */
export function otherFieldName(column: string, meaning: Meaning): string {
  return camelCase(column) ?? fieldName(column, meaning);
}

/** How alike two names are, 0 to 1, by the pairs of letters that they share (Dice). */
export function likeness(one: string, other: string): number {
  const pairsOf = (text: string): Set<string> => {
    const plain = foldWords(text).replaceAll(' ', '');
    return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
  };
  const a = pairsOf(one);
  const b = pairsOf(other);
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
