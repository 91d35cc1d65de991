import type { AddressValue } from '@concord/contracts/canonical';
import { standardizeAddress } from './standardizer';

type Part = string | undefined;
type Details = [street?: Part, houseNumber?: Part, building?: Part, subdistrict?: Part];

function details(raw: unknown, country: string | undefined): (string | undefined)[] {
  const context = { today: '2026-11-20', ...(country === undefined ? {} : { country }) };
  const value = standardizeAddress(raw, context).values[0]?.value;
  if (typeof value !== 'object' || !('lines' in value)) throw new Error('no address');
  const { street, houseNumber, building, subdistrict }: AddressValue = value;
  return [street, houseNumber, building, subdistrict];
}

const none = undefined;

describe('street, house number, building and 街道', () => {
  it.each<[unknown, string | undefined, Details]>([
    // United States, Canada
    ['123 Main St Apt 4, Springfield, IL 62704', none, ['Main St', '123']],
    ['350 Fifth Ave, New York, NY 10118', 'US', ['Fifth Ave', '350']],
    ['1600 Pennsylvania Avenue NW, Washington, DC 20500', 'US', ['Pennsylvania Avenue NW', '1600']],
    ['221-25 Jamaica Ave, Queens, NY 11428', 'US', ['Jamaica Ave', '221-25']],
    ['12 1/2 Elm Street, Salem, MA 01970', 'US', ['Elm Street', '12 1/2']],
    ['PO Box 123, Salem, MA 01970', 'US', []],
    ['P.O. Box 123, 5 Elm Street, Salem, MA 01970', 'US', ['Elm Street', '5']],
    [
      'Empire State Building, 350 Fifth Ave, New York, NY 10118',
      'US',
      ['Fifth Ave', '350', 'Empire State Building'],
    ],
    ['100 N 5th St, Bldg 7, Austin, TX 78701', 'US', ['N 5th St', '100', 'Bldg 7']],
    ['Highway 61, Memphis, TN 38109', 'US', []],
    ['111 Wellington St, Ottawa, ON K1A 0A9', none, ['Wellington St', '111']],
    ['c/o Jane Roe, 5 Elm Street, Salem, MA 01970', 'US', ['Elm Street', '5']],
    // United Kingdom, Ireland
    ['221B Baker Street, London NW1 6XE', none, ['Baker Street', '221B']],
    ['10 Downing Street, London, SW1A 2AA', none, ['Downing Street', '10']],
    ['Flat 3, 12 High Street, Guildford GU1 3AA', 'GB', ['High Street', '12']],
    [
      'Flat 2, Victoria House, 7 Mill Lane, Leeds LS1 1AA',
      'GB',
      ['Mill Lane', '7', 'Victoria House'],
    ],
    ['Rose Cottage, Church Lane, Ely CB7 4AA', 'GB', [none, none, 'Rose Cottage']],
    ['12-14 High Street, Leeds LS1 1AA', 'GB', ['High Street', '12-14']],
    [
      'Suite 5, Regus House, 1 Queen Square, Bath BA1 2HA',
      'GB',
      ['Queen Square', '1', 'Regus House'],
    ],
    // Germany and neighbours
    ['Hauptstr. 5, 10115 Berlin', 'DE', ['Hauptstr.', '5']],
    ['Hauptstr. 5a, 10115 Berlin', 'DE', ['Hauptstr.', '5a']],
    ['Hauptstr. 5 a, 10115 Berlin', 'DE', ['Hauptstr.', '5 a']],
    ['Hauptstraße 5-7, 10115 Berlin', 'DE', ['Hauptstraße', '5-7']],
    ['Straße des 17. Juni 135, 10623 Berlin', 'DE', ['Straße des 17. Juni', '135']],
    ['Lange Gasse 7, 01067 Dresden', 'DE', ['Lange Gasse', '7']],
    ['c/o Müller, Lange Gasse 7, 01067 Dresden', 'DE', ['Lange Gasse', '7']],
    ['Am Markt, 99084 Erfurt', 'DE', []],
    ['Postfach 12 34, 10115 Berlin', 'DE', []],
    ['Haus Sonnenschein, Lindenweg 3, 83209 Prien', 'DE', ['Lindenweg', '3', 'Haus Sonnenschein']],
    ['Mariahilfer Straße 88, 1070 Wien', 'AT', ['Mariahilfer Straße', '88']],
    ['Bahnhofstrasse 12, 8001 Zürich', 'CH', ['Bahnhofstrasse', '12']],
    ['Keizersgracht 1, 1015 CN Amsterdam', 'NL', ['Keizersgracht', '1']],
    ['Via Roma, 12, 20121 Milano', 'IT', ['Via Roma', '12']],
    ['Calle Mayor 5, 28013 Madrid', 'ES', ['Calle Mayor', '5']],
    ['ul. Marszałkowska 10/12, 00-590 Warszawa', 'PL', ['ul. Marszałkowska', '10/12']],
    // France
    ['12 rue de la Paix, 75002 Paris', 'FR', ['rue de la Paix', '12']],
    ['12 bis rue de la Paix, 75002 Paris', 'FR', ['rue de la Paix', '12 bis']],
    ['12, rue de la Paix, 75002 Paris', 'FR', ['rue de la Paix', '12']],
    [
      'Résidence Les Pins, 4 avenue Foch, 06000 Nice',
      'FR',
      ['avenue Foch', '4', 'Résidence Les Pins'],
    ],
    ['Bâtiment C, 4 avenue Foch, 06000 Nice', 'FR', ['avenue Foch', '4', 'Bâtiment C']],
    // Australia, New Zealand
    ['3/12 Smith St, Newtown NSW 2042', 'AU', ['Smith St', '12']],
    ['Unit 5, 100 George Street, Sydney NSW 2000', 'AU', ['George Street', '100']],
    [
      'Shop 4, Westfield Tower, 100 William Street, Sydney NSW 2000',
      'AU',
      ['William Street', '100', 'Westfield Tower'],
    ],
    ['GPO Box 5, Sydney NSW 2001', 'AU', []],
    // China
    ['北京市朝阳区建国路88号', none, ['建国路', '88号']],
    ['北京市朝阳区建国路88号SOHO现代城A座1203室', none, ['建国路', '88号', 'A座']],
    ['北京市海淀区中关村街道中关村大街1号', none, ['中关村大街', '1号', none, '中关村街道']],
    [
      '上海市浦东新区陆家嘴街道世纪大道100号环球金融中心',
      none,
      ['世纪大道', '100号', '环球金融中心', '陆家嘴街道'],
    ],
    ['上海市徐汇区漕溪北路1200弄5号302室', none, ['漕溪北路', '1200弄5号']],
    ['广东省深圳市南山区粤海街道科技园1号3栋501室', none, [none, none, '3栋', '粤海街道']],
    ['江苏省苏州市昆山市玉山镇前进中路1号', none, ['前进中路', '1号', none, '玉山镇']],
    ['浙江省杭州市余杭区文一西路969号', none, ['文一西路', '969号']],
    ['成都市武侯区人民南路四段9号', none, ['人民南路四段', '9号']],
    ['北京市西城区南锣鼓巷12号院3号楼2单元501室', none, ['南锣鼓巷', '12号院', '3号楼']],
    ['廣東省深圳市南山區深南大道10000號騰訊大廈', none, ['深南大道', '10000號', '騰訊大廈']],
    ['湖南省长沙市岳麓区麓山南路932号', none, ['麓山南路', '932号']],
    ['四川省眉山市仁寿县文林镇', none, [none, none, none, '文林镇']],
    [
      { line1: 'Room 1305, Building 7, 128 Heping Road, Jianghan District', city: 'Wuhan' },
      'CN',
      ['Heping Road', '128', 'Building 7'],
    ],
    // Components
    [{ street: 'Hauptstr.', houseNumber: '5', city: 'Berlin' }, 'DE', ['Hauptstr.', '5']],
    [{ street: 'Main St', houseNumber: 123, unit: '4', city: 'Boston' }, 'US', ['Main St', '123']],
    [
      { line1: 'Victoria House', line2: '7 Mill Lane', city: 'Leeds', country: 'GB' },
      none,
      ['Mill Lane', '7', 'Victoria House'],
    ],
    [{ line1: 'Hauptstr. 5', city: 'Berlin' }, none, ['Hauptstr.', '5']],
    [{ line1: '5 High Street', city: 'Leeds' }, none, ['High Street', '5']],
    [{ city: 'Leeds' }, none, []],
  ])('of %j (%j) are %j', (raw, country, expected) => {
    expect(details(raw, country)).toEqual([...expected, none, none, none, none].slice(0, 4));
  });
});
