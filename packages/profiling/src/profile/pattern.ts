const longest = 60;

function kindOf(character: string): string {
  if (character >= '0' && character <= '9') return '9';
  if (/\p{Lu}/u.test(character)) return 'A';
  if (/\p{Script=Han}/u.test(character)) return '汉';
  if (/\p{L}/u.test(character)) return 'a';
  return /\s/u.test(character) ? ' ' : character;
}

/**
 * The shape of a text: `9` a digit, `A` a capital, `a` another letter, `汉` a Chinese character, others as they
 * are. Up to four digits are counted, longer runs and all runs of letters are one: `C-100003` is
 * `A-9+`, `1961-01-09` is `9999-99-99`, `Maria Ortiz` is `Aa+ Aa+`.
 */
export function patternOf(text: string): string {
  let pattern = '';
  let run = '';
  let length = 0;
  for (const character of text.slice(0, longest)) {
    const kind = kindOf(character);
    if (kind === run) {
      length += 1;
      continue;
    }
    pattern += runText(run, length);
    run = kind;
    length = 1;
  }
  return pattern + runText(run, length) + (text.length > longest ? '…' : '');
}

function runText(kind: string, length: number): string {
  if (kind === '' || length <= 1) return kind;
  const isCounted = kind === '9' ? length <= 4 : !/[Aa汉 ]/u.test(kind);
  return isCounted ? kind.repeat(length) : `${kind}+`;
}
