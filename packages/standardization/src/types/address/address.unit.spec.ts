import { addressDetails } from '@concord/contracts/canonical';
import type { StandardizationContext } from '../../context';
import { standardizeAddress } from './standardizer';

const today = '2026-11-20';

function read(raw: unknown, country?: string): unknown {
  const context: StandardizationContext = country ? { today, country } : { today };
  const value = standardizeAddress(raw, context).values[0]?.value;
  if (typeof value !== 'object') return value;
  // The details repeat the lines; `address-details.unit.spec.ts` is about them.
  const details: readonly string[] = addressDetails;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !details.includes(name)));
}

function keyOf(raw: unknown, country?: string): string | undefined {
  return standardizeAddress(raw, country ? { today, country } : { today }).values[0]?.key;
}

describe('address as one text', () => {
  it.each([
    [
      '123 Main St Apt 4, Springfield, IL 62704',
      undefined,
      {
        lines: ['123 Main St Apt 4'],
        unit: '4',
        city: 'Springfield',
        region: 'IL',
        postcode: '62704',
        country: 'US',
      },
    ],
    [
      '123 MAIN STREET #4B, SPRINGFIELD IL 62704-1234, USA',
      undefined,
      {
        lines: ['123 Main Street #4B'],
        unit: '4B',
        city: 'Springfield',
        region: 'IL',
        postcode: '62704-1234',
        country: 'US',
      },
    ],
    [
      '1600 Pennsylvania Avenue NW, Washington, DC 20500',
      'US',
      {
        lines: ['1600 Pennsylvania Avenue NW'],
        city: 'Washington',
        region: 'DC',
        postcode: '20500',
        country: 'US',
      },
    ],
    [
      '742 Evergreen Terrace Springfield OR 97477',
      'US',
      {
        lines: ['742 Evergreen Terrace'],
        city: 'Springfield',
        region: 'OR',
        postcode: '97477',
        country: 'US',
      },
    ],
    [
      '350 Fifth Ave\nNew York, New York 10118',
      'US',
      {
        lines: ['350 Fifth Ave'],
        city: 'New York',
        region: 'NY',
        postcode: '10118',
        country: 'US',
      },
    ],
    [
      '221B Baker Street, London NW1 6XE',
      undefined,
      { lines: ['221B Baker Street'], city: 'London', postcode: 'NW1 6XE', country: 'GB' },
    ],
    [
      '10 Downing Street, London, SW1A2AA, United Kingdom',
      undefined,
      { lines: ['10 Downing Street'], city: 'London', postcode: 'SW1A 2AA', country: 'GB' },
    ],
    [
      'Flat 3, 12 High Street, Guildford, Surrey, GU1 3AA',
      'GB',
      {
        lines: ['Flat 3', '12 High Street'],
        unit: '3',
        city: 'Guildford',
        region: 'Surrey',
        postcode: 'GU1 3AA',
        country: 'GB',
      },
    ],
    [
      'Hauptstr. 5, 10115 Berlin',
      'DE',
      { lines: ['Hauptstr. 5'], city: 'Berlin', postcode: '10115' },
    ],
    [
      'Hauptstraße 5\nD-10115 Berlin\nDeutschland',
      undefined,
      { lines: ['Hauptstraße 5'], city: 'Berlin', postcode: '10115', country: 'DE' },
    ],
    [
      'Hauptstr. 5a 10115 Berlin',
      'DE',
      { lines: ['Hauptstr. 5a'], city: 'Berlin', postcode: '10115' },
    ],
    [
      'c/o Müller, Lange Gasse 7, 01067 Dresden, Germany',
      undefined,
      { lines: ['c/o Müller', 'Lange Gasse 7'], city: 'Dresden', postcode: '01067', country: 'DE' },
    ],
    [
      '12 bis rue de la Paix, 75002 Paris',
      'FR',
      { lines: ['12 bis rue de la Paix'], city: 'Paris', postcode: '75002' },
    ],
    [
      '1 AV DES CHAMPS, 75008 PARIS CEDEX 08, FRANCE',
      undefined,
      { lines: ['1 Av des Champs'], city: 'Paris', postcode: '75008', country: 'FR' },
    ],
    [
      '3/12 Smith St, Newtown NSW 2042',
      'AU',
      {
        lines: ['3/12 Smith St'],
        unit: '3',
        city: 'Newtown',
        region: 'NSW',
        postcode: '2042',
        country: 'AU',
      },
    ],
    [
      'Unit 5, 100 George Street, Sydney, New South Wales 2000, Australia',
      undefined,
      {
        lines: ['Unit 5', '100 George Street'],
        unit: '5',
        city: 'Sydney',
        region: 'NSW',
        postcode: '2000',
        country: 'AU',
      },
    ],
    [
      'Keizersgracht 1, 1015 CN Amsterdam, Nederland',
      undefined,
      { lines: ['Keizersgracht 1'], city: 'Amsterdam', postcode: '1015 CN', country: 'NL' },
    ],
    [
      '111 Wellington St, Ottawa, ON K1A 0A9',
      undefined,
      {
        lines: ['111 Wellington St'],
        city: 'Ottawa',
        region: 'ON',
        postcode: 'K1A 0A9',
        country: 'CA',
      },
    ],
    [
      '广东省深圳市南山区科技园1号3栋501室',
      undefined,
      {
        lines: ['科技园1号3栋501室'],
        unit: '3栋501室',
        district: '南山区',
        city: '深圳市',
        region: '广东省',
      },
    ],
    [
      '广东深圳南山区科技园1号',
      undefined,
      { lines: ['科技园1号'], district: '南山区', city: '深圳市', region: '广东省' },
    ],
    [
      '中国北京市朝阳区建国路88号 100020',
      undefined,
      {
        lines: ['建国路88号'],
        district: '朝阳区',
        city: '北京市',
        region: '北京市',
        postcode: '100020',
        country: 'CN',
      },
    ],
    [
      '上海市上海市浦东新区世纪大道100号',
      undefined,
      { lines: ['世纪大道100号'], district: '浦东新区', city: '上海市', region: '上海市' },
    ],
    [
      '浙江省杭州市余杭区文一西路９６９号',
      'CN',
      { lines: ['文一西路969号'], district: '余杭区', city: '杭州市', region: '浙江省' },
    ],
    [
      '邮编:518057 廣東省深圳市南山區深南大道10000號',
      undefined,
      {
        lines: ['深南大道10000號'],
        district: '南山區',
        city: '深圳市',
        region: '广东省',
        postcode: '518057',
      },
    ],
    [
      '内蒙古呼和浩特市新城区中山路1号',
      undefined,
      { lines: ['中山路1号'], district: '新城区', city: '呼和浩特市', region: '内蒙古自治区' },
    ],
    [
      '江苏省苏州市昆山市前进路1号',
      undefined,
      { lines: ['前进路1号'], district: '昆山市', city: '苏州市', region: '江苏省' },
    ],
    [
      'Room 1203, 88 Zhongshan Road, Xuhui District, Shanghai 200030, China',
      undefined,
      {
        lines: ['Room 1203', '88 Zhongshan Road'],
        unit: '1203',
        district: 'Xuhui District',
        city: 'Shanghai',
        postcode: '200030',
        country: 'CN',
      },
    ],
    [
      '1 Infinite Loop, Cupertino, California',
      undefined,
      { lines: ['1 Infinite Loop'], city: 'Cupertino', region: 'CA', country: 'US' },
    ],
    [
      '37 watt place, brandon, 7270, tas',
      undefined,
      { lines: ['37 Watt Place'], city: 'Brandon', region: 'TAS', postcode: '7270', country: 'AU' },
    ],
    [
      '88 Zhongshan Road, Guangzhou, Guangdong, China',
      undefined,
      { lines: ['88 Zhongshan Road'], city: 'Guangzhou', region: 'Guangdong', country: 'CN' },
    ],
    ['Hauptstr. 5, Berlin', 'DE', { lines: ['Hauptstr. 5'], city: 'Berlin' }],
    ['香港九龙弥敦道610号', undefined, { lines: ['九龙弥敦道610号'], region: '香港特别行政区' }],
    ['somewhere nice', undefined, { lines: ['Somewhere Nice'] }],
    ['12345', undefined, { lines: ['12345'] }],
  ])('takes %j apart', (raw, country, value) => {
    expect(read(raw, country)).toEqual(value);
  });

  it('keeps what the source wrote', () => {
    const [first] = standardizeAddress('Hauptstr. 5, 10115 Berlin', {
      today,
      country: 'DE',
    }).values;
    expect(first?.original).toBe('Hauptstr. 5, 10115 Berlin');
  });

  it('says when neither town nor postcode was found', () => {
    expect(
      standardizeAddress('somewhere nice', { today }).issues.map((issue) => issue.code),
    ).toEqual(['address.unparsed']);
  });

  it.each(['', 'n/a', null, '不详', [], {}, { line1: '-', city: 'N/A' }])(
    'takes %j for missing',
    (raw) => {
      expect(standardizeAddress(raw, { today })).toEqual({ values: [], issues: [] });
    },
  );
});

