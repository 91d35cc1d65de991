/**
 * What a term is of. `name`: of a person or a company; `place`: of an address; `text`: of anything else; `email`: an
 * address whole, and what stands before the @; `code`: an identifier, a postcode, a day; `phone`: four digits in a row.
 */
export const termKinds = ['name', 'place', 'text', 'email', 'code', 'phone'] as const;
export type TermKind = (typeof termKinds)[number];

/** A piece of a customer by which he is found. */
export interface Term {
  readonly kind: TermKind;
  readonly text: string;
}

export function termId({ kind, text }: Term): string {
  return `${kind}:${text}`;
}

/** Kinds whose words are found by a part, or with a slip, too. */
export function isWord({ kind }: Term): boolean {
  return kind === 'name' || kind === 'place' || kind === 'text';
}
