import { TableProfile } from '../profile/table-profile';
import { inferTable, proposeMapping } from './inference';

const today = '2026-11-20';
type Row = Readonly<Record<string, unknown>>;

function inferred(rows: readonly Row[]) {
  const profile = new TableProfile();
  for (const row of rows) profile.add(row);
  return inferTable(profile.summary(), today);
}

function meanings(rows: readonly Row[]): Record<string, string> {
  return Object.fromEntries(inferred(rows).columns.map(({ column, meaning }) => [column, meaning]));
}

/** Rows out of columns of values. */
function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>, times = 1): Row[] {
  const length = Math.max(...Object.values(columns).map((values) => values.length));
  return Array.from({ length: length * times }, (_, at) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, values[at % length]]),
    ),
  );
}

const chinese = {
  编号: ['A001', 'A002', 'A003', 'A004', 'A005', 'A006'],
  姓名: ['张伟', '王芳', '欧阳娜娜', '李娜', '刘洋', '陈静'],
  性别: ['男', '女', '女', '女', '男', '女'],
  出生日期: ['1985年4月3日', '1990-01-05', '1978/7/1', '2001-02-03', '1969-12-31', '1988-08-08'],
  身份证号: [
    '110105198504030012',
    '310104199001050024',
    '440305197807010046',
    '510107200102030028',
    '420111196912310019',
    '330102198808080020',
  ],
  手机: [
    '13812345678',
    '+86 159 1234 5678',
    '186-0220-6157',
    '13912345678',
    '15012345678',
    '17712345678',
  ],
  地址: [
    '朝阳区东风路102号8栋',
    '人民路3号',
    '南京西路1266号',
    '天府大道1号',
    '中山路9号2单元',
    '解放路66号',
  ],
  城市: ['北京市', '上海市', '深圳市', '成都市', '武汉市', '杭州市'],
  邮编: ['100020', '200040', '518000', '610041', '430014', '310006'],
  备注: ['老客户', '', '推荐来的', '', '', '电话打不通,请发短信'],
};

const expectedChinese = {
  编号: 'record.id',
  姓名: 'name.full',
  性别: 'gender',
  出生日期: 'date.birth',
  身份证号: 'identifier',
  手机: 'phone',
  地址: 'address.line1',
  城市: 'address.city',
  邮编: 'address.postcode',
  备注: 'text',
};

describe(inferTable, () => {
  it('knows Chinese columns by their names and values', () => {
    expect(meanings(rowsOf(chinese))).toEqual(expectedChinese);
  });

  it('knows most of them by their values alone', () => {
    const columns = Object.entries(chinese);
    const blind = Object.fromEntries(columns.map(([, values], at) => [`column_${at + 1}`, values]));
    const found = Object.values(meanings(rowsOf(blind)));
    const expected = Object.values(expectedChinese);
    const right = found.filter((meaning, at) => meaning === expected[at]);
    expect(right.length).toBeGreaterThanOrEqual(8);
  });

  it('believes values when the name is wrong', () => {
    const rows = rowsOf({
      id: [1, 2, 3, 4],
      name: ['ann@lee.org', 'bob@ray.org', 'cy@may.org', 'di@fox.org'],
      email: ['1985-04-03', '1990-01-05', '1978-07-01', '1966-02-03'],
      phone: ['Smith', 'Jones', 'Taylor', 'Brown'],
    });
    expect(meanings(rows)).toMatchObject({
      name: 'email',
      email: 'date.birth',
      phone: 'name.family',
    });
  });

  it('tells the id of a record from the id of another one that comes again', () => {
    const rows = rowsOf({
      order_id: ['O-1', 'O-2', 'O-3', 'O-4'],
      customer_id: ['C-1', 'C-2', 'C-1', 'C-2'],
      amount: ['12.50', '7.00', '19.99', '3.10'],
    });
    const found = meanings(rows);
    expect(found.customer_id).toBe('identifier');
    expect(found.amount).toBe('money');
  });

  it('takes a town with a street for a part of the address, and alone for a place', () => {
    const town = ['London', 'Leeds', 'York', 'Bath'];
    const streets = ['1 High Street', '5 Mill Lane', '7 Park Road', '12 Green Lane'];
    expect(meanings(rowsOf({ town, street: streets })).town).toBe('address.city');
    expect(meanings(rowsOf({ town })).town).toBe('place');
  });

  it('gives a table one id, one birth date and one time of change', () => {
    const days = ['1985-04-03', '1990-01-05', '1978-07-01', '1966-02-03'];
    const found = Object.values(
      meanings(rowsOf({ id: [1, 2, 3, 4], uid: [7, 8, 9, 10], dob: days, birthday: days })),
    );
    for (const one of ['record.id', 'date.birth']) {
      expect(found.filter((meaning) => meaning === one)).toHaveLength(1);
    }
  });

  it('learns of each column in which order its days are written', () => {
    const proposal = proposeMapping(
      inferred(
        rowsOf({
          birth_date: ['13/04/1985', '25/01/1990', '28/07/1978', '03/02/1966'],
          member_since: ['04/13/2015', '05/25/2016', '07/28/2018', '03/02/2019'],
          last_order: ['17/03/2024', '28/03/2024', '03/04/2024', '30/05/2024'],
        }),
      ),
    );
    expect(proposal.locale).toMatchObject({ dayFirst: true });
    expect(Object.values(proposal.locale.dayFirstOf ?? {})).toEqual([false]);
    const [field = ''] = Object.keys(proposal.locale.dayFirstOf ?? {});
    expect(proposal.mapping[field]).toBe('member_since');
  });

  it('believes the name of a column over the one misspelt value of two', () => {
    expect(meanings(rowsOf({ 邮箱: ['a b@x', 'li@example.com'] }))).toEqual({ 邮箱: 'email' });
  });

  it('learns country and order of days from the values', () => {
    const { locale } = inferred(
      rowsOf({
        postcode: ['SW1A 1AA', 'M1 1AE', 'B33 8TH', 'CR2 6XH'],
        born: ['13/04/1985', '05/01/1990', '28/07/1978', '03/02/1966'],
      }),
    );
    expect(locale).toEqual({ country: 'GB', dayFirst: true });
  });

  it.each([
    ['no rows', []],
    ['empty rows', [{}, {}]],
    ['an empty column', [{ name: '' }, { name: null }]],
    ['hostile text', [{ '': '\0\ud800', __proto__x: '张'.repeat(5_000), a: '('.repeat(500) }]],
  ])('answers %s', (_, rows) => {
    expect(() => proposeMapping(inferred(rows))).not.toThrow();
  });
});

