import { cleansingFile } from '@concord/contracts/workspace';
import { knownWords } from '../../words';
import { standardizeCountry } from './standardizer';

const today = '2026-11-20';

describe('country', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['276', 'DE'],
    [276, 'DE'],
    ['Germany', 'DE'],
    ['GERMANY', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['Germania', 'DE'],
    ['Duitsland', 'DE'],
    ['Niemcy', 'DE'],
    ['Tyskland', 'DE'],
    ['Германия', 'DE'],
    ['德国', 'DE'],
    ['德國', 'DE'],
    ['ドイツ', 'DE'],
    ['독일', 'DE'],
    ['Federal Republic of Germany', 'DE'],
    ['BRD', 'DE'],
    ['D', 'DE'],
    ['🇩🇪', 'DE'],
    ['DE-BY', 'DE'],
    ['Germany (DE)', 'DE'],
    ['Germany - DE', 'DE'],
    [' Germany. ', 'DE'],
    ['US', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['U.S.', 'US'],
    ['United States', 'US'],
    ['The United States', 'US'],
    ['United States of America', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['États-Unis', 'US'],
    ['Etats Unis', 'US'],
    ['Estados Unidos', 'US'],
    ['EE.UU.', 'US'],
    ['美国', 'US'],
    ['美國', 'US'],
    ['アメリカ合衆国', 'US'],
    ['840', 'US'],
    ['US-NY', 'US'],
    ['GB', 'GB'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['GBR', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Wales', 'GB'],
    ['Northern Ireland', 'GB'],
    ['Great Britain', 'GB'],
    ['united kingdom of great britain and northern ireland', 'GB'],
    ['Großbritannien', 'GB'],
    ['Verenigd Koninkrijk', 'GB'],
    ['英国', 'GB'],
    ['826', 'GB'],
    ['CN', 'CN'],
    ['China', 'CN'],
    ['P.R. China', 'CN'],
    ['PRC', 'CN'],
    ["People's Republic of China", 'CN'],
    ['中国', 'CN'],
    ['中國', 'CN'],
    ['中华人民共和国', 'CN'],
    ['Китай', 'CN'],
    ['Hong Kong SAR', 'HK'],
    ['香港', 'HK'],
    ['中国香港', 'HK'],
    ['Macau', 'MO'],
    ['Taiwan', 'TW'],
    ['台灣', 'TW'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Niederlande', 'NL'],
    ['Schweiz', 'CH'],
    ['Suisse', 'CH'],
    ['CH', 'CH'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['Austria', 'AT'],
    ['Australien', 'AU'],
    ['36', 'AU'],
    ['036', 'AU'],
    ['South Korea', 'KR'],
    ['Republic of Korea', 'KR'],
    ['대한민국', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['Russian Federation', 'RU'],
    ['Россия', 'RU'],
    ['Czechia', 'CZ'],
    ['Czech Republic', 'CZ'],
    ['Tschechien', 'CZ'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Türkei', 'TR'],
    ['Viet Nam', 'VN'],
    ['Vietnam', 'VN'],
    ['Ivory Coast', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Éire', 'IE'],
    ['Ireland', 'IE'],
    ['Kosovo', 'XK'],
    ['Brasil', 'BR'],
    ['Brazil', 'BR'],
    ['日本', 'JP'],
    ['Japan', 'JP'],
    ['España', 'ES'],
    ['NA', 'NA'],
    ['Namibia', 'NA'],
    ['St. Lucia', 'LC'],
    ['São Tomé and Príncipe', 'ST'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Trinidad and Tobago', 'TT'],
  ])('reads %j as %s', (raw, code) => {
    expect(standardizeCountry(raw, { today }).values[0]?.value).toBe(code);
  });

  it.each(['', null, 'n/a', 'na', 'unknown', '不详', '-', 'k. A.'])(
    'takes %j for missing',
    (raw) => {
      expect(standardizeCountry(raw, { today })).toEqual({ values: [], issues: [] });
    },
  );

  it.each(['Narnia', 'EU', 'Europe', 'ZZ', '999', 'GermanyAustria', {}, 'Bavaria', 'DDR'])(
    'rejects %j',
    (raw) => {
      expect(standardizeCountry(raw, { today })).toMatchObject({
        values: [],
        issues: [{ severity: 'rejected' }],
      });
    },
  );

  it('lets the words of the workspace go first', () => {
    const { values } = cleansingFile.parse({
      values: { synonyms: { country: { GB: ['Blighty', 'Georgia'] } } },
    });
    const words = knownWords(values);
    if (words === undefined) throw new Error('no words');
    const read = (raw: string) => standardizeCountry(raw, { today, words }).values[0]?.value;
    expect([read('BLIGHTY'), read('Georgia'), read('Germany')]).toEqual(['GB', 'GB', 'DE']);
  });
});
