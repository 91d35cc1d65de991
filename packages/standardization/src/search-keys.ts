/** The forms by which names are found again, for who builds an index of standard values. */
export { foldWords } from './text/fold';
export { hasHan, hasKana, pinyinSyllables, simplified } from './text/han';
export { nameKey } from './names/name-key';
export { readEastAsianName } from './names/east-asian-name';
export { splitPinyinName, type FamilyAndGiven } from './names/pinyin-name';
export { splitLegalForm } from './types/name.organization/legal-form';
