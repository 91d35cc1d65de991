import { standardizeFamilyName } from './standardizer';

describe('name.family', () => {
  it.each([
    ['MCDONALD', 'McDonald', 'mcdonald'],
    ['macdonald', 'MacDonald', 'macdonald'],
    ['MACHADO', 'Machado', 'machado'],
    ["o'brien", "O'Brien", 'obrien'],
    ['O`BRIEN', "O'Brien", 'obrien'],
    ['VON DER LEYEN', 'von der Leyen', 'von der leyen'],
    ['de la cruz', 'de la Cruz', 'de la cruz'],
    ['LE PEN', 'Le Pen', 'le pen'],
    ['SMITH-JONES', 'Smith-Jones', 'smith jones'],
    ['smith jr.', 'Smith', 'smith'],
    ['Müller', 'Müller', 'muller'],
    ['MÜLLER-LÜDENSCHEIDT', 'Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ['DeVito', 'DeVito', 'devito'],
    ['al-Sayed', 'al-Sayed', 'al sayed'],
    ['El-Sayed', 'El-Sayed', 'el sayed'],
    ['Ma', 'Ma', 'ma'],
    ['LI', 'Li', 'li'],
    ['Groß', 'Groß', 'gross'],
    ['單', '單', 'shan'],
    ['曾', '曾', 'zeng'],
    ['欧阳', '欧阳', 'ouyang'],
    ["D'AMICO", "D'Amico", 'damico'],
    ['ĐẶNG', 'ĐẶNG', 'dang'],
  ])('reads %j as %j with key %j', (raw, value, key) => {
    const [first] = standardizeFamilyName(raw, { today: '2026-11-20' }).values;
    expect([first?.value, first?.key]).toEqual([value, key]);
  });
});
