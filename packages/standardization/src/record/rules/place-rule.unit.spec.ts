import { cityOfPostcode } from './place-rule';

const rule = { rule: 'city-of-postcode', address: 'address', then: 'warn' } as const;

type Part = string | undefined;

function isBroken([country = '', city = '', region, postcode]: readonly Part[]): boolean {
  const value = {
    lines: ['1 High Street'],
    city,
    country,
    ...(region === undefined ? {} : { region }),
    ...(postcode === undefined ? {} : { postcode }),
  };
  return cityOfPostcode(rule, { address: [{ value }] }, undefined) !== undefined;
}

describe('city-of-postcode', () => {
  it.each<readonly [string, string, Part?, Part?]>([
    ['US', 'Springfield', 'IL', '62704'],
    ['US', 'Springfield', 'MA', '01103'],
    ['US', 'New York', 'NY', '10118'],
    ['US', 'New York', 'NY', '10118-0110'],
    ['US', 'Portland', 'ME', '04101'],
    ['US', 'Portland', 'OR', '97201'],
    ['US', 'Washington', 'DC', '20500'],
    ['US', 'Nowhere', undefined, '99999'],
    ['GB', 'London', undefined, 'SW1A 2AA'],
    ['GB', 'London', undefined, 'EC1A 1BB'],
    ['GB', 'London', 'Greater London', 'E1 6AN'],
    ['GB', 'Birmingham', undefined, 'B33 8TH'],
    ['GB', 'Bath', undefined, 'BA1 2HA'],
    ['GB', 'Guildford', 'Surrey', 'GU1 3AA'],
    ['DE', 'Berlin', undefined, '10115'],
    ['DE', 'München', undefined, '80331'],
    ['DE', 'Munich', undefined, '80331'],
    ['DE', 'Frankfurt am Main', undefined, '60311'],
    ['DE', 'Kleinkleckersdorf', undefined, '12345'],
    ['FR', 'Paris', undefined, '75116'],
    ['FR', 'Saint-Étienne', undefined, '42000'],
    ['AU', 'Sydney', 'NSW', '2000'],
    ['AU', 'Canberra', 'ACT', '2600'],
    ['AU', 'Brandon', 'TAS', '7270'],
    ['CN', '深圳市', '广东省', '518057'],
    ['CN', 'Shenzhen', 'Guangdong', '518057'],
    ['CN', '北京市', '北京市', '100020'],
    ['CA', 'Ottawa', 'ON', 'K1A 0A9'],
    ['NL', 'Amsterdam', undefined, '1015 CN'],
    ['DE', 'Berlin', undefined, undefined],
  ])('finds nothing wrong with %s %s %s %s', (...place) => {
    expect(isBroken(place)).toBe(false);
  });

  it.each<readonly [string, string, Part?, Part?]>([
    ['US', 'Springfield', 'IL', '01103'],
    ['US', 'New York', 'NY', '90210'],
    ['US', 'Chicago', 'IL', '61602'],
    ['GB', 'London', undefined, 'M1 1AE'],
    ['GB', 'Manchester', undefined, 'LS1 1AA'],
    ['DE', 'Berlin', undefined, '80331'],
    ['DE', 'Hamburg', undefined, '10115'],
    ['FR', 'Paris', undefined, '69001'],
    ['AU', 'Sydney', 'NSW', '3000'],
    ['AU', 'Melbourne', 'VIC', '2000'],
    ['CN', '上海市', '上海市', '100020'],
    ['CN', '深圳市', '广东省', '510000'],
    ['CN', 'Shenzhen', 'Guangdong', '310012'],
    ['CA', 'Ottawa', 'ON', 'V6B 4Y8'],
  ])('finds a contradiction in %s %s %s %s', (...place) => {
    expect(isBroken(place)).toBe(true);
  });
});
