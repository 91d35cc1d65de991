import { standardizeGivenName } from './standardizer';

describe('name.given', () => {
  it.each([
    ['JOHN', 'John', 'john'],
    ['anna-lena', 'Anna-Lena', 'anna lena'],
    ['MARIA DEL CARMEN', 'Maria del Carmen', 'maria del carmen'],
    ['Dr. Peter', 'Peter', 'peter'],
    ['Robert (Bob)', 'Robert', 'robert'],
    ['J.R.', 'J.R.', 'j r'],
    ['j.', 'J.', 'j'],
    ["D'ANGELO", "D'Angelo", 'dangelo'],
    ['Na', 'Na', 'na'],
    ['Zoë', 'Zoë', 'zoe'],
    ['ЕЛЕНА', 'Елена', 'елена'],
    ['ΓΙΩΡΓΟΣ', 'Γιωργος', 'γιωργος'],
    ['娜娜', '娜娜', 'nana'],
    ['小明', '小明', 'xiaoming'],
    ['Xiao-Ming', 'Xiao-Ming', 'xiao ming'],
    [' Anna\u00a0 Maria ', 'Anna Maria', 'anna maria'],
    ['_Peter_', 'Peter', 'peter'],
    ['"Anna"', 'Anna', 'anna'],
    ['Hans,', 'Hans', 'hans'],
    ['Md', 'Md', 'md'],
  ])('reads %j as %j with key %j', (raw, value, key) => {
    const [first] = standardizeGivenName(raw, { today: '2026-11-20' }).values;
    expect([first?.value, first?.key]).toEqual([value, key]);
  });

  it.each(['test', 'asd', '???!', '1', 'NA', 'nan', 'unbekannt'])(
    'gives no value for %j',
    (raw) => {
      expect(standardizeGivenName(raw, { today: '2026-11-20' }).values).toEqual([]);
    },
  );
});
