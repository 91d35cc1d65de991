import { nameNotes } from '../data/titles';
import { foldWords } from '../text/fold';

/** In quotes, brackets, or single quotes that stand alone: Robert "Bob" Smith, Liz (Betty), 'Jimmy'. */
const nickname =
  /["“”«»„]([^"“”«»„]*)["“”«»„]|\(([^()]*)\)|\[([^[\]]*)\]|(?<=^|\s)'([^'\s]{2,20})'(?=\s|$)/g;
const mayHoldNickname = /["“«„([]|(?:^|\s)'/;

/** `(deceased)`, `[do not call]`: said about the person, not a name. */
export function isNote(text: string): boolean {
  return nameNotes.has(foldWords(text));
}

/** The first nickname of a text; undefined when there is none. */
export function nicknameIn(text: string): string | undefined {
  if (!mayHoldNickname.test(text)) return undefined;
  for (const match of text.matchAll(nickname)) {
    const groups: readonly (string | undefined)[] = match.slice(1);
    const found = groups.find((group) => group !== undefined && group.trim() !== '');
    if (found !== undefined && !isNote(found)) return found.trim();
  }
  return undefined;
}

/** The text without nicknames and notes, and whether it held a note only. */
export function withoutNicknames(text: string): string {
  if (!mayHoldNickname.test(text)) return text;
  return text.replace(nickname, ' ').replace(/\s+/g, ' ').trim();
}
