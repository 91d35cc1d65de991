import { nearestWord } from '@concord/workspace/nearest';

/** What is wrong with a query, at which place, and what would be right. */
export interface QueryFault {
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
}

export type Read<T> = { readonly value: T } | { readonly fault: QueryFault };

/** Names the nearest valid word, and all of them. */
export function unknownWord(
  path: string,
  what: string,
  word: string,
  valid: readonly string[],
): QueryFault {
  const nearest = nearestWord(word, valid);
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return {
    path,
    message: `there is no ${what} "${shown(word)}"${hint}`,
    expected: valid.join(' | '),
  };
}

/** As much of what was written as helps to find it again. */
export function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
