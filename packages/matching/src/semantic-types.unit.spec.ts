import { explainPair } from './explanation/pair';
import { builtInModel } from './model/built-in';
import { customerFields } from './testing/people';
import { standardRecord } from './testing/standard-records';

type Written = Parameters<typeof standardRecord>[1][string];
type Row = readonly [a: Written, b: Written, country?: string];

const model = builtInModel(customerFields);

/** Bits for one entity by a field alone, as sources write it; undefined where there is nothing to compare. */
function bits(field: string, a: Written, b: Written, country = 'GB'): number | undefined {
  const left = standardRecord('crm:1', { [field]: a }, country);
  const right = standardRecord('erp:1', { [field]: b }, country);
  const { comparisons } = explainPair(left, right, model);
  return comparisons.find(({ fields }) => fields.includes(field))?.weight;
}

function inCountry([a, b, country = 'GB']: Row): [Written, Written, string] {
  return [a, b, country];
}

function field(name: string, same: readonly Row[], different: readonly Row[]): void {
  describe(name, () => {
    it.each(same.map(inCountry))('%j and %j agree (%s)', (a, b, country) => {
      expect(bits(name, a, b, country)).toBeGreaterThan(2);
      expect(bits(name, b, a, country)).toBe(bits(name, a, b, country));
    });
    it.each(different.map(inCountry))('%j and %j differ (%s)', (a, b, country) => {
      expect(bits(name, a, b, country)).toBeLessThan(0.5);
    });
  });
}