describe('address as components', () => {
  it.each([
    [
      {
        line1: '123 MAIN ST',
        line2: 'APT 4',
        city: 'SPRINGFIELD',
        state: 'Illinois',
        zip: '62704',
        country: 'USA',
      },
      undefined,
      {
        lines: ['123 Main St', 'Apt 4'],
        unit: '4',
        city: 'Springfield',
        region: 'IL',
        postcode: '62704',
        country: 'US',
      },
    ],
    [
      { street: 'Hauptstr.', houseNumber: '5', postcode: '10115', city: 'Berlin' },
      'DE',
      { lines: ['Hauptstr. 5'], city: 'Berlin', postcode: '10115' },
    ],
    [
      {
        street: 'Main St',
        houseNumber: 123,
        unit: '4',
        city: 'Boston',
        region: 'MA',
        postcode: 2138,
      },
      'US',
      {
        lines: ['123 Main St', 'Unit 4'],
        unit: '4',
        city: 'Boston',
        region: 'MA',
        postcode: '02138',
      },
    ],
    [
      {
        street_number: '37',
        address_1: 'watt place',
        address_2: 'merricroft',
        suburb: 'brandon',
        postcode: '7270',
        state: 'tas',
      },
      'AU',
      {
        lines: ['37', 'Watt Place', 'Merricroft'],
        district: 'Brandon',
        region: 'TAS',
        postcode: '7270',
        country: 'AU',
      },
    ],
    [
      { line1: '12 Main St, Springfield, IL 62704' },
      'US',
      {
        lines: ['12 Main St'],
        city: 'Springfield',
        region: 'IL',
        postcode: '62704',
        country: 'US',
      },
    ],
    [
      { line1: '12 High Street\nLeeds', postcode: 'ls11aa' },
      undefined,
      { lines: ['12 High Street', 'Leeds'], postcode: 'LS1 1AA', country: 'GB' },
    ],
    [
      { line1: '科技园1号', city: '深圳市', region: '广东', country: '中国' },
      undefined,
      { lines: ['科技园1号'], city: '深圳市', region: '广东省', country: 'CN' },
    ],
    [{ lines: ['1 Main St'], city: 'Boston' }, undefined, { lines: ['1 Main St'], city: 'Boston' }],
    [
      { line1: '1 Main St', city: 'Boston', country: 'Narnia' },
      undefined,
      { lines: ['1 Main St'], city: 'Boston' },
    ],
    [
      { city: 'Windhoek', country: 'Namibia' },
      undefined,
      { lines: [], city: 'Windhoek', country: 'NA' },
    ],
    [{ city: 'Windhoek', country: 'NA' }, undefined, { lines: [], city: 'Windhoek' }],
    [{ city: 'Paris', country: 'fr' }, undefined, { lines: [], city: 'Paris', country: 'FR' }],
  ])('reads %j', (raw, country, value) => {
    expect(read(raw, country)).toEqual(value);
  });

  it('flags a country that it does not know', () => {
    const { issues } = standardizeAddress({ city: 'Cair Paravel', country: 'Narnia' }, { today });
    expect(issues.map((issue) => issue.code)).toEqual(['address.country-unknown']);
  });
});

describe('address key', () => {
  it.each([
    [
      '123 Main Street, Apt. 4, Springfield, IL 62704',
      { line1: '123 MAIN ST', line2: '#4', city: 'Springfield', zip: '62704' },
      'US',
      '123 main st 4 springfield 62704',
    ],
    [
      'Berliner Straße 5, 10115 Berlin',
      'Berlinerstr. 5, D-10115 Berlin',
      'DE',
      'berlinerstr 5 berlin 10115',
    ],
    [
      '3/12 Smith Street, Newtown NSW 2042',
      'Unit 3, 12 Smith St, Newtown NSW 2042',
      'AU',
      '12 smith st 3 newtown 2042',
    ],
    ['广东省深圳市南山区科技园1号', '深圳市南山區科技園1號', 'CN', '深圳南山科技园1号'],
    [
      '10 North Saint James Road, Leeds LS1 1AA',
      '10 N St. James Rd, Leeds, ls11aa',
      'GB',
      '10 n st james rd leeds ls11aa',
    ],
  ])('is the same for %j and %j', (one, other, country, key) => {
    expect([keyOf(one, country), keyOf(other, country)]).toEqual([key, key]);
  });
});
