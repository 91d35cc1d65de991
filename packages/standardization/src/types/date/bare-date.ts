/** What follows the day: `T00:00:00.000Z`, ` 12:00 AM`, ` 00:00:00 GMT+0100 (CET)`, ` 上午12:00:00`. */
const timeOfDay =
  /(?<=\d|[日号])(?:T|,?\s)\s?(?:at\s|um\s|à\s|[上下]午\s?)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?|Uhr)?\s?(?:Z|[A-Z]{3,4})?(?:[+-]\d{2}:?\d{2})?(?:\s?\([^)]{0,40}\))?$/i;
const compactTime = /^(\d{8})T\d{4}(?:\d{2})?(?:\.\d+)?Z?$/i;
const chineseTime = /\s?[上下]午\s?\d{1,2}(?:[:点時时]\d{0,2}(?::\d{2})?分?)?$/;
const weekday = /\s?[([]?(?:星期|周|週)[一二三四五六日天][)\]]?$/;
const japaneseWeekday = /\s?[([][月火水木金土日][)\]]$/;
/** `/Date(631152000000)/`, as JSON of .NET has it. */
const dotNet = /^\/?Date\((-?\d{9,14})(?:[+-]\d{4})?\)\/?$/i;
const label =
  /^(?:dob|d\.o\.b\.?|date of birth|birth ?date|born(?: on)?|geb\.?|geboren(?: am)?|né(?:e)? le|出生日期|生日)(?:\s?:\s*|\s+)(?=\S)/i;
const about =
  /^(?:c\.|ca\.?|circa|about|approx\.?|approximately|around|etwa|um|env\.?|vers|約|约|大约)\s*(?=\S)|^~\s?/i;
const doubt = /\s?\(?\?\)?$/;

export interface BareDate {
  readonly text: string;
  /** The source says so itself: `circa 1950`, `1950?`. */
  readonly isApproximate: boolean;
}

/** The day of a clock that counts milliseconds. */
function dayOfClock(_: string, milliseconds: string): string {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString().slice(0, 10);
}

/** A date without the time of day, the day of the week, a label and words of doubt. */
export function bareDate(written: string): BareDate {
  const labelled = written.replace(label, '');
  const certain = labelled.replace(about, '').replace(doubt, '');
  const text = certain
    .replace(timeOfDay, '')
    .replace(compactTime, '$1')
    .replace(chineseTime, '')
    .replace(weekday, '')
    .replace(japaneseWeekday, '')
    .replace(dotNet, dayOfClock)
    .trim();
  return { text, isApproximate: certain !== labelled && text !== '' };
}
