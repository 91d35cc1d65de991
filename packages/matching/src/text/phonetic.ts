/**
 * How a Western name sounds, roughly: the consonant classes of Metaphone (Philips 1990, 2000) as an
 * ordered table of rewritings. `Meyer` and `Maier`, `Philip` and `Filip`, `Macfarlane` and `Mcfarlane` agree.
 * Vowels only count at the start. Returns '' for what holds no Latin letters.
 */
export function phoneticCode(text: string): string {
  const letters = text.replace(/[^a-z]/g, '');
  const spoken = rewritings.reduce(
    (code, [pattern, sound]) => code.replace(pattern, sound),
    letters,
  );
  const first = spoken.slice(0, 1);
  const start = 'aeiouy'.includes(first) ? 'A' : first;
  const rest = spoken.slice(1).replace(/[aeiouyhw]/g, '');
  return (start + rest).replace(/(.)\1+/g, '$1').slice(0, 6);
}

/** Silent letters first, then groups of letters, then single letters; capitals are finished sounds. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/^wh/, 'w'],
  [/^mac(?=[^aeiou])/, 'mc'],
  [/mb$/, 'm'],
  [/ough|augh/g, 'o'],
  [/igh/g, 'i'],
  [/tsch|tch|sch(?=[^aeiou])/g, 'X'],
  [/sch/g, 'SK'],
  [/sh/g, 'X'],
  [/ch(?=[rlnt])/g, 'K'],
  [/ch/g, 'X'],
  [/th/g, '0'],
  [/ph/g, 'F'],
  [/ck|cq|kh/g, 'K'],
  [/dg(?=[eiy])/g, 'J'],
  [/sc(?=[eiy])/g, 'S'],
  [/c(?=[eiy])/g, 'S'],
  [/gh(?=[^aeiou]|$)/g, ''],
  [/gn$/, 'N'],
  [/g(?=[eiy])/g, 'J'],
  [/[gkqc]/g, 'K'],
  [/x/g, 'KS'],
  [/[sz]/g, 'S'],
  [/[fv]/g, 'F'],
  [/[dt]/g, 'T'],
  [/[bp]/g, 'P'],
  [/j/g, 'J'],
  [/l/g, 'L'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [/r/g, 'R'],
];
