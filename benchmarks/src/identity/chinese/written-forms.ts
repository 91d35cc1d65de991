import type { Random } from '@concord/example-retail/random';
import type { Home } from './places';

/** Digits as an input method for Chinese characters gives them. */
export function fullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** One digit becomes another one. */
export function mistyped(random: Random, text: string): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = places[random.int(0, places.length - 1)];
  if (at === undefined) return text;
  const digit = (Number(text.charAt(at)) + random.int(1, 9)) % 10;
  return text.slice(0, at) + String(digit) + text.slice(at + 1);
}

export function writtenMobile(random: Random, number: string): string {
  const [a, b, c] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  return random.weigh([
    [number, 42],
    [`${a} ${b} ${c}`, 12],
    [`${a}-${b}-${c}`, 10],
    [`+86${number}`, 10],
    [`+86 ${a} ${b} ${c}`, 10],
    [`0086${number}`, 4],
    [`0086-${number}`, 2],
    [`(+86)${number}`, 4],
    [`86-${number}`, 2],
    [fullWidth(number), 4],
  ]);
}

export function writtenLandline(random: Random, landline: string): string {
  const [area = '', local = ''] = landline.split('-');
  const half = local.length - 4;
  return random.weigh([
    [landline, 40],
    [`(${area})${local}`, 15],
    [`${area} ${local.slice(0, half)} ${local.slice(half)}`, 15],
    [`+86 ${area.slice(1)} ${local}`, 15],
    [`0086${area.slice(1)}${local}`, 5],
    [`${area}${local}`, 10],
  ]);
}

export function writtenDate(random: Random, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return random.weigh([
    [iso, 45],
    [year + month + day, 15],
    [`${year}/${Number(month)}/${Number(day)}`, 12],
    [`${year}年${Number(month)}月${Number(day)}日`, 12],
    [`${year}.${month}.${day}`, 8],
    [`${year}-${month}-${day} 00:00:00`, 4],
    [fullWidth(iso), 4],
  ]);
}

export function writtenId(random: Random, number: string): string {
  return random.weigh([
    [number, 78],
    [number.toLowerCase(), 8],
    [`${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`, 6],
    [fullWidth(number), 4],
    // As it stood on cards before 1999: year of two digits, no check digit.
    [number.slice(0, 6) + number.slice(8, 17), number.slice(6, 8) === '19' ? 4 : 0],
  ]);
}

/** Address columns; a system fills either `address` alone or all. */
export interface WrittenAddress {
  readonly address: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly postcode: string;
}

export const noAddress: WrittenAddress = {
  address: '',
  province: '',
  city: '',
  district: '',
  postcode: '',
};

function unit(random: Random, { building, room }: Home): string {
  return random.weigh([
    [`${building}栋${room}室`, 40],
    [`${building}号楼${room}室`, 25],
    [`${building}幢${room}`, 10],
    [`${building}-${room}`, 15],
    [`${building}栋${room}`, 10],
  ]);
}

/** What a parcel service would find, with province, town or district left out at will. */
export function writtenAddress(
  random: Random,
  home: Home,
  style: 'whole' | 'columns',
): WrittenAddress {
  const { place } = home;
  const house = random.chance(0.06) ? fullWidth(String(home.house)) : String(home.house);
  const street = `${home.road}${house}号${random.chance(0.9) ? home.estate : ''}${unit(random, home)}`;
  if (style === 'columns') {
    const { province, city, district, postcode } = place;
    const keep = (text: string, share: number): string => (random.chance(share) ? text : '');
    return {
      address: street,
      province: keep(province, 0.7),
      city: keep(random.chance(0.7) ? city : city.slice(0, -1), 0.95),
      district: keep(district, 0.8),
      postcode: keep(postcode, 0.5),
    };
  }
  const province = place.province === place.city || random.chance(0.4) ? '' : place.province;
  const city = random.chance(0.92)
    ? random.chance(0.8)
      ? place.city
      : place.city.slice(0, -1)
    : '';
  const district = random.chance(0.85) ? place.district : '';
  return { ...noAddress, address: province + city + district + street };
}

/** For a shop abroad: Room 1205, Building 3, 16 Keji Road, Nanshan District, Shenzhen. */
export function latinAddress(random: Random, home: Home): WrittenAddress {
  const { place } = home;
  const lines = [
    random.chance(0.8)
      ? `Room ${home.room}, Building ${home.building}`
      : `${home.building}-${home.room}`,
    `${random.chance(0.5) ? 'No. ' : ''}${home.house} ${home.roadLatin}`,
    ...(random.chance(0.8) ? [`${place.districtPinyin} District`] : []),
  ];
  return {
    ...noAddress,
    address: lines.join(', '),
    city: place.cityPinyin,
    postcode: random.chance(0.6) ? place.postcode : '',
  };
}
