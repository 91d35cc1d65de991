import { cityNames, municipalities, provinceNames } from '../../data/chinese-regions';
import { simplified } from '../../text/han';
import type { AddressParts } from './address-parts';

const blanksBesideHan = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;
const postcodeFirst = /^(?:邮编|邮政编码)?:?\s?(\d{6})(?=\D)[\s,]*/;
const postcodeLast = /[\s,(]*(?:邮编|邮政编码|郵編)?:?\s?(?<!\d)(\d{6})\)?$/;
const countryFirst = /^(?:中华人民共和国|中国)[\s,]*/;
const cityForm = /^[^\d路街号区县]{2,7}?(?:自治州|地区|市|盟)/;
const districtForm = /^[^\d路街号弄巷]{1,6}?(?:新区|开发区|区|县|旗|市)/;
const noDistrict = /(?:小区|社区|园区|校区|景区)$/;
const punctuation = /^[\s,]+/;

/** Reads from the front of `text`; `plain` is the same text in simplified characters. */
class Reader {
  constructor(
    private text: string,
    private plain: string,
  ) {}

  get rest(): string {
    return this.text;
  }

  get simplifiedRest(): string {
    return this.plain;
  }

  take(length: number): string {
    const taken = this.text.slice(0, length);
    const blanks = punctuation.exec(this.text.slice(length))?.[0].length ?? 0;
    this.text = this.text.slice(length + blanks);
    this.plain = this.plain.slice(length + blanks);
    return taken;
  }

  takeMatch(form: RegExp): string | undefined {
    const found = form.exec(this.plain)?.[0];
    return found === undefined || found.length === this.plain.length
      ? undefined
      : this.take(found.length);
  }
}

function readRegion(reader: Reader, parts: AddressParts): void {
  const found = provinceNames.find(([written]) => reader.simplifiedRest.startsWith(written));
  if (!found) return;
  const [written, full] = found;
  reader.take(written.length);
  parts.region = full;
  if (!municipalities.includes(full)) return;
  parts.city = full;
  // 北京市北京市朝阳区, 上海上海市浦东新区: forms with province and city fields say it twice.
  if (reader.simplifiedRest.startsWith(full)) reader.take(full.length);
  if (reader.simplifiedRest.startsWith('市辖区')) reader.take(3);
}

function readCity(reader: Reader, parts: AddressParts): void {
  if (parts.city !== undefined) return;
  const known = cityNames.find((city) => reader.simplifiedRest.startsWith(city));
  if (known !== undefined) {
    const isWhole = reader.simplifiedRest.charAt(known.length) === '市';
    parts.city = `${reader.take(known.length + (isWhole ? 1 : 0)).slice(0, known.length)}市`;
    return;
  }
  const city = reader.takeMatch(cityForm);
  if (city !== undefined) parts.city = city;
}

/**
 * Takes a Chinese address apart: postcode, 中国, province (short forms made full), city, district
 * (区, 县, county-level 市); the rest is one line. Undefined when neither province nor city is found.
 */
export function readChineseAddress(text: string): AddressParts | undefined {
  const parts: AddressParts = { lines: [] };
  let address = text.replace(blanksBesideHan, '');
  const postcode = (postcodeFirst.exec(address) ?? postcodeLast.exec(address))?.[1];
  if (postcode !== undefined) {
    parts.postcode = postcode;
    address = address.replace(postcodeFirst, '').replace(postcodeLast, '');
  }
  const plain = simplified(address);
  const reader = new Reader(plain.length === address.length ? address : plain, plain);
  if (reader.takeMatch(countryFirst) !== undefined) parts.country = 'CN';
  readRegion(reader, parts);
  readCity(reader, parts);
  if (parts.region === undefined && parts.city === undefined) return undefined;
  const district = districtForm.exec(reader.simplifiedRest)?.[0];
  if (district !== undefined && !noDistrict.test(district))
    parts.district = reader.take(district.length);
  if (reader.rest !== '') parts.lines.push(reader.rest);
  return parts;
}

/** 广东 to 广东省, 北京 to 北京市; anything else as it is. */
export function fullProvinceName(text: string): string {
  const plain = simplified(text);
  return provinceNames.find(([written]) => written === plain)?.[1] ?? text;
}
