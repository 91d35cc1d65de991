import type { StandardizedValue } from './outcome';

/** Longer texts are rare, and would fill the memory. */
const longestKept = 60;

/**
 * Keeps what was worked out for the latest texts: first names, surnames and places come again and
 * again in a load, and a map is ten times as fast as reading one anew. Two generations of at most
 * `size` texts each; when the younger one is full, the older one is forgotten.
 */
export function remembered(
  read: (text: string) => StandardizedValue,
  size = 5_000,
): (text: string) => StandardizedValue {
  let young = new Map<string, StandardizedValue>();
  let old = young;
  return (text) => {
    if (text.length > longestKept) return read(text);
    let known = young.get(text);
    if (known === undefined) {
      known = old.get(text) ?? read(text);
      if (young.size >= size) {
        old = young;
        young = new Map();
      }
      young.set(text, known);
    }
    // Lists of their own: who is given one may add to it.
    return { values: [...known.values], issues: [...known.issues] };
  };
}
