import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement } from './scale';

interface DateParts extends Numbered {
  readonly text: string;
  readonly year: string;
  /** Two digits each; '' where the source did not know. */
  readonly month: string;
  readonly day: string;
  /** Month and day together. */
  readonly monthDay: string;
  /** Of the year and of all time, counted roughly; dates that do not exist have one, too. */
  readonly dayOfYear: number;
  readonly dayNumber: number;
  readonly frequency: number;
}

/** Dates `YYYY[-MM[-DD]]`; impossible ones (the 81st) are compared digit by digit like any other. */
export function dateComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly DateParts[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const dates = new Numbering<DateParts>((text, id) => partsOf(text, id, frequencies));
  const ceiling = ({ frequency }: DateParts): number => scale.ceiling(frequency);
  const judge = (a: DateParts, b: DateParts): Judgement => judgeDates(scale, a, b);
  return {
    read(values) {
      const texts = distinct(values.map(plainText)).filter((text) => /^\d{4}/.test(text));
      return dates.listOf(texts);
    },
    reread: (all) => dates.again(all, ({ text }) => text),
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    ceiling: (all) => highest(all, ceiling),
    atoms(all, add) {
      for (const { text, year, month, day } of all) {
        if (day !== '') add(`w${text}`, discounts.token);
        add(`y${year}`, discounts.datePart);
        if (day !== '') add(`d${month}${day}`, discounts.datePart);
      }
    },
    terms(all, add) {
      for (const { text, year, month, day } of all) {
        add('value', text);
        // What a less precise date agrees with.
        if (day !== '') add('value', `${year}-${month}`);
        if (month !== '') add('value', year);
      }
    },
    show: (all) => all.map((date) => date.text).join(', '),
  };
}

function partsOf(text: string, id: number, frequencies: Frequencies): DateParts {
  const [year = '', month = '', day = ''] = text.split('-');
  const dayOfYear = Number(month) * 30.44 + Number(day);
  return {
    id,
    text,
    year,
    month,
    day,
    monthDay: month + day,
    dayOfYear,
    dayNumber: Number(year) * 365.25 + dayOfYear,
    frequency: dateFrequency(text, month, day, frequencies),
  };
}

/** A year alone, or a month of a year, agrees far more often by chance than a day does. */
function dateFrequency(text: string, month: string, day: string, frequencies: Frequencies): number {
  if (frequencies.has(text)) return frequencies.of(text);
  if (month === '') return Math.min(0.5, frequencies.rest * 330);
  if (day === '') return Math.min(0.5, frequencies.rest * 30);
  return month === '01' && day === '01' ? frequencies.of('january-first') : frequencies.rest;
}

function judgeDates(scale: LevelScale, a: DateParts, b: DateParts): Judgement {
  if (a.day === '' || b.day === '') return judgePartial(scale, a, b);
  if (a.text === b.text) return scale.atFrequency('equal', a.frequency);
  const dayA = a.monthDay;
  const dayB = b.monthDay;
  if (a.year === b.year) return judgeSameYear(scale, a, b);
  const nearYear = oneEditApart(a.year, b.year);
  if (dayA === dayB)
    return scale.at(nearYear && dayA !== '0101' ? 'same day, year one edit off' : sameDay(dayA));
  if (Math.abs(a.dayNumber - b.dayNumber) <= daysOfMonth) return scale.at('within a month');
  if (nearYear && isNearDay(a, b)) return scale.at('year one edit off, day near');
  return scale.at(Math.abs(Number(a.year) - Number(b.year)) === 1 ? 'years adjacent' : 'none');
}

const daysOfMonth = 31;

/** One digit off, or within a month of each other at whatever time of whatever year. */
function isNearDay(a: DateParts, b: DateParts): boolean {
  if (digitsApart(a.monthDay, b.monthDay) === 1) return true;
  const apart = Math.abs(a.dayOfYear - b.dayOfYear);
  return Math.min(apart, 365.25 - apart) <= daysOfMonth;
}

/** The 1st of January says nothing about the day: half the systems write it for "unknown". */
function sameDay(day: string): string {
  return day === '0101' ? 'years adjacent' : 'same day of the year';
}

function judgeSameYear(scale: LevelScale, a: DateParts, b: DateParts): Judgement {
  if (a.month === b.day && a.day === b.month) return scale.at('day and month swapped');
  if (digitsApart(a.monthDay, b.monthDay) === 1) return scale.at('one digit off');
  const isNear = Math.abs(a.dayOfYear - b.dayOfYear) <= daysOfMonth;
  return scale.at(isNear ? 'within a month' : 'same year');
}

/** Compared as precisely as the less precise one allows. */
function judgePartial(scale: LevelScale, a: DateParts, b: DateParts): Judgement {
  const byMonth = a.month !== '' && b.month !== '';
  if (a.year !== b.year) {
    return scale.at(Math.abs(Number(a.year) - Number(b.year)) === 1 ? 'years adjacent' : 'none');
  }
  if (byMonth && a.month !== b.month) return scale.at('same year');
  return scale.atFrequency('equal', Math.max(a.frequency, b.frequency));
}

function digitsApart(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) count++;
  return count;
}
