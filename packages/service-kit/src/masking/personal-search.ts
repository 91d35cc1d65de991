import type { FieldPrivacies } from './field-privacy';

/** Parameters that say what to show, not what to look for. */
const showing: ReadonlySet<string> = new Set(['fields', 'cursor', 'limit', 'after', 'asOf']);
/** Parameters that look into every field. */
const everywhere: ReadonlySet<string> = new Set(['q', 'query', 'search', 'text']);
const fieldAtFirst = /^-?(\w+)/;

/**
 * By which personal fields a request searches, filters or sorts: in the names of its parameters
 * (`?phone=…`), in filters and orders (`?filter=phone:prefix:138`, `?sort=-birthDate`), in the keys of its body.
 * Who may not see a value may not find it out by asking, either.
 */
export function searchedFields(
  query: Readonly<Record<string, unknown>>,
  body: unknown,
  privacies: FieldPrivacies,
): string[] {
  const isPersonal = (word: string): boolean => privacies.of(word, undefined)?.personal === true;
  const found = new Set<string>(keysIn(body).filter(isPersonal));
  for (const [name, value] of Object.entries(query)) {
    if (showing.has(name)) continue;
    if (everywhere.has(name)) found.add(name);
    const texts = [value].flat().filter((one) => typeof one === 'string');
    const words = [...name.split(/\W+/), ...texts.flatMap((text) => wordsAtFirst(text))];
    for (const word of words.filter(isPersonal)) found.add(word);
  }
  return [...found];
}

/** The fields that a filter or an order begins with, those behind commas too. */
function wordsAtFirst(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const words = /^(?:fields\.)?(.*)$/s.exec(part.trim())?.[1] ?? '';
    return fieldAtFirst.exec(words)?.[1] ?? [];
  });
}

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysIn(item)]);
}
