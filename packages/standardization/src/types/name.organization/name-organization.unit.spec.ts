import { splitLegalForm } from './legal-form';
import { standardizeOrganizationName } from './standardizer';

describe('name.organization', () => {
  it.each([
    ['Müller & Söhne GmbH & Co. KG', 'muller and sohne', 'gmbh co kg'],
    ['Siemens AG', 'siemens', 'ag'],
    ['ACME, Inc.', 'acme', 'inc'],
    ['Acme Widgets Co., Ltd.', 'acme widgets', 'co ltd'],
    ['Marks and Spencer P.L.C.', 'marks and spencer', 'plc'],
    ['The Coca-Cola Company', 'coca cola', 'company'],
    ['Grupo Bimbo S.A. de C.V.', 'grupo bimbo', 'sa de cv'],
    ['Société Générale S.A.', 'societe generale', 'sa'],
    ['Carrefour SARL', 'carrefour', 'sarl'],
    ['Ferrero S.p.A.', 'ferrero', 'spa'],
    ['Philips N.V.', 'philips', 'nv'],
    ['Volvo AB', 'volvo', 'ab'],
    ['Nokia Oyj', 'nokia', 'oyj'],
    ['Kowalski Sp. z o.o.', 'kowalski', 'sp z oo'],
    ['Škoda s.r.o.', 'skoda', 'sro'],
    ['BHP Pty Ltd', 'bhp', 'pty ltd'],
    ['DBS Pte. Ltd.', 'dbs', 'pte ltd'],
    ['PT Astra International Tbk', 'astra international', 'pt tbk'],
    ['ООО Ромашка', 'ромашка', 'ооо'],
    ['1&1', '1 and 1', undefined],
    ['深圳市腾讯计算机系统有限公司', '深圳市腾讯计算机系统', '有限公司'],
    ['華為技術有限公司', '华为技术', '有限公司'],
    ['中国平安保险（集团）股份有限公司', '中国平安保险集团', '股份有限公司'],
    ['北京百度网讯科技有限责任公司', '北京百度网讯科技', '有限责任公司'],
    ['トヨタ自動車株式会社', 'トヨタ自动车', '株式会社'],
    ['AG', 'ag', undefined],
  ])('finds the name and the form of %j', (text, name, legalForm) => {
    expect(splitLegalForm(text)).toEqual(legalForm === undefined ? { name } : { name, legalForm });
  });

  it('keeps the name as written, in its capitals, with the folded name as key', () => {
    expect(standardizeOrganizationName('  BMW  AG ', { today: '2026-11-20' })).toEqual({
      values: [{ value: 'BMW AG', original: '  BMW  AG ', key: 'bmw' }],
      issues: [],
    });
  });

  it('knows a Chinese name by its pinyin without the legal form', () => {
    const key = (text: string) =>
      standardizeOrganizationName(text, { today: '2026-11-20' }).values[0]?.key;
    expect(key('華為技術有限公司')).toBe('huaweijishu');
    expect(key('Huawei Jishu Co., Ltd.')).toBe('huawei jishu');
    expect(key('トヨタ自動車株式会社')).toBe('トヨタ自动车');
  });

  it.each(['test', '---', '12345', 'n/a'])('gives no value for %j', (raw) => {
    expect(standardizeOrganizationName(raw, { today: '2026-11-20' }).values).toEqual([]);
  });
});
