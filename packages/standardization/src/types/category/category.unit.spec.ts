import { standardizeCategory } from './standardizer';

describe('category', () => {
  it.each([
    ['  VIP   Customer ', 'VIP Customer', 'vip customer'],
    ['Gold', 'Gold', 'gold'],
    ['gold', 'gold', undefined],
    ['Großkunde', 'Großkunde', 'grosskunde'],
    ['Privé', 'Privé', 'prive'],
    ['會員', '會員', '会员'],
    ['ＶＩＰ', 'VIP', 'vip'],
    [3, '3', undefined],
    [true, 'true', undefined],
    ['R&amp;D', 'R&D', 'r&d'],
    ['n/a', undefined, undefined],
  ])('reads %j as %j with key %j', (raw, value, key) => {
    const [first] = standardizeCategory(raw, { today: '2026-11-20' }).values;
    expect([first?.value, first?.key]).toEqual([value, key]);
  });
});
