import { japaneseSurnameRomaji } from '../data/japanese-surnames';
import { koreanSurnames } from '../data/korean-surnames';
import { vietnameseSurnames } from '../data/vietnamese-surnames';
import { foldWords } from '../text/fold';

/** A name divided: the words in the order of the name, and which of them are what. */
export interface DividedName {
  readonly family: readonly string[];
  readonly given: readonly string[];
  readonly middle?: readonly string[];
}

const koreanSyllable =
  '(?:kk|tt|pp|ss|jj|ch|[gkndtrlmbpsjhwy])?(?:ya|yeo|yo|yu|ye|wa|wo|wi|we|ae|eo|eu|oe|ui|oo|ee|[aeiou])(?:ng|[knmtplb]|h)?';
const koreanGiven = new RegExp(`^${koreanSyllable}(?:[- ]?${koreanSyllable})$`);
const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
const vietnameseMiddle: ReadonlySet<string> = new Set(['van', 'thi', 'huu', 'duc', 'ngoc', 'minh']);
const patronymic =
  /(?:[оеё]вич|ич|[оеё]вна|ична|инична|ovich|evich|yevich|ovna|evna|yevna|ichna)$/i;

const folded = (words: readonly string[]): string => words.map(foldWords).join(' ');

/** Kim Min-jun, Min-jun Kim, Kim Min Jun: two syllables beside a surname of the list. */
function korean(words: readonly string[]): DividedName | undefined {
  const [first = '', last = ''] = [words[0], words[words.length - 1]];
  const divisions: DividedName[] = [
    { family: [first], given: words.slice(1) },
    { family: [last], given: words.slice(0, -1) },
  ];
  return divisions.find(({ family, given }) => {
    const isTwoSyllables = given.length === 2 || (given[0] ?? '').includes('-');
    return (
      given.length <= 2 &&
      isTwoSyllables &&
      koreanSurnames.has(folded(family)) &&
      koreanGiven.test(folded(given))
    );
  });
}

/** Tanaka Taro: only where the first word is a Japanese surname, and the last is none. */
function japanese(words: readonly string[]): DividedName | undefined {
  const [first = '', second = ''] = words;
  if (words.length !== 2 || !japaneseSurnameRomaji.has(foldWords(first))) return undefined;
  return japaneseSurnameRomaji.has(foldWords(second))
    ? undefined
    : { family: [first], given: [second] };
}

/** Nguyễn Văn An: family, middle, given; by the letters that only Vietnamese has, or by the middle name. */
function vietnamese(words: readonly string[]): DividedName | undefined {
  if (words.length < 2 || words.length > 4) return undefined;
  if (!vietnameseSurnames.has(foldWords(words[0] ?? ''))) return undefined;
  const hasMiddle = words.length > 2 && vietnameseMiddle.has(foldWords(words[1] ?? ''));
  if (!hasMiddle && !vietnameseLetter.test(words.join(' '))) return undefined;
  const middle = words.slice(1, -1);
  const divided = { family: words.slice(0, 1), given: words.slice(-1) };
  return middle.length === 0 ? divided : { ...divided, middle };
}

/** Иванов Иван Иванович: the father's name stands last where the family name comes first. */
function russian(words: readonly string[]): DividedName | undefined {
  const [family = '', given = '', father = ''] = words;
  if (words.length !== 3 || !patronymic.test(father) || patronymic.test(given)) return undefined;
  return { family: [family], given: [given], middle: [father] };
}

/** Names in Latin or Cyrillic letters of peoples who put the family name first; undefined for others. */
export function readFamilyFirst(words: readonly string[]): DividedName | undefined {
  if (words.length < 2 || words.length > 4) return undefined;
  return russian(words) ?? vietnamese(words) ?? korean(words) ?? japanese(words);
}
