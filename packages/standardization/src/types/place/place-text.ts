import { foldWords } from '../../text/fold';
import { hasHan, hasKana, pinyinSyllables } from '../../text/han';
import { recased } from '../../names/letter-case';

const edges = /^[\s,;:.]+|[\s,;:]+$/g;
const blanksBetweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** Kind of place at the end of a Chinese name; Beijing is 北京 and 北京市. */
const chineseKind = /(?<=..)(?:市|省|自治区|特别行政区|特別行政區|自治區|区|區|县|縣)$/u;
const latinKind = /^(?:city of|the city of) | (?:city|shi|sheng|province)$/g;

/** Inside a name, as its people write them: Aix-en-Provence, Frankfurt am Main. */
const smallWord =
  /(?<=[\s-])(?:En|Am|An|Der|Den|Dem|Im|In|Auf|Ob|Bei|Vor|Und|Upon|On|Of|The|By|Sur|Sous|Les|Lès|De|Du|Des|La|Le|Et|Y|E|Aux|Da|Do|Dos|Del|Di)(?=[\s-])/g;

/** A town, suburb or region as it is to be shown; `SAN FRANCISCO` gets its capitals. */
export function placeText(text: string): string {
  let result = text.replace(blanksBetweenHan, '');
  for (let before = ''; before !== result;) {
    before = result;
    result = result.replace(edges, '');
  }
  const cased = recased(result);
  return cased === result ? cased : cased.replace(smallWord, (word) => word.toLowerCase());
}

/** Folded words; Chinese as pinyin without the kind of place, so that 北京市 equals Beijing. */
export function placeKey(text: string): string {
  if (hasHan(text) && !hasKana(text)) {
    return foldWords(pinyinSyllables(text.replace(chineseKind, '')).join(''));
  }
  const folded = foldWords(text);
  return folded.replace(latinKind, '') || folded;
}
