import { standardize } from '@concord/standardization';
import { shareOf, type Facts } from '../facts';
import type { Evidence } from '../meaning';
import { mayBeDate } from './date-shape';
import { judged } from './judgement';

const timeOfDay = /[T ]\d{1,2}:\d{2}/;

function yearOf(text: string, today: string): number | undefined {
  if (!mayBeDate.test(text)) return undefined;
  const day = timeOfDay.test(text) ? text.split(/[T ]/)[0] : text;
  const [value] = standardize('date', day, { today, dayFirst: true }).values;
  const [other] =
    value === undefined ? standardize('date', day, { today, dayFirst: false }).values : [value];
  const year = typeof other?.value === 'string' ? Number(other.value.slice(0, 4)) : Number.NaN;
  return Number.isNaN(year) ? undefined : year;
}

/** Dates, and whether they are those of births or of what happens in a system. */
export function dateContent({ texts, summary }: Facts, today: string): Evidence {
  const years = texts.map((text) => yearOf(text, today)).filter((year) => year !== undefined);
  const share = years.length / Math.max(1, texts.length);
  if (share < 0.6) return { date: -1, 'date.birth': -1, 'record.changedAt': -1 };
  const timed = shareOf(texts, (text) => timeOfDay.test(text));
  const thisYear = Number(today.slice(0, 4));
  const old = years.filter((year) => year < thisYear - 17).length / years.length;
  const spread = Math.max(...years) - Math.min(...years);
  const isLife = timed < 0.2 && old > 0.35 && spread > 20;
  return {
    date: judged(share, isLife ? 0.25 : 0.6),
    'date.birth': timed > 0.8 ? -0.5 : judged(share, isLife ? 0.75 : 0.05),
    'record.changedAt': judged(
      share,
      timed > 0.5 && summary.distinct > 0.3 * summary.filled && old < 0.5 ? 0.3 : 0.02,
    ),
  };
}