describe('two ways to write one thing agree, two things differ:', () => {
  field(
    'company',
    [
      ['Acme Ltd', 'ACME LIMITED'],
      ['Acme Ltd.', 'Acme'],
      ['Müller & Söhne GmbH & Co. KG', 'Mueller und Soehne', 'DE'],
      ['Müller & Söhne GmbH', 'Muller & Sohne'],
      ['The Boston Consulting Group, Inc.', 'Boston Consulting Group'],
      ['International Business Machines Corp.', 'IBM'],
      ['Intl. Business Machines', 'International Business Machines Corporation'],
      ['Smith Brothers Manufacturing', 'Smith Bros. Mfg. Co.'],
      ['Siemens AG', 'Siemens Aktiengesellschaft', 'DE'],
      ['Nordwind Logistik GmbH', 'Logistik Nordwind'],
      ['Barnes and Noble', 'Barnes & Noble, Inc.'],
      ['Société Générale S.A.', 'Societe Generale', 'FR'],
      ['University of Leeds', 'Leeds University'],
      ['McKinsey & Company', 'McKinsey'],
      ['ScottAnalytics', 'Scott Analytics LLC'],
      ['Wolfram Elektrotechnik GmbH', 'Wolfram Elektrotecknik GmbH', 'DE'],
      ['深圳市大疆创新科技有限公司', '深圳市大疆創新科技有限公司', 'CN'],
      ['深圳市大疆创新科技有限公司', '大疆创新科技', 'CN'],
      ['深圳市腾讯计算机系统有限公司', '腾讯计算机系统', 'CN'],
      ['北京字节跳动科技有限公司', '字节跳动科技有限公司', 'CN'],
      ['北京字节跳动科技有限公司', '字节跳动科技（北京）有限公司', 'CN'],
      ['华为技术有限公司', '華為技術有限公司', 'CN'],
      ['华为技术有限公司', 'Huawei Jishu Co., Ltd.', 'CN'],
      ['阿里巴巴集团', 'Alibaba Group Holding Ltd', 'CN'],
      ['海尔集团公司', '海尔集团', 'CN'],
      ['Shenzhen Lanhua Electronics Co., Ltd.', 'Shenzhen Lanhua Electronics', 'CN'],
    ],
    [
      ['Acme Ltd', 'Zenith Ltd'],
      ['First National Bank', 'Second National Bank'],
      ['Müller GmbH', 'Schulze GmbH', 'DE'],
      ['Shanghai Trading Co., Ltd.', 'Beijing Trading Co., Ltd.', 'CN'],
      ['深圳市大疆创新科技有限公司', '深圳市腾讯计算机系统有限公司', 'CN'],
      ['上海科技有限公司', '北京科技有限公司', 'CN'],
      ['华为技术有限公司', '中兴通讯股份有限公司', 'CN'],
      ['IBM', 'ICI'],
    ],
  );
  field(
    'address',
    [
      [
        { line1: '12 High Street', city: 'Leeds', postcode: 'LS1 4HR' },
        { line1: '12 High St.', city: 'LEEDS', postcode: 'ls14hr' },
      ],
      [
        { line1: 'Flat 3, 12 High Street', city: 'Leeds' },
        { line1: '12 High St', line2: 'Apt 3', city: 'Leeds' },
      ],
      [
        { line1: '5 Rue de la Paix', postcode: '75002', city: 'Paris' },
        { line1: '5, rue de la Paix', city: 'Paris' },
        'FR',
      ],
      [
        { line1: 'Hauptstraße 7', postcode: '10115', city: 'Berlin' },
        { line1: 'Hauptstr. 7', postcode: '10115', city: 'Berlin' },
        'DE',
      ],
      ['12 High Street, Leeds LS1 4HR', { line1: '12 High Street', postcode: 'LS1 4HR' }],
      [
        { line1: '1600 Pennsylvania Ave NW', city: 'Washington', region: 'DC', postcode: '20500' },
        '1600 Pennsylvania Avenue Northwest, Washington, DC 20500',
        'US',
      ],
      ['广东省深圳市南山区科技南路16号3栋1205室', '深圳市南山区科技南路16号3栋1205', 'CN'],
      ['廣東省深圳市南山區科技南路16號3棟1205室', '广东省深圳市南山区科技南路16号3栋1205室', 'CN'],
      ['深圳市南山区科技南路16号3栋1205室', '南山区科技南路１６号3号楼1205', 'CN'],
      [
        '深圳市南山区科技南路16号3栋1205室',
        { line1: 'Room 1205, Building 3, 16 South Keji Road', city: 'Shenzhen' },
        'CN',
      ],
    ],
    [
      [
        { line1: '12 High Street', city: 'Leeds', postcode: 'LS1 4HR' },
        { line1: '7 Mill Lane', city: 'York', postcode: 'YO1 9TT' },
      ],
      ['深圳市南山区科技南路16号', '北京市朝阳区建国路88号', 'CN'],
      ['深圳市南山区科技南路16号', '广州市天河区体育西路16号', 'CN'],
    ],
  );
  field(
    'phone',
    [
      ['+44 20 7946 0018', '020 7946 0018'],
      ['0044 20 7946 0018', '(020) 79460018'],
      ['+86 138 1234 5670', '13812345670', 'CN'],
      ['0086-138-1234-5670', '１３８１２３４５６７０', 'CN'],
      ['010-6512 3456', '+86 10 65123456', 'CN'],
      ['(212) 555-0147', '+1 212.555.0147', 'US'],
      ['020 7946 0018', '020 7946 0019'],
      ['020 7946 0018 ext. 12', '020 7946 0018'],
    ],
    [
      ['020 7946 0018', '0161 496 0345'],
      ['13812345670', '13987654321', 'CN'],
      ['+44 20 7946 0018', '+44 20 7046 9918'],
    ],
  );
  field(
    'email',
    [
      ['Ann.Lee@Example.org', 'ann.lee@example.org'],
      ['mailto:ann.lee@acme.com', 'ann.lee+news@acme.com'],
      ['annlee@gmail.com', 'ann.lee@googlemail.com'],
      ['ann.lee@acme.com', 'ann.lee@acme.con'],
      ['ann.lee@acme.com', 'an.lee@acme.com'],
      ['12345678@qq.com', '12345678@QQ.COM', 'CN'],
    ],
    [
      ['ann.lee@acme.com', 'bob.ray@acme.com'],
      ['12345678@qq.com', '87651234@qq.com', 'CN'],
    ],
  );
  field(
    'taxNumber',
    [
      ['DE 123-456-789', 'de123456789', 'DE'],
      ['11010519491231002X', '110105 19491231 002x', 'CN'],
      ['11010519491231002X', '110105491231002', 'CN'],
      ['GB 987 6543 21', 'GB987654321'],
      ['987654341', '987654347'],
    ],
    [
      ['DE123456789', 'DE998877665', 'DE'],
      ['11010519491231002X', '440524188001010014', 'CN'],
    ],
  );
  field(
    'birthDate',
    [
      ['1985-03-04', '4 March 1985'],
      ['04/03/1985', '1985-03-04'],
      ['1985年3月4日', '19850304', 'CN'],
      ['1985-03-04', '1985-04-03'],
    ],
    [
      ['1985-03-04', '1962-11-30'],
      ['1985年3月4日', '1990-12-24', 'CN'],
    ],
  );
  field(
    'postcode',
    [
      ['LS1 4HR', 'ls14hr'],
      ['D-10115', '10115', 'DE'],
    ],
    [
      ['LS1 4HR', 'SW1A 1AA'],
      ['518052', '100020', 'CN'],
    ],
  );
  field(
    'city',
    [
      ['Leeds', 'LEEDS'],
      ['Edinburgh', 'Edinburg'],
      ['San Francisco', 'san francisco', 'US'],
      ['München', 'Muenchen', 'DE'],
      ['武汉市', '武漢', 'CN'],
      ['昆明市', 'Kunming', 'CN'],
    ],
    [
      ['Leeds', 'York'],
      ['北京市', '南京市', 'CN'],
    ],
  );
  field('segment', [['Gold member', ' gold MEMBER ']], [['gold', 'silver']]);
  field(
    'note',
    [
      ['Prefers delivery on Saturday mornings', 'prefers delivery on saturday mornings.'],
      ['Prefers delivery on Saturday mornings', 'Prefers delivery Saturday mornings'],
      ['喜欢周六上午送货', '喜歡週六上午送貨', 'CN'],
    ],
    [
      ['Prefers delivery on Saturday mornings', 'Complained about the invoice in May'],
      ['喜欢周六上午送货', '发票有误', 'CN'],
    ],
  );
  field('turnover', [['€ 1,234.50', '1234.5 EUR']], [['€ 1,234.50', '€ 98,000']]);
});

