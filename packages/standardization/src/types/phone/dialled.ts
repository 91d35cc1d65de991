const label =
  /^(?:tel|telefon|telephone|telefono|teléfono|téléphone|phone|ph|mob|mobile|mobil|handy|privat|work|home|office|fax|cell|gsm|natel|тел|моб|电话|電話|手机|手機|携帯)[.:\s]+/i;
const extensionWords =
  /\s*(?:转|轉|分机|分機|内線|durchwahl|nebenstelle|\bdw\b|\bposte\b|\binterno\b|\banexo\b|доб\.?)\s*[.:]?\s*(?=\d)/i;
const trunkZero = /^((?:\+|00)\s?\d{1,3})\s*\(0\)/;
const fractionOfSpreadsheet = /^(\d{6,15})\.0$/;
const scientific = /^(\d)\.(\d{5,14})E\+?(\d{1,2})$/i;
/** 1-800-FLOWERS: letters of the keypad, in North America. */
const vanity = /^(?:\+?1[\s.-]*)?\(?(\d{3})\)?[\s.-]*(?=[\dA-Z-]*[A-Z]{3})([\dA-Z-]{7,9})$/;
const keypad = '22233344455566677778889999';

/** A number that a spreadsheet wrote with an exponent, as long as no digit is lost. */
function withoutExponent(text: string): string {
  const [, first = '', rest = '', exponent = ''] = scientific.exec(text) ?? [];
  return first !== '' && rest.length === Number(exponent) ? first + rest : text;
}

function withoutLetters(text: string): string {
  const [, area = '', rest = ''] = vanity.exec(text) ?? [];
  const digits = rest
    .replace(/-/g, '')
    .replace(/[A-Z]/g, (letter) => keypad.charAt(letter.charCodeAt(0) - 65));
  return digits.length === 7 ? `+1${area}${digits}` : text;
}

/** What one would dial of a text: without label, trunk zero in brackets and spreadsheet's decimals. */
export function dialled(text: string): string {
  const number = text
    .replace(label, '')
    .replace(trunkZero, '$1 ')
    .replace(extensionWords, ' ext. ')
    .replace(fractionOfSpreadsheet, '$1');
  return /[A-Z]/.test(number) ? withoutLetters(withoutExponent(number)) : number;
}
