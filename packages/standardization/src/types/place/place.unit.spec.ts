import { standardizePlace } from './standardizer';

describe('place', () => {
  it.each([
    ['SAN FRANCISCO', 'San Francisco', 'san francisco'],
    ['berlin', 'Berlin', 'berlin'],
    ['Köln', 'Köln', 'koln'],
    ['FRANKFURT AM MAIN', 'Frankfurt Am Main', 'frankfurt am main'],
    ['Stoke-on-Trent', 'Stoke-on-Trent', 'stoke on trent'],
    ['RIO DE JANEIRO', 'Rio de Janeiro', 'rio de janeiro'],
    ["L'AQUILA", "L'Aquila", 'laquila'],
    ['New York City', 'New York City', 'new york'],
    ['Beijing Shi', 'Beijing Shi', 'beijing'],
    ['Beijing', 'Beijing', 'beijing'],
    ['北京', '北京', 'beijing'],
    ['北京市', '北京市', 'beijing'],
    ['臺北市', '臺北市', 'taibei'],
    ['广 州', '广州', 'guangzhou'],
    ['西安市', '西安市', 'xian'],
    ['Brandon,', 'Brandon', 'brandon'],
    ['東京', '東京', 'dongjing'],
    ['МОСКВА', 'Москва', 'москва'],
    ['n/a', undefined, undefined],
  ])('reads %j as %j with key %j', (raw, value, key) => {
    const [first] = standardizePlace(raw, { today: '2026-11-20' }).values;
    expect([first?.value, first?.key]).toEqual([value, key]);
  });
});
