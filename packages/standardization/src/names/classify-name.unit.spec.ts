import { classifyName } from './classify-name';

describe('classifyName', () => {
  it.each([
    'Dr. Anna Weiß',
    'Smith, John',
    'John Smith Jr.',
    'García López, María',
    'Sir Ian McKellen',
    'J. P. Morgan',
    'Ludwig van Beethoven',
    '张三',
    '欧阳娜娜',
    '張偉',
    '迪丽热巴·迪力木拉提',
    '李女士',
  ])('takes %j for a person, rather surely', (name) => {
    const { kind, confidence } = classifyName(name);
    expect([kind, confidence > 0.75]).toEqual(['person', true]);
  });

  it.each([
    'Acme Inc',
    'Müller GmbH & Co. KG',
    'Deutsche Bank AG',
    'Marks & Spencer',
    'Bäckerei Schmidt',
    'Praxis Dr. Schmidt',
    'Stadt Köln',
    'booking.com',
    'Grupo Bimbo S.A.B. de C.V.',
    'ООО «Ромашка»',
    '北京科技有限公司',
    '招商银行',
    '海底捞火锅店',
    'トヨタ自動車株式会社',
    '(주)카카오',
  ])('takes %j for an organization, rather surely', (name) => {
    const { kind, confidence } = classifyName(name);
    expect([kind, confidence > 0.75]).toEqual(['organization', true]);
  });

  it.each(['Chase', 'O’Brien', '', '???'])('does not know what %j is', (name) => {
    expect(classifyName(name).confidence).toBe(0.5);
  });

  it('is surer of more evidence', () => {
    const [one, two] = ['Adler AG', 'Hotel Adler AG'].map((name) => classifyName(name).confidence);
    expect(two).toBeGreaterThan(one ?? 1);
  });
});
