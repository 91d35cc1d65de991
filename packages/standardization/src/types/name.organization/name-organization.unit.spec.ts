import { legalFormsByCountry } from '../../data/legal-forms';
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
    ['Bayer AG', 'bayer', 'ag'],
    ['Deutsche Bank AG', 'deutsche bank', 'ag'],
    ['SAP SE', 'sap', 'se'],
    ['Zalando SE & Co. KGaA', 'zalando', 'se co kgaa'],
    ['Gastro UG (haftungsbeschränkt)', 'gastro', 'ug haftungsbeschrankt'],
    ['Meier e.K.', 'meier', 'ek'],
    ['TSV 1860 München e.V.', 'tsv 1860 munchen', 'ev'],
    ['Volksbank eG', 'volksbank', 'eg'],
    ['Architekten Partnerschaft PartG mbB', 'architekten partnerschaft', 'partg mbb'],
    ['Swarovski Ges.m.b.H.', 'swarovski', 'gesmbh'],
    ['OMV AG', 'omv', 'ag'],
    ['Nestlé S.A.', 'nestle', 'sa'],
    ['Migros Ticino Sagl', 'migros ticino', 'sagl'],
    ['Danone SA', 'danone', 'sa'],
    ['Carrefour S.A.S.', 'carrefour', 'sas'],
    ['Boulangerie Dupont EURL', 'boulangerie dupont', 'eurl'],
    ['Chez Paul S.à r.l.', 'chez paul', 'sa rl'],
    ['SCI Les Lilas', 'les lilas', 'sci'],
    ['Anheuser-Busch InBev SA/NV', 'anheuser busch inbev', 'sa nv'],
    ['Delhaize Comm. V', 'delhaize', 'comm v'],
    ['Brasserie SPRL', 'brasserie', 'sprl'],
    ['Jumbo B.V.', 'jumbo', 'bv'],
    ['ArcelorMittal S.à r.l.', 'arcelormittal', 'sa rl'],
    ['Telefónica, S.A.', 'telefonica', 'sa'],
    ['Mercadona S.L.', 'mercadona', 'sl'],
    ['Inditex S.L.U.', 'inditex', 'slu'],
    ['Galp Energia, SGPS, S.A.', 'galp energia', 'sgps sa'],
    ['Padaria Lisboa Unipessoal Lda', 'padaria lisboa', 'unipessoal lda'],
    ['Prada S.r.l.', 'prada', 'srl'],
    ['Coop Alleanza Soc. Coop.', 'coop alleanza', 'soc coop'],
    ['Grupo Bimbo S.A.B. de C.V.', 'grupo bimbo', 'sab de cv'],
    ['Tacos Juan S. de R.L. de C.V.', 'tacos juan', 's de rl de cv'],
    ['Petrobras S.A.', 'petrobras', 'sa'],
    ['Padaria do Zé Ltda. ME', 'padaria do ze', 'ltda me'],
    ['Mercado Libre S.R.L.', 'mercado libre', 'srl'],
    ['Cencosud SpA', 'cencosud', 'spa'],
    ['Bodega Rosa E.I.R.L.', 'bodega rosa', 'eirl'],
    ['Éxito S.A.S.', 'exito', 'sas'],
    ['IKEA Aktiebolag', 'ikea', 'aktiebolag'],
    ['Equinor ASA', 'equinor', 'asa'],
    ['Kiosk AS', 'kiosk', 'as'],
    ['A.P. Møller - Mærsk A/S', 'ap moller maersk', 'a s'],
    ['Lego ApS', 'lego', 'aps'],
    ['Marimekko Oy', 'marimekko', 'oy'],
    ['Össur hf.', 'ossur', 'hf'],
    ['Kaffi ehf.', 'kaffi', 'ehf'],
    ['PKN Orlen S.A.', 'pkn orlen', 'sa'],
    ['Kowalski Sp. z o.o. Sp. k.', 'kowalski', 'sp z oo sp k'],
    ['Škoda Auto a.s.', 'skoda auto', 'as'],
    ['Novák s.r.o.', 'novak', 'sro'],
    ['MOL Nyrt.', 'mol', 'nyrt'],
    ['Kovács Kft.', 'kovacs', 'kft'],
    ['Dacia S.R.L.', 'dacia', 'srl'],
    ['Булгартабак АД', 'булгартабак', 'ад'],
    ['Иванов ЕООД', 'иванов', 'еоод'],
    ['Podravka d.d.', 'podravka', 'dd'],
    ['Horvat j.d.o.o.', 'horvat', 'jdoo'],
    ['Gorenje d.o.o.', 'gorenje', 'doo'],
    ['Тетекс ДООЕЛ', 'тетекс', 'дооел'],
    ['Δημήτρης Α.Ε.', 'δημητρης', 'αε'],
    ['Καφές Ε.Π.Ε.', 'καφες', 'επε'],
    ['Koç Holding A.Ş.', 'koc holding', 'as'],
    ['Yılmaz Tic. Ltd. Şti.', 'yilmaz', 'tic ltd sti'],
    ['Eesti Energia OÜ', 'eesti energia', 'ou'],
    ['SIA Latvijas Gāze', 'latvijas gaze', 'sia'],
    ['UAB Maxima', 'maxima', 'uab'],
    ['ООО «Ромашка»', 'ромашка', 'ооо'],
    ['ПАО Газпром', 'газпром', 'пао'],
    ['ТОВ Нова Пошта', 'нова пошта', 'тов'],
    ['ТОО Казахстан', 'казахстан', 'тоо'],
    ['Emaar PJSC', 'emaar', 'pjsc'],
    ['Jumbo Trading FZE', 'jumbo trading', 'fze'],
    ['Saudi Aramco JSC', 'saudi aramco', 'jsc'],
    ['בזק בע"מ', 'בזק', 'בע מ'],
    ['Infosys Pvt. Ltd.', 'infosys', 'pvt ltd'],
    ['Petronas Sdn. Bhd.', 'petronas', 'sdn bhd'],
    ['DBS Pte Ltd', 'dbs', 'pte ltd'],
    ['PT Astra Tbk', 'astra', 'pt tbk'],
    ['บริษัท ไทย จำกัด', 'ไทย', 'บริษัท จํากัด'],
    ['Công ty TNHH Hoa Sen', 'hoa sen', 'cong ty tnhh'],
    ['Fonterra Limited', 'fonterra', 'limited'],
    ['Sasol (Pty) Ltd', 'sasol', 'pty ltd'],
    ['Guinness DAC', 'guinness', 'dac'],
    ['HSBC plc', 'hsbc', 'plc'],
    ['Apple Inc.', 'apple', 'inc'],
    ['Acme, LLC', 'acme', 'llc'],
    ['Shopify ULC', 'shopify', 'ulc'],
    ['有限会社山田商店', '山田商店', '有限会社'],
    ['(株)山田', '山田', '(株)'],
    ['삼성전자 주식회사', '삼성전자', '주식회사'],
    ['(주)카카오', '카카오', '(주)'],
    ['台灣積體電路製造股份有限公司', '台湾积体电路制造', '股份有限公司'],
    ['华为投资控股有限公司', '华为投资', '控股有限公司'],
    ['上海某某合伙企业(有限合伙)', '上海某某', '合伙企业(有限合伙)'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴中国', '有限公司'],
    ['3M Company', '3m', 'company'],
    ['7-Eleven, Inc.', '7 eleven', 'inc'],
    ['“Acme” GmbH', 'acme', 'gmbh'],
    ['AT&T Inc.', 'at and t', 'inc'],
    ['The Home Depot, Inc.', 'home depot', 'inc'],
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

  it('knows forms of more than fifty countries', () => {
    expect(legalFormsByCountry.size).toBeGreaterThan(50);
    for (const forms of legalFormsByCountry.values()) expect(forms.size).toBeGreaterThan(0);
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
