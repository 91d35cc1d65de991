import { standardizeEmail } from './standardizer';

const context = { today: '2026-11-20' };

function read(raw: unknown): unknown[] {
  const { values, issues } = standardizeEmail(raw, context);
  return [values[0]?.value, values[0]?.key, issues.map((issue) => issue.code)];
}

describe('email', () => {
  it.each([
    ['"john doe"@acme.com', '"john doe"@acme.com', ['email.unusual']],
    ['"John.Doe"@Acme.com', 'john.doe@acme.com', []],
    ['"a@b"@acme.com', '"a@b"@acme.com', ['email.unusual']],
    ['jo@[192.0.2.1]', 'jo@[192.0.2.1]', ['email.unusual']],
    ['jo@[IPv6:2001:db8::1]', 'jo@[ipv6:2001:db8::1]', ['email.unusual']],
    ['jo(work)@acme.com', 'jo@acme.com', []],
    ['jo@acme.com (private)', 'jo@acme.com', []],
    ["!#$%&'*+/=?^_{|}~-@acme.com", "!#$%&'*+/=?^_{|}~-@acme.com", []],
    ["o'brien@acme.ie", "o'brien@acme.ie", []],
    ["'jo@acme.com'", 'jo@acme.com', []],
    ['j+a.b-c_d@sub.acme.co.uk', 'j+a.b-c_d@sub.acme.co.uk', []],
    ['1234567890@qq.com', '1234567890@qq.com', []],
    ['x@acme.museum', 'x@acme.museum', []],
    [`${'a'.repeat(64)}@acme.com`, `${'a'.repeat(64)}@acme.com`, []],
    ['jo@a-b.c-d.de', 'jo@a-b.c-d.de', []],
    ['jo@1und1.de', 'jo@1und1.de', []],
  ])('takes %j by RFC 5321 and 5322', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, undefined, codes]);
  });

  it.each([
    ['jürgen@müller.de', 'jürgen@müller.de', []],
    ['jo@xn--mller-kva.de', 'jo@müller.de', []],
    ['jo@XN--MLLER-KVA.DE', 'jo@müller.de', []],
    ['JO@MÜLLER.DE', 'jo@müller.de', []],
    ['jo@mu\u0308ller.de', 'jo@müller.de', []],
    ['张三@公司.中国', '张三@公司.中国', []],
    ['zhang@xn--55qx5d.xn--fiqs8s', 'zhang@公司.中国', []],
    ['иван@почта.рф', 'иван@почта.рф', []],
    ['jo@straße.de', 'jo@straße.de', []],
    ['jo@bücher.example.de', 'jo@bücher.example.de', []],
    ['jo@pаypal.com', 'jo@pаypal.com', ['email.mixed-scripts']],
    ['jo@xn--a.de', 'jo@xn--a.de', []],
  ])('reads the international %j as %j', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, undefined, codes]);
  });

  it.each([
    ['Anna.Weiss@ACME.com', 'anna.weiss@acme.com', []],
    [' mailto:jo@acme.com ', 'jo@acme.com', []],
    ['E-Mail: jo@acme.com', 'jo@acme.com', []],
    ['Jo Smith <Jo@Acme.com>', 'jo@acme.com', []],
    ['"Smith, Jo" <jo@acme.com>', 'jo@acme.com', []],
    ['jo@acme.com?subject=Hi', 'jo@acme.com', []],
    ['<jo@acme.com>;', 'jo@acme.com', []],
    ['jo@acme.com.', 'jo@acme.com', []],
    ['zhangsan＠qq．com', 'zhangsan@qq.com', []],
    ['\u200bjo@acme.com', 'jo@acme.com', ['text.invisible']],
    ['jo&#64;acme.com', 'jo@acme.com', ['text.entities']],
    ['jo@acme,com', 'jo@acme.com', ['email.repaired']],
    ['jo@@acme.com', 'jo@acme.com', ['email.repaired']],
    ['jo @ acme.com', 'jo@acme.com', ['email.repaired']],
    ['jo@acme com', 'jo@acme.com', ['email.repaired']],
    ['jo@acme..com', 'jo@acme.com', ['email.repaired']],
    ['jo@.acme.com', 'jo@acme.com', ['email.repaired']],
    ['jo(at)acme(dot)com', 'jo@acme.com', ['email.repaired']],
    ['jo [at] acme [dot] com', 'jo@acme.com', ['email.repaired']],
    ['jo at acme.com', 'jo@acme.com', ['email.repaired']],
    ['jo at acme dot com', 'jo@acme.com', ['email.repaired']],
    ['zhangsan@qq。com', 'zhangsan@qq.com', ['email.repaired']],
    ['wang@163', 'wang@163.com', ['email.repaired']],
  ])('unwraps or repairs %j to %j', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, undefined, codes]);
  });

  it.each([
    ['j.o.smith+news@googlemail.com', 'josmith@gmail.com'],
    ['jo.smith@gmail', 'josmith@gmail.com'],
    ['Jo.Smith@gmail.com', 'josmith@gmail.com'],
    ['jo.smith+shop@outlook.com', 'jo.smith@outlook.com'],
    ['jo+shop@hotmail.co.uk', 'jo@hotmail.co.uk'],
    ['jo_s-mith.x+1@protonmail.com', 'josmithx@proton.me'],
    ['jo@me.com', 'jo@icloud.com'],
    ['jo@ya.ru', 'jo@yandex.ru'],
    ['jo+1@acme.com', undefined],
    ['jo.smith@yahoo.com', undefined],
    ['jo.smith@web.de', undefined],
    ['+1@gmail.com', undefined],
  ])('knows %j by the key %j', (raw, key) => {
    expect(read(raw)[1]).toBe(key);
  });

  it.each([
    ['jo@gmial.com', 'gmail.com'],
    ['jo@gmail.co', 'gmail.com'],
    ['jo@gmail.con', 'gmail.com'],
    ['jo@gmaiil.com', 'gmail.com'],
    ['jo@gmall.com', 'gmail.com'],
    ['jo@hotmial.com', 'hotmail.com'],
    ['jo@hotnail.com', 'hotmail.com'],
    ['jo@hotmaill.com', 'hotmail.com'],
    ['jo@outlok.com', 'outlook.com'],
    ['jo@outllok.com', 'outlook.com'],
    ['jo@yahho.com', 'yahoo.com'],
    ['jo@yaoo.com', 'yahoo.com'],
    ['jo@iclould.com', 'icloud.com'],
    ['jo@t-onlin.de', 't-online.de'],
    ['jo@t-onlne.de', 't-online.de'],
    ['jo@googelmail.com', 'googlemail.com'],
    ['jo@btinernet.com', 'btinternet.com'],
    ['jo@comcst.net', 'comcast.net'],
    ['jo@wanado.fr', 'wanadoo.fr'],
    ['jo@foxmial.com', 'foxmail.com'],
    ['jo@qq.con', 'qq.com'],
    ['jo@acme.con', 'acme.com'],
    ['jo@acme.cmo', 'acme.com'],
    ['jo@charity.ogr', 'charity.org'],
  ])('flags %j and names %s', (raw, meant) => {
    const { values, issues } = standardizeEmail(raw, context);
    expect(values[0]?.value).toBe(raw);
    expect(issues).toMatchObject([
      {
        code: 'email.domain-typo',
        severity: 'warned',
        message: expect.stringContaining(`"${meant}"`),
      },
    ]);
  });

  it.each([
    'jo@ymail.com',
    'jo@mail.com',
    'jo@email.com',
    'jo@hotmail.at',
    'jo@yahoo.com.ar',
    'jo@live.be',
    'jo@gmx.at',
    'jo@acme.co',
    'jo@gemail-consulting.com',
    'jo@mail.ru',
  ])('finds nothing wrong with %j', (raw) => {
    expect(read(raw)[2]).toEqual([]);
  });

  it.each([
    ['info@acme.com', 'email.role'],
    ['sales+de@acme.com', 'email.role'],
    ['support2@acme.com', 'email.role'],
    ['buchhaltung@mueller.de', 'email.role'],
    ['kefu@gongsi.cn', 'email.role'],
    ['jo@mailinator.com', 'email.disposable'],
    ['jo@x7.mailinator.com', 'email.disposable'],
    ['jo@trashmail.de', 'email.disposable'],
    ['anna@example.com', 'email.reserved-domain'],
    ['anna@crm.test', 'email.reserved-domain'],
  ])('warns of %j: %s', (raw, code) => {
    expect(read(raw)).toEqual([raw, undefined, [code]]);
  });

  it.each([
    'jo smith@acme.com',
    'jo@acme',
    'haoleyk@hrustonnet',
    'jo..smith@acme.com',
    'jo.@acme.com',
    'jo@-acme.com',
    'jo@acme-.com',
    'jo@ac_me.com',
    'jo@acme.c',
    'jo@1.2.3.4',
    'jo@[1.2.3.400]',
    'jo@acme.123',
    '"jo@acme.com" x',
    `${'a'.repeat(65)}@acme.com`,
    `${'ü'.repeat(33)}@acme.com`,
    `jo@${'a'.repeat(64)}.com`,
    `jo@${'ü'.repeat(60)}.de`,
  ])('keeps %j, which is no address, as evidence', (raw) => {
    expect(standardizeEmail(raw, context)).toEqual({
      values: [{ value: raw, invalid: true }],
      issues: [expect.objectContaining({ code: 'email.invalid', severity: 'rejected' })],
    });
  });

  it.each([
    'jo',
    'jo@',
    '@acme.com',
    'jo@acme@x.com',
    'jo.acme.com',
    42,
    `jo@${'a.'.repeat(130)}com`,
  ])('rejects %j, which says nothing', (raw) => {
    expect(standardizeEmail(raw, context)).toMatchObject({
      values: [],
      issues: [{ code: 'email.invalid', severity: 'rejected' }],
    });
  });

  it.each([
    'none@none.com',
    'test@test.com',
    'noreply@acme.com',
    'a@a.com',
    'asdf@asdf.de',
    'test@gmail.com',
    'xxx@xxx.com',
    'test@example.com',
  ])('rejects the placeholder %j', (raw) => {
    expect(standardizeEmail(raw, context)).toMatchObject({
      values: [],
      issues: [{ code: 'email.placeholder' }],
    });
  });

  it.each(['', 'n/a', 'none', '无', 'keine', '-', null])('takes %j for missing', (raw) => {
    expect(standardizeEmail(raw, context).values).toEqual([]);
  });

  it('gives each of several addresses as a value of its own', () => {
    const { values, issues } = standardizeEmail('jo@acme.com; Anna@acme.com', context);
    expect(values).toEqual([
      { value: 'jo@acme.com' },
      { value: 'anna@acme.com', original: 'Anna@acme.com' },
    ]);
    expect(issues.map((issue) => issue.code)).toEqual(['email.several']);
  });
});
