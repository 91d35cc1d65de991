import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
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
  const unit = /^[a-z]/.test(code) ? 3 : 2;
  return code.slice(0, Math.max(2, code.length - unit));
}

function postcodeArea(code: string): string {
  return /^[a-z]+/.exec(code)?.[0] ?? code.slice(0, 2);
}

interface Postcode extends Numbered {
  readonly code: string;
  readonly district: string;
  readonly area: string;
  readonly frequency: number;
}

export function postcodeComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Postcode[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const postcodes = new Numbering<Postcode>((code, id) => ({
    id,
    code,
    district: postcodeDistrict(code),
    area: postcodeArea(code),
    frequency: frequencies.of(code),
  }));
  const [oneEdit, sameDistrict] = [scale.at('one edit'), scale.at('same district')];
  const [sameArea, none] = [scale.at('same area'), scale.at('none')];
  const judge = (a: Postcode, b: Postcode): Judgement => {
    if (a.code === b.code) return scale.atFrequency('equal', a.frequency);
    if (oneEditApart(a.code, b.code)) return oneEdit;
    if (a.district === b.district) return sameDistrict;
    return a.area === b.area ? sameArea : none;
  };
  const ceiling = ({ frequency }: Postcode): number => scale.ceiling(frequency);
  return {
    read(values) {
      const codes = distinct(values.map((value) => compactPostcode(plainText(value))));
      const real = codes.filter((code) => code.length > 2);
      return postcodes.listOf(real);
    },
    reread: (all) => postcodes.again(all, ({ code }) => code),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ceiling),
    atoms(all, add) {
      for (const { code, district } of all) {
        add(`w${code}`, discounts.whole);
        add(`d${district}`, discounts.datePart);
      }
    },
    terms(all, add) {
      for (const { code } of all) add('value', code);
    },
    show: (all) => all.map(({ code }) => code).join(', '),
  };
}
