import { standardize } from '@concord/standardization';
import {
  britishCounties,
  cityNames,
  countryNamed,
  foldWords,
  latinProvinces,
  provinceNames,
  regionCodes,
  streetTypes,
} from '@concord/standardization/recognition';
import { shareOf, weightedShareOf, type Facts } from '../facts';
import type { Evidence } from '../meaning';
import { largeTowns } from '../words/cities';
import { judged } from './judgement';

const germanStreet =
  /(?:str(?:\.|asse|aße)?|weg|gasse|allee|platz|ring|damm|ufer|chaussee|steig|straat|laan)\s*\d/i;
const romanceStreet =
  /^(?:\d+[\s,]+)?(?:bis |ter )?(?:rue|avenue|av\.?|boulevard|bd|place|chemin|allée|impasse|route|quai|calle|c\/|avda|paseo|plaza|via|viale|corso|piazza|largo|rua|travessa)\s/i;
const chineseStreet = /[路街巷道弄村]|[号號栋幢室]/u;
const chineseArea = /(?:省|市|自治区|区|县|州).*[路街道巷弄村镇]/u;
const britishPostcode = /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i;
const placeName = /^[\p{L}\p{M}][\p{L}\p{M}\s.'’\-()/]{0,59}$/u;
const floor =
  /\b(?:flat|unit|apt\.?|apartment|suite|room|floor|level|wohnung|whg|étage|piso|building|house|estate|villa|village|retirement)\b/i;

const provinces: ReadonlySet<string> = new Set(provinceNames.flat());
const chineseCities: ReadonlySet<string> = new Set(cityNames);
const codes: readonly ReadonlyMap<string, string>[] = [...regionCodes.values()];

function isStreet(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return chineseStreet.test(text);
  if (germanStreet.test(text) || romanceStreet.test(text)) return true;
  return foldWords(text)
    .split(' ')
    .slice(1)
    .some((word) => streetTypes.has(word));
}

function isRegion(text: string): boolean {
  if (provinces.has(text)) return true;
  const folded = foldWords(text);
  return (
    codes.some((code) => code.has(folded)) ||
    britishCounties.has(folded) ||
    latinProvinces.has(folded)
  );
}

function isTown(text: string): boolean {
  if (/\p{Script=Han}/u.test(text))
    return chineseCities.has(text.replace(/市$/u, '')) || /.市$/u.test(text);
  return largeTowns.has(foldWords(text));
}

function isPostcode(text: string, country: string): boolean {
  const { values, issues } = standardize('postcode', text, { country, today: '2000-01-01' });
  return values.length > 0 && issues.every(({ severity }) => severity === 'fixed');
}

function postcodeContent(texts: readonly string[], countries: readonly string[]): number {
  const british = shareOf(texts, (text) => britishPostcode.test(text));
  if (british > 0.6) return judged(Math.min(1, british + 0.1), 0.95);
  const candidates = texts.filter(
    (text) => /^[\dA-Z][\dA-Z\s-]{2,9}$/i.test(text) && /\d/.test(text),
  );
  const share = candidates.length / Math.max(1, texts.length);
  const fitting = Math.max(
    ...countries.map((country) => shareOf(candidates, (text) => isPostcode(text, country))),
  );
  const lettered = shareOf(candidates, (text) => /[A-Z]/i.test(text));
  const anywhere = shareOf(candidates, (text) =>
    countries.some((country) => isPostcode(text, country)),
  );
  // Letters in some and none in others, and yet all postcodes somewhere: customers of many countries.
  if (lettered > 0.02 && lettered < 0.98 && anywhere > 0.8) return judged(share, 0.5 * anywhere);
  const sameLength = new Set(candidates.map(({ length }) => length)).size === 1;
  return judged(share * (0.3 + 0.7 * fitting), sameLength ? 0.22 : 0.12);
}

/** Streets, towns, regions, countries, postcodes and whole addresses. */
export function placeContent(facts: Facts, countries: readonly string[]): Evidence {
  const { texts, summary, onceShare } = facts;
  const named = shareOf(texts, (text) => placeName.test(text));
  const streets = shareOf(texts, (text) => isStreet(text));
  const numbered = shareOf(texts, (text) => isStreet(text) && /\d/.test(text));
  const towns = weightedShareOf(facts, isTown);
  const regions = weightedShareOf(facts, isRegion);
  const lands = weightedShareOf(facts, (text) => countryNamed(text) !== undefined);
  const districts = shareOf(texts, (text) => /^\p{Script=Han}{1,6}[区县旗]$/u.test(text));
  const whole = shareOf(
    texts,
    (text) => (isStreet(text) && text.split(/[,，\n]/).length >= 3) || chineseArea.test(text),
  );
  const town = judged(named, towns > 0.08 ? 0.35 + 0.5 * towns : 0.05);
  return {
    'address.line1': judged(
      shareOf(texts, (text) => /\p{L}/u.test(text)),
      streets > 0.35 ? 0.3 + 0.5 * Math.max(streets, numbered) : 0,
    ),
    'address.line2': judged(
      shareOf(texts, (text) => /\p{L}|\d/u.test(text)),
      0.35 * shareOf(texts, (text) => floor.test(text)),
    ),
    'address.whole': judged(Math.max(whole, streets), 0.85 * whole),
    'address.city': town - (onceShare > 0.95 && summary.filled > 200 ? 0.1 : 0),
    'address.district': judged(named, 0.9 * districts),
    'address.region': judged(named, 0.8 * regions * (lands > regions ? 0.5 : 1)),
    'address.country': judged(
      lands,
      summary.distinct > 60 ? 0.4 : 0.85 * (regions > lands ? 0.5 : 1),
    ),
    country: judged(lands, summary.distinct > 60 ? 0.3 : 0.7 * (regions > lands ? 0.5 : 1)),
    'address.postcode': postcodeContent(texts, countries),
    place: town - 0.05,
  };
}
