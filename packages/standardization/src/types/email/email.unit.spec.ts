import { standardizeEmail } from './standardizer';

const context = { today: '2026-11-20' };

describe('email', () => {
  it.each([
    ['Anna.Weiss@ACME.com', 'anna.weiss@acme.com', undefined, []],
    [' mailto:jo@acme.com ', 'jo@acme.com', undefined, []],
    ['Jo Smith <Jo@Acme.com>', 'jo@acme.com', undefined, []],
    ['jo@acme.com?subject=Hi', 'jo@acme.com', undefined, []],
    ['<jo@acme.com>;', 'jo@acme.com', undefined, []],
    ['jo@acme,com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo@@acme.com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo @ acme.com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo@acme..com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo@.acme.com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo(at)acme(dot)com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo at acme.com', 'jo@acme.com', undefined, ['email.repaired']],
    ['jo.smith@gmail', 'jo.smith@gmail.com', 'josmith@gmail.com', ['email.repaired']],
    ['zhangsan＠qq．com', 'zhangsan@qq.com', undefined, []],
    ['zhangsan@qq。com', 'zhangsan@qq.com', undefined, ['email.repaired']],
    ['j.o.smith+news@googlemail.com', 'j.o.smith+news@googlemail.com', 'josmith@gmail.com', []],
    ['jo.smith+shop@outlook.com', 'jo.smith+shop@outlook.com', 'jo.smith@outlook.com', []],
    ['jo+1@acme.com', 'jo+1@acme.com', undefined, []],
    ['info@acme.com', 'info@acme.com', undefined, ['email.role']],
    ['jo@gmial.com', 'jo@gmial.com', undefined, ['email.domain-typo']],
    ['jo@acme.con', 'jo@acme.con', undefined, ['email.domain-typo']],
    ['jo@mailinator.com', 'jo@mailinator.com', undefined, ['email.disposable']],
    ['anna@example.com', 'anna@example.com', undefined, ['email.reserved-domain']],
    ['jürgen@müller.de', 'jürgen@müller.de', undefined, []],
    ["o'brien@acme.ie", "o'brien@acme.ie", undefined, []],
    ['张三@公司.中国', '张三@公司.中国', undefined, []],
    ['\u200bjo@acme.com', 'jo@acme.com', undefined, ['text.invisible']],
  ])('reads %j as %j', (raw, value, key, codes) => {
    const { values, issues } = standardizeEmail(raw, context);
    expect([values[0]?.value, values[0]?.key, issues.map((issue) => issue.code)]).toEqual([
      value,
      key,
      codes,
    ]);
  });

  it.each([
    'jo',
    'jo@',
    '@acme.com',
    'jo smith@acme.com',
    'jo@acme',
    'jo@acme@x.com',
    'jo..smith@acme.com',
    'jo@-acme.com',
    'jo.acme.com',
    'jo@acme.c',
    42,
    `${'a'.repeat(65)}@acme.com`,
  ])('rejects %j as no address', (raw) => {
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

  it('gives each of several addresses as a value of its own', () => {
    const { values, issues } = standardizeEmail('jo@acme.com; Anna@acme.com', context);
    expect(values).toEqual([
      { value: 'jo@acme.com' },
      { value: 'anna@acme.com', original: 'Anna@acme.com' },
    ]);
    expect(issues.map((issue) => issue.code)).toEqual(['email.several']);
  });

  it('names the domain that was probably meant', () => {
    expect(standardizeEmail('jo@hotmial.com', context).issues[0]?.message).toContain(
      '"hotmail.com"',
    );
  });
});
