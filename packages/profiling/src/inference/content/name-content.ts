import { splitLegalForm } from '@concord/standardization';
import {
  compoundSurnames,
  foldWords,
  singleSurnamePinyin,
  singleSurnames,
} from '@concord/standardization/recognition';
import { shareOf, weightedShareOf, type Facts } from '../facts';
import type { Evidence } from '../meaning';
import { familyNames, givenNames } from '../words/person-names';
import { judged } from './judgement';

const personal = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’`´\-()·]{0,79}$/u;
const han = /^\p{Script=Han}+$/u;
const han2to4 = /^\p{Script=Han}{2,4}$/u;

function beginsWithSurname(text: string): boolean {
  return singleSurnames.has(text.slice(0, 1)) || compoundSurnames.has(text.slice(0, 2));
}

function isHanSurname(text: string): boolean {
  return singleSurnames.has(text) || compoundSurnames.has(text);
}

const wordsOf = (text: string): string[] =>
  foldWords(text)
    .split(' ')
    .filter((word) => word !== '');
const isGiven = (text: string): boolean => wordsOf(text).some((word) => givenNames.has(word));
const isFamily = (text: string): boolean =>
  wordsOf(text).some((word) => familyNames.has(word) || singleSurnamePinyin.has(word));

/** Names of persons, whole and in parts, and of organizations. */
export function nameContent(facts: Facts): Evidence {
  const { texts, summary } = facts;
  const named = shareOf(texts, (text) => personal.test(text));
  const legal = shareOf(texts, (text) => splitLegalForm(text).legalForm !== undefined);
  const latin = texts.filter((text) => !han.test(text));
  const chinese = texts.filter((text) => han.test(text));
  const weight = chinese.length / Math.max(1, texts.length);
  const one = shareOf(latin, (text) => wordsOf(text).length === 1);
  const several = shareOf(latin, (text) => wordsOf(text).length > 1);
  const given = weightedShareOf(facts, isGiven) / Math.max(0.01, 1 - weight);
  const family = weightedShareOf(facts, isFamily) / Math.max(0.01, 1 - weight);
  const hanFull = shareOf(
    chinese,
    (text) => han2to4.test(text) && text.length > 1 && beginsWithSurname(text),
  );
  const hanFamily = shareOf(chinese, isHanSurname);
  const hanGiven = shareOf(chinese, (text) => text.length <= 2 && !isHanSurname(text));
  const isLexical = (share: number): number => Math.min(1, share * 2.2);
  const mix = (ofLatin: number, ofChinese: number): number =>
    (1 - weight) * ofLatin + weight * ofChinese;
  const varied = summary.distinct > 8 || summary.distinct > summary.filled * 0.5;
  if (!varied) return { 'name.given': -0.2, 'name.family': -0.2, 'name.full': -0.2 };
  return {
    'name.given': judged(
      named,
      mix(one * isLexical(given > family ? given : given / 2), 0.8 * hanGiven),
    ),
    'name.family': judged(
      named,
      mix(one * isLexical(family > given ? family : family / 2), hanFamily),
    ),
    'name.full': judged(
      named,
      mix(
        several * isLexical(Math.max(given, family)),
        hanFull > 0.6 && hanGiven < 0.6 ? hanFull : hanFull / 2,
      ),
    ),
    'name.organization':
      legal > 0.15
        ? judged(1, 0.5 + 0.5 * legal)
        : judged(
            shareOf(texts, (text) => /\p{L}/u.test(text)),
            0.02,
          ),
  };
}
