import { fixed, rejected, warned } from '../../outcome';

/** Issues of `date` and `date.birth`. */
export const dateIssues = {
  unreadable: rejected(
    'date.unreadable',
    'Expected a date, such as 1990-01-31, 31.1.1990 or 31 Jan 1990.',
  ),
  impossible: rejected('date.impossible', 'There is no such day in the calendar.'),
  impossiblePart: warned(
    'date.impossible',
    'There is no such day in the calendar; only the month or year that can be right is kept.',
  ),
  placeholder: rejected('date.placeholder', 'A date that systems write when none is known.'),
  ambiguous: warned(
    'date.ambiguous',
    'Day and month could be the other way round; read as day first.',
  ),
  orderSwapped: fixed(
    'date.order',
    'Day and month are in the other order than the source writes them.',
  ),
  twoDigitYear: warned('date.two-digit-year', 'The century of a year of two digits was guessed.'),
  approximate: warned('date.approximate', 'The source says that the date is only about right.'),
  serial: fixed('date.serial', 'The day number of a spreadsheet was turned into a date.'),
  epoch: fixed('date.epoch', 'Seconds or milliseconds since 1970 were turned into a date.'),
} as const;
