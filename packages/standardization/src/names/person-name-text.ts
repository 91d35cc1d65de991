import { legalForms } from '../data/legal-forms';
import { recipientMark } from '../data/titles';
import type { FieldIssue } from '../outcome';
import { foldWords } from '../text/fold';
import { hasHan } from '../text/han';
import { isSuffix, withoutAffixes } from './affixes';
import { nameIssues } from './issue-codes';
import { isShoutedName, recased } from './letter-case';
import { isNote, nicknameIn, withoutNicknames } from './nickname';
import { readPinyinName } from './pinyin-name';

export type PersonNamePart = 'given' | 'family' | 'full';

export interface NameText {
  text: string;
  issues: Set<FieldIssue>;
}

const apostrophes = /[’‘`´ʼ＇]/g;
const edgePunctuation = /^[\s"',;:*_/\\|·•-]+|[\s"',;:*_/\\|·•-]+$/g;
const trailingDot = /(\p{L}{2,})\.$/u;
const hanRun = /[\p{Script=Han}·]{2,6}/gu;
const latinLetter = /\p{Script=Latin}/u;
const blanksBetweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const capitalized = /^\p{Lu}(?:.*\p{Ll}|\.?$)/u;
const needsNoTrim = /^[\p{L}].*[\p{L}]$/u;

function withoutNickname(state: NameText): void {
  const rest = withoutNicknames(state.text);
  if (rest === state.text) return;
  if (/\p{L}/u.test(rest)) {
    state.issues.add(
      nicknameIn(state.text) === undefined ? nameIssues.noteRemoved : nameIssues.nicknameRemoved,
    );
    state.text = rest;
    return;
  }
  state.text = state.text
    .replace(/["“”«»„()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const trailingNote = /\s+[-–—*]+\s*([^-–—*]{2,20})\W*$/;

/** `c/o John Smith`, `John Smith - DO NOT CALL` */
function withoutNotes(state: NameText): void {
  const bare = state.text.replace(recipientMark, '');
  const note = trailingNote.exec(bare);
  const rest = note !== null && isNote(note[1] ?? '') ? bare.slice(0, note.index) : bare;
  if (rest === state.text) return;
  state.text = rest;
  state.issues.add(nameIssues.noteRemoved);
}

/** `张三 (Zhang San)` and `Zhang San 张三`: the characters say more than their Latin form. */
function chineseFormOnly(state: NameText): void {
  if (!hasHan(state.text) || !latinLetter.test(state.text)) return;
  const runs = state.text.match(hanRun);
  if (runs?.length !== 1 || runs[0].replace(/·/g, '').length < 2) return;
  state.text = runs[0];
  state.issues.add(nameIssues.mixedScripts);
}

/** Forms of two letters are left out: Sa, Da and Se are names as well. */
function isLegalForm(word: string): boolean {
  const bare = word.toLowerCase().replace(/\./g, '');
  return bare.length > 2 && legalForms.has(bare);
}

/** `Smith, John` to `John Smith`; commas before a suffix or a legal form only go. */
function withoutCommas(state: NameText, part: PersonNamePart): void {
  if (!state.text.includes(',')) return;
  const pieces = state.text.split(',').map((piece) => piece.trim());
  const [first = '', ...rest] = pieces.filter((piece) => piece !== '');
  const suffixes = rest.filter(isSuffix);
  const names = rest.filter((piece) => !isSuffix(piece));
  const isOrganization = names.some(isLegalForm) || isLegalForm(/ (\S+)$/.exec(first)?.[1] ?? '');
  if (part !== 'full' || names.length === 0 || isOrganization) {
    const kept = isOrganization ? rest : names;
    if (kept.length < rest.length) state.issues.add(nameIssues.titleRemoved);
    state.text = [first, ...kept].join(' ');
    return;
  }
  state.issues.add(nameIssues.reordered);
  const chinese = hasHan(first) && names.every(hasHan);
  state.text = chinese ? [first, ...names].join('') : [...names, first, ...suffixes].join(' ');
}

/** `SMITH John`: where only the first word is in capitals, it is the family name. */
function withFamilyNameLast(state: NameText): void {
  const words = state.text.split(' ');
  const [first = '', ...rest] = words;
  if (rest.length === 0 || rest.length > 3 || first.length < 3 || !isShoutedName(first)) return;
  if (!rest.every((word) => capitalized.test(word)) || isLegalForm(rest[rest.length - 1] ?? ''))
    return;
  if (readPinyinName(foldWords(state.text).split(' '))) return;
  state.text = [...rest, first].join(' ');
  state.issues.add(nameIssues.reordered);
}

function withoutTitles(state: NameText, part: PersonNamePart): void {
  const bare = withoutAffixes(state.text, part === 'family');
  if (bare.name === state.text) return;
  state.text = bare.name;
  state.issues.add(nameIssues.titleRemoved);
}

function trimmed(text: string): string {
  const once = text.replace(/_+/g, ' ').replace(/\s+/g, ' ').replace(edgePunctuation, '');
  return once.replace(trailingDot, '$1').replace(edgePunctuation, '');
}

function round(state: NameText, part: PersonNamePart): void {
  state.text = state.text.replace(apostrophes, "'");
  withoutNotes(state);
  withoutNickname(state);
  chineseFormOnly(state);
  withoutCommas(state, part);
  if (!needsNoTrim.test(state.text) || state.text.includes('_')) state.text = trimmed(state.text);
  withoutTitles(state, part);
  if (hasHan(state.text)) state.text = state.text.replace(blanksBetweenHan, '');
  if (part === 'full') withFamilyNameLast(state);
  const withCapitals = recased(state.text, part === 'family');
  if (withCapitals !== state.text) state.issues.add(nameIssues.recased);
  state.text = withCapitals;
}

/** Removing a title may bare a comma or a quote; odd input settles within a few rounds. */
const maxRounds = 12;

/** A person's name as it is to be shown: without titles, nickname and commas, in proper case. */
export function personNameText(text: string, part: PersonNamePart): NameText {
  const state: NameText = { text, issues: new Set() };
  for (let rounds = 0, before = ''; before !== state.text && rounds < maxRounds; rounds++) {
    before = state.text;
    round(state, part);
  }
  return state;
}