describe('an address', () => {
  it('in another town is less than in the same', () => {
    const leeds = { line1: '12 High Street', city: 'Leeds' };
    expect(bits('address', leeds, { ...leeds, city: 'Bristol' })).toBeLessThan(
      (bits('address', leeds, { ...leeds, line1: '12 High St' }) ?? 0) - 5,
    );
  });

  it('in two scripts with nothing in common that can be compared says nothing', () => {
    const latin = { line1: '88 Jianguo Road', city: 'Beijing' };
    expect(bits('address', '深圳市南山区科技南路16号', latin, 'CN')).toBe(0);
  });
});

describe('a company', () => {
  it('whose Latin name may be a translation is neither the same nor another one', () => {
    expect(bits('company', '中国银行股份有限公司', 'Bank of China Limited', 'CN')).toBe(0);
  });

  it('with a rare word in common beside others that differ is near', () => {
    expect(bits('company', 'Zephyros Trading Ltd', 'Zephyros Shipping Ltd')).toBeGreaterThan(4);
  });
});

describe('gender', () => {
  it('says little when it agrees and more when it does not', () => {
    expect(bits('gender', 'F', 'female')).toBeCloseTo(1, 0);
    expect(bits('gender', '女', 'f', 'CN')).toBeCloseTo(1, 0);
    expect(bits('gender', 'Mr', 'f')).toBeLessThan(-2);
  });
});

describe('what is missing', () => {
  it('is no evidence', () => {
    expect(bits('email', 'n/a', 'ann.lee@acme.com')).toBeUndefined();
    expect(bits('company', '', 'Acme Ltd')).toBeUndefined();
    expect(bits('phone', '000000', '020 7946 0018')).toBeUndefined();
  });
});
