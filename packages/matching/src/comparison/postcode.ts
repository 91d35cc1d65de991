import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** `EN9 3SL` is `en93sl`: district `en9`, area `en`. */
export function compactPostcode(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12);
}

/** The part that names the town: a British code without its last three letters, else all but the last two digits. */
export function postcodeDistrict(code: string): string {
  return code.slice(
    0,
    /^[a-z]/.test(code) ? Math.max(2, code.length - 3) : Math.max(2, code.length - 2),
  );
}

function postcodeArea(code: string): string {
  return /^[a-z]+/.exec(code)?.[0] ?? code.slice(0, 2);
}

export function postcodeComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const judge = (a: string, b: string): Judgement => {
    if (a === b) return scale.atFrequency('equal', frequencies.of(a));
    if (oneEditApart(a, b)) return scale.at('one edit');
    if (postcodeDistrict(a) === postcodeDistrict(b)) return scale.at('same district');
    return scale.at(postcodeArea(a) === postcodeArea(b) ? 'same area' : 'none');
  };
  return {
    read(values) {
      const codes = distinct(values.map((value) => compactPostcode(plainText(value)))).filter(
        (code) => code.length > 2,
      );
      return codes.length === 0 ? undefined : codes;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    atoms(codes, add) {
      for (const code of codes) {
        add(`w${code}`, discounts.whole);
        add(`d${postcodeDistrict(code)}`, discounts.datePart);
      }
    },
    show: (codes) => codes.join(', '),
  };
}