describe(proposeMapping, () => {
  const rows = rowsOf({
    kundennummer: ['K1', 'K2', 'K3', 'K4'],
    vorname: ['Hans', 'Petra', 'Klaus', 'Monika'],
    nachname: ['Müller', 'Schmidt', 'Weber', 'Fischer'],
    mobil: ['0170 1234567', '0171 2345678', '0172 3456789', '0160 4567890'],
    telefon: ['030 1234567', '089 2345678', '040 3456789', '0221 456789'],
    strasse: ['Hauptstraße', 'Gartenweg', 'Lindenallee', 'Bergstraße'],
    hausnummer: ['12', '5a', '7', '101'],
    plz: ['10115', '80331', '20095', '50667'],
    ort: ['Berlin', 'München', 'Hamburg', 'Köln'],
    auftrag_id: ['4711', '4712', '4711', '4713'],
    leer: ['', '', '', ''],
  });

  it('maps what belongs together to one field, and leaves out what says nothing', () => {
    const { id, mapping, fields, columns } = proposeMapping(inferred(rows));
    expect(id).toBe('kundennummer');
    expect(mapping).toEqual({
      givenName: 'vorname',
      familyName: 'nachname',
      phone: ['mobil', 'telefon'],
      address: {
        address: { street: 'strasse', houseNumber: 'hausnummer', postcode: 'plz', city: 'ort' },
      },
    });
    expect(fields.phone).toEqual({ type: 'phone', many: true });
    const leftOut = columns.filter(({ use }) => use.as === 'left out').map(({ column }) => column);
    expect(leftOut).toEqual(['auftrag_id', 'leer']);
  });

  it('takes a list of objects for transactions that hang on the record', () => {
    const shop = [1, 2, 3, 4].map((at) => ({
      customer: `C-${at}`,
      mail: `ann${at}@lee.org`,
      orders: [
        { number: `A-${at}`, placedAt: `2026-01-0${at}`, total: `1${at}.50` },
        { number: `B-${at}`, placedAt: `2026-02-0${at}`, total: `2${at}.99` },
      ],
      tags: ['vip'],
    }));
    const { attached, id, columns } = proposeMapping(inferred(shop));
    expect(id).toBe('customer');
    expect(attached).toEqual([
      {
        kind: 'transaction',
        mapping: {
          entity: 'order',
          each: 'orders',
          id: 'number',
          mapping: { placedAt: 'placedAt', total: 'total' },
        },
        fields: {
          placedAt: { type: 'date', many: false },
          total: { type: 'money', many: false },
        },
      },
    ]);
    expect(columns.find(({ column }) => column === 'orders[].total')?.use).toEqual({
      as: 'attached',
      entity: 'order',
      field: 'total',
    });
  });

  it('uses the fields of a model, by type and by name', () => {
    const model = {
      fields: {
        first: { type: 'name.given' as const, many: false },
        last: { type: 'name.family' as const, many: false },
        landline: { type: 'phone' as const, many: false },
        home: { type: 'address' as const, many: false },
      },
      require: [],
    };
    const { mapping, columns } = proposeMapping(inferred(rows), model);
    expect(mapping).toMatchObject({ first: 'vorname', last: 'nachname', landline: 'mobil' });
    expect(Object.keys(mapping)).toContain('home');
    expect(columns.find(({ column }) => column === 'telefon')?.use).toEqual({
      as: 'left out',
      why: 'the model has no field for it, of type phone',
    });
  });
});
