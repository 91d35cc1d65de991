import { words, type Random } from '../random';
import type { BirthDate, Country } from './customer';

const providers: Readonly<Record<Country, readonly [string, ...string[]]>> = {
  US: words('gmail.com yahoo.com outlook.com icloud.com hotmail.com'),
  GB: words('gmail.com btinternet.com outlook.com hotmail.co.uk'),
  DE: words('gmx.de web.de t-online.de gmail.com posteo.de'),
  FR: words('orange.fr free.fr gmail.com laposte.net wanadoo.fr'),
  CN: words('qq.com 163.com 126.com sina.com gmail.com'),
};

const plainLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};

/** Müller → Mueller, Françoise → Francoise: as names are typed where letters are missing. */
export function withoutDiacritics(text: string): string {
  return text
    .replaceAll(/[äöüÄÖÜß]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}

/** The part of an address that comes from a name: lower case letters and digits only. */
function slug(text: string): string {
  return withoutDiacritics(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

function localPart(random: Random, given: string, family: string, year: number): string {
  const [first, last] = [slug(given), slug(family)];
  const patterns: readonly [string, ...string[]] = [
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}${last}`,
    `${last}.${first}`,
    `${first}_${last}`,
  ];
  const pattern = random.pick(patterns);
  return random.chance(0.5) ? `${pattern}${year % 100}` : pattern;
}

/** A new e-mail address; `taken` sees to it that no two customers have the same one. */
export function drawEmail(
  random: Random,
  person: { country: Country; given: string; family: string; birth: BirthDate },
  taken: Set<string>,
): string {
  const provider = random.pick(providers[person.country]);
  // Many Chinese addresses at qq.com are plain numbers.
  const local =
    provider === 'qq.com' && random.chance(0.5)
      ? String(random.int(1, 9)) + random.digits(8)
      : localPart(random, person.given, person.family, person.birth.year);
  let email = `${local}@${provider}`;
  while (taken.has(email)) email = `${local}${random.digits(3)}@${provider}`;
  taken.add(email);
  return email;
}

export function drawBirth(random: Random, from = 1938, to = 2004): BirthDate {
  return { year: random.int(from, to), month: random.int(1, 12), day: random.int(1, 28) };
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of a Chinese resident identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function residentCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

export function residentId(
  random: Random,
  districtCode: string,
  person: { birth: BirthDate; gender: 'female' | 'male' },
): string {
  const { year, month, day } = person.birth;
  const date = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  // The 17th digit is odd for men, even for women.
  const order = random.int(0, 499) * 2 + (person.gender === 'male' ? 1 : 0);
  const first17 = districtCode + date + String(order).padStart(3, '0');
  return first17 + residentCheckDigit(first17);
}
