import type { IdentifierScheme } from '@concord/contracts/workspace';
import { residentIdFacts } from './resident-id';
import { standardizeIdentifier } from './standardizer';

const today = '2026-11-20';

function read(raw: unknown, scheme?: IdentifierScheme, country?: string): unknown[] {
  const { values, issues } = standardizeIdentifier(raw, {
    today,
    ...(scheme === undefined ? {} : { scheme }),
    ...(country === undefined ? {} : { country }),
  });
  return [values[0]?.value, issues.map(({ code }) => code)];
}

/** The same number with one digit raised: no scheme lets that pass. */
function mistyped(number: string, at: number): string {
  const digit = (Number(number.charAt(at)) + 1) % 10;
  return `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
}

describe('VAT numbers of the European Union and its neighbours', () => {
  const numbers: [string, string][] = [
    ['ATU13585627', 'ATU13585627'],
    ['BE 0428.759.497', 'BE0428759497'],
    ['BE 428759497', 'BE0428759497'],
    ['BG 175 074 752', 'BG175074752'],
    ['CY-10259033P', 'CY10259033P'],
    ['CZ 251-238-91', 'CZ25123891'],
    ['CZ 7103192745', 'CZ7103192745'],
    ['DE 136,695 976', 'DE136695976'],
    ['DK 13585628', 'DK13585628'],
    ['EE 100 931 558', 'EE100931558'],
    ['EL 094259216', 'EL094259216'],
    ['GR 094259216', 'EL094259216'],
    ['ES B-58378431', 'ESB58378431'],
    ['ES 54362315-K', 'ES54362315K'],
    ['ES X-5253868-R', 'ESX5253868R'],
    ['ES J99216582', 'ESJ99216582'],
    ['FI- 2077474-0', 'FI20774740'],
    ['Fr 40 303 265 045', 'FR40303265045'],
    ['FR 23334175221', 'FR23334175221'],
    ['GB 980 7806 84', 'GB980780684'],
    ['XI 980 7806 84', 'XI980780684'],
    ['GB GD001', 'GBGD001'],
    ['HR 33392005961', 'HR33392005961'],
    ['HU-12892312', 'HU12892312'],
    ['IE 6433435F', 'IE6433435F'],
    ['IE 6433435OA', 'IE6433435OA'],
    ['IE 8D79739I', 'IE8D79739I'],
    ['IT 00743110157', 'IT00743110157'],
    ['LT 119511515', 'LT119511515'],
    ['LT 100001919017', 'LT100001919017'],
    ['LU 150 274 42', 'LU15027442'],
    ['LV 4000 3521 600', 'LV40003521600'],
    ['LV 161175-19997', 'LV16117519997'],
    ['MT 1167-9112', 'MT11679112'],
    ['NL 004495445B01', 'NL004495445B01'],
    ['PL 8567346215', 'PL8567346215'],
    ['PT 501 964 843', 'PT501964843'],
    ['RO 185 472 90', 'RO18547290'],
    ['SE 123456789701', 'SE123456789701'],
    ['SI 5022 3054', 'SI50223054'],
    ['SK 202 274 96 19', 'SK2022749619'],
    ['CHE-107.787.577 MWST', 'CHE107787577'],
    ['NO 995 525 828 MVA', 'NO995525828'],
  ];

  it.each(numbers)('reads %j as %s', (raw, value) => {
    expect(read(raw, 'vat')).toEqual([value, []]);
  });

  it('covers all members', () => {
    const members =
      'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
    const covered = new Set(numbers.map(([, value]) => value.slice(0, 2)));
    expect(members.split(' ').filter((prefix) => !covered.has(prefix))).toEqual([]);
  });

  it.each(numbers.filter(([, value]) => !value.includes('GD001')))(
    'notices a mistyped digit of %j',
    (_, value) => {
      // The last digit before a letter or the end, so that every scheme reckons with it.
      const at = /\d(?=\D*$)/.exec(value.replace(/B01$/, ''))?.index ?? 0;
      const place = value.startsWith('SE') || value.startsWith('LV1') ? 5 : at;
      expect(read(mistyped(value, place), 'vat')[1]).not.toEqual([]);
    },
  );

  it.each([
    ['136695976', 'DE', 'DE136695976'],
    ['U13585627', 'AT', 'ATU13585627'],
    ['428759497', 'BE', 'BE0428759497'],
    ['094259216', 'GR', 'EL094259216'],
    ['B58378431', 'ES', 'ESB58378431'],
    ['40 303 265 045', 'FR', 'FR40303265045'],
    ['DE136695976', 'AT', 'DE136695976'],
  ])('gives %j of %s its prefix: %s', (raw, country, value) => {
    expect(read(raw, 'vat', country)).toEqual([value, []]);
  });
});

describe('other schemes', () => {
  it.each<[string, IdentifierScheme | undefined, string[]]>([
    // Resident numbers of China
    ['11010519491231002X', undefined, []],
    ['11010519491231002x', 'resident-id', []],
    ['440524188001010014', undefined, []],
    ['350102790219805', 'resident-id', []],
    ['110105194912310021', undefined, ['identifier.check-digit']],
    ['11010519491331002X', 'resident-id', ['identifier.form']],
    ['1101051949123100', 'resident-id', ['identifier.form']],
    ['310115198503041233', undefined, ['identifier.check-digit']],
    // 统一社会信用代码
    ['91350100M000100Y43', undefined, []],
    ['91110000600037341L', 'uscc', []],
    ['9135 0100 M000 100Y 43', undefined, []],
    ['91350100M000100Y44', undefined, ['identifier.check-digit']],
    ['91350100O000100Y43', 'uscc', ['identifier.form']],
    ['91110000MA0012345X', undefined, ['identifier.check-digit']],
    // IBAN
    ['DE89 3704 0044 0532 0130 00', undefined, []],
    ['GB82 WEST 1234 5698 7654 32', undefined, []],
    ['FR14 2004 1010 0505 0001 3M02 606', undefined, []],
    ['CH93 0076 2011 6238 5295 7', undefined, []],
    ['NL91ABNA0417164300', undefined, []],
    ['NO93 8601 1117 947', undefined, []],
    ['MT84 MALT 0110 0001 2345 MTLC AST0 01S', undefined, []],
    ['AE07 0331 2345 6789 0123 456', undefined, []],
    ['DE89 3704 0044 0532 0130 01', undefined, ['identifier.check-digit']],
    ['DE89 3704 0044 0532 0130', 'iban', ['identifier.form']],
    ['XX89 3704 0044 0532 0130 00', 'iban', ['identifier.form']],
    // Cards
    ['4111 1111 1111 1111', 'luhn', []],
    ['5555-5555-5555-4444', 'luhn', []],
    ['3782 822463 10005', 'luhn', []],
    ['6200 0000 0000 0005', 'luhn', []],
    ['4111 1111 1111 1112', 'luhn', ['identifier.check-digit']],
    ['4111', 'luhn', ['identifier.form']],
    ['4111 1111 1111 1112', undefined, []],
    // LEI
    ['5493001KJTIIGC8Y1R12', 'lei', []],
    ['213800KUD8LAJWSQ9D15', 'lei', []],
    ['5493001KJTIIGC8Y1R13', 'lei', ['identifier.check-digit']],
    ['5493001KJTIIGC8Y1R', 'lei', ['identifier.form']],
    // What only looks like a VAT number may be a customer number
    ['DE123456789', undefined, []],
    ['DE123456789', 'vat', ['identifier.check-digit']],
    ['DE12345', 'vat', ['identifier.form']],
    ['4711', 'vat', ['identifier.form']],
  ])('judges %j as %j: %j', (raw, scheme, codes) => {
    expect(read(raw, scheme)[1]).toEqual(codes);
  });

  it.each([
    ['11010519491231002X', '1949-12-31', 'female', '110105'],
    ['440524188001010014', '1880-01-01', 'male', '440524'],
    ['350102790219805', '1979-02-19', 'male', '350102'],
  ])('knows of %s the birth date %s and the gender %s', (text, birthDate, gender, region) => {
    expect(residentIdFacts(text)).toEqual({ birthDate, gender, region });
  });

  it.each(['110105194912310021', '11010519491331002X', 'A123456', ''])(
    'believes nothing of %j',
    (text) => {
      expect(residentIdFacts(text)).toBeUndefined();
    },
  );
});
