import type { DateParts } from './calendar';

/** Japanese eras by their letter: Meiji to Reiwa, and the year before their first. */
const eraLetters: Readonly<Record<string, number>> = {
  M: 1867,
  T: 1911,
  S: 1925,
  H: 1988,
  R: 2018,
};
const eraDate = /^([MTSHR])\.?\s?(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})$/i;
const taiwanese = /^0?(\d{2,3})[./-](\d{1,2})[./-](\d{1,2})$/;
const yearLast = /^(\d{1,2})([./-])(\d{1,2})[./-](2[45]\d{2})$/;
const isoWeek = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
const dayOfYear = /^(\d{4})-(\d{3})$/;
const taiwaneseOffset = 1911;
const buddhistOffset = 543;
const millisecondsPerDay = 86_400_000;

function dayAfter(year: number, days: number): DateParts {
  const date = new Date(Date.UTC(year, 0, 1) + days * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The Monday of week 1 is the one before the 4th of January (ISO 8601). */
function ofWeek(year: number, week: number, weekday: number): DateParts {
  const fourth = (new Date(Date.UTC(year, 0, 4)).getUTCDay() + 6) % 7;
  return dayAfter(year, 3 - fourth + (week - 1) * 7 + weekday - 1);
}

/** `S55.3.4` in Japan, `2024-W05-1`, `2024-032`; undefined for what is no such date. */
export function readEraDate(text: string, country: string | undefined): DateParts | undefined {
  const era = country?.toUpperCase() === 'JP' ? eraDate.exec(text) : null;
  if (era) {
    const year = (eraLetters[(era[1] ?? '').toUpperCase()] ?? 0) + Number(era[2]);
    return { year, month: Number(era[3]), day: Number(era[4]) };
  }
  const week = isoWeek.exec(text);
  if (week) return ofWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  return undefined;
}

/** Years of the Republic in Taiwan (`79/01/02`) and of Buddha in Thailand (`02/01/2533`); `2024-032`. */
export function readLocalYear(text: string, country: string | undefined): DateParts | undefined {
  const days = dayOfYear.exec(text);
  if (days && Number(days[2]) >= 1 && Number(days[2]) <= 366)
    return dayAfter(Number(days[1]), Number(days[2]) - 1);
  const home = country?.toUpperCase();
  if (home === 'TW') {
    const [, year, month, day] = taiwanese.exec(text) ?? [];
    if (year !== undefined)
      return { year: Number(year) + taiwaneseOffset, month: Number(month), day: Number(day) };
  }
  if (home === 'TH') {
    const [, day, , month, year] = yearLast.exec(text) ?? [];
    if (year !== undefined)
      return { year: Number(year) - buddhistOffset, month: Number(month), day: Number(day) };
  }
  return undefined;
}
