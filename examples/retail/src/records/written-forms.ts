import type { BirthDate, Country, Phone } from '../population/customer';
import type { Random } from '../random';

const calling: Readonly<Record<Country, string>> = {
  US: '1',
  GB: '44',
  DE: '49',
  FR: '33',
  CN: '86',
};

/** 2125550147 → 212 555 0147; 13812345678 → 138 1234 5678; 661234567 → 6 61 23 45 67 */
function groups({ country, national }: Phone): string[] {
  const sizes: Readonly<Record<Country, readonly number[]>> = {
    US: [3, 3, 4],
    GB: national.startsWith('7') ? [4, 6] : national.startsWith('2') ? [2, 4, 4] : [3, 7],
    DE: [3, 8],
    FR: [1, 2, 2, 2, 2],
    CN: national.startsWith('1') && national.length === 11 ? [3, 4, 4] : [national.length - 8, 8],
  };
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes[country]) {
    parts.push(national.slice(at, at + size));
    at += size;
  }
  return parts.filter((part) => part !== '');
}

function isMobileOfChina({ country, national }: Phone): boolean {
  return country === 'CN' && national.length === 11 && /^1[3-9]/.test(national);
}

/** As dialled from abroad, in one of the ways that people write it. */
export function internationalPhone(random: Random, phone: Phone): string {
  const code = calling[phone.country];
  const spaced = groups(phone).join(' ');
  return random.pick([
    `+${code} ${spaced}`,
    `+${code}${phone.national}`,
    `00${code} ${spaced}`,
    `+${code}-${groups(phone).join('-')}`,
    `(+${code}) ${phone.national}`,
  ]);
}

/** As dialled inside the country. */
export function nationalPhone(random: Random, phone: Phone): string {
  const [first = '', ...rest] = groups(phone);
  if (phone.country === 'US') {
    return random.pick([
      `(${first}) ${rest.join('-')}`,
      `${first}-${rest.join('-')}`,
      `${first}.${rest.join('.')}`,
      phone.national,
    ]);
  }
  const trunk = isMobileOfChina(phone) ? '' : '0';
  const separator = phone.country === 'FR' ? ['.', ' '] : ['/', ' ', '-'];
  const inner = phone.country === 'DE' ? separator : separator.slice(-2);
  const glue = inner[random.int(0, inner.length - 1)] ?? ' ';
  return random.chance(0.3)
    ? `${trunk}${phone.national}`
    : `${trunk}${first}${glue}${rest.join(phone.country === 'FR' ? glue : ' ')}`;
}

/** What a clerk in the country `home` types: numbers of elsewhere mostly with their country code. */
export function anyPhone(random: Random, phone: Phone, home: Country): string {
  return random.chance(phone.country === home ? 0.35 : 0.95)
    ? internationalPhone(random, phone)
    : nationalPhone(random, phone);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** 03/04/1985 is the fourth of March. */
export function americanDate({ year, month, day }: BirthDate): string {
  return `${two(month)}/${two(day)}/${year}`;
}

/** 04.03.1985 */
export function germanDate({ year, month, day }: BirthDate): string {
  return `${two(day)}.${two(month)}.${year}`;
}

/** 1985-03-04 */
export function isoDate({ year, month, day }: BirthDate): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** 1985年3月4日 */
export function hanDate({ year, month, day }: BirthDate): string {
  return `${year}年${month}月${day}日`;
}

/** What a form field holds when somebody had to write something. */
export function nothing(random: Random): string {
  return random.weigh([
    ['', 70],
    ['N/A', 8],
    ['NULL', 8],
    ['-', 6],
    ['无', 4],
    ['unknown', 4],
  ]);
}

export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
