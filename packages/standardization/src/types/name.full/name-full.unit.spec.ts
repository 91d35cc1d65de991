import { standardizeFullName } from './standardizer';

const context = { today: '2026-11-20' };

function standard(raw: unknown): unknown[] {
  const { values, issues } = standardizeFullName(raw, context);
  const [first] = values;
  return [first?.value, first?.key, issues.map((issue) => issue.code)];
}

describe('name.full', () => {
  it.each([
    ['Smith, John', 'John Smith', 'john smith', ['name.reordered']],
    ['SMITH, JOHN PAUL', 'John Paul Smith', 'john paul smith', ['name.reordered', 'name.case']],
    ['Prof. Dr. Anna Weiß', 'Anna Weiß', 'anna weiss', ['name.title-removed']],
    ['Mr. John Smith, Jr.', 'John Smith', 'john smith', ['name.title-removed']],
    ['John Smith PhD', 'John Smith', 'john smith', ['name.title-removed']],
    [
      'DR. RONALD MCDONALD III',
      'Ronald McDonald',
      'ronald mcdonald',
      ['name.title-removed', 'name.case'],
    ],
    ["SINEAD O'BRIEN", "Sinead O'Brien", 'sinead obrien', ['name.case']],
    ['Sinéad O’Brien', "Sinéad O'Brien", 'sinead obrien', []],
    ['ludwig van beethoven', 'Ludwig van Beethoven', 'ludwig van beethoven', ['name.case']],
    ['MARIA DE LA CRUZ', 'Maria de la Cruz', 'maria de la cruz', ['name.case']],
    ['Jean-Luc PICARD', 'Jean-Luc Picard', 'jean luc picard', ['name.case']],
    ['Robert "Bob" Smith', 'Robert Smith', 'robert smith', ['name.nickname-removed']],
    ['Elizabeth (Liz) Taylor', 'Elizabeth Taylor', 'elizabeth taylor', ['name.nickname-removed']],
    ['J. R. R. Tolkien', 'J. R. R. Tolkien', 'j r r tolkien', []],
    ['Danny DeVito', 'Danny DeVito', 'danny devito', []],
    [
      'Frau Gisela von der Heide',
      'Gisela von der Heide',
      'gisela von der heide',
      ['name.title-removed'],
    ],
    ['MOHAMMED AL-RASHID', 'Mohammed al-Rashid', 'mohammed al rashid', ['name.case']],
    ['Łukasz Żółć', 'Łukasz Żółć', 'lukasz zolc', []],
    ['Søren Ærø', 'Søren Ærø', 'soren aero', []],
    ['张三', '张三', 'zhang san', []],
    ['张 三', '张三', 'zhang san', []],
    ['張偉', '張偉', 'zhang wei', []],
    ['欧阳娜娜', '欧阳娜娜', 'ouyang nana', []],
    ['歐陽娜娜', '歐陽娜娜', 'ouyang nana', []],
    ['司马光', '司马光', 'sima guang', []],
    ['单雄信', '单雄信', 'shan xiongxin', []],
    ['吕布', '吕布', 'lu bu', []],
    ['张三先生', '张三', 'zhang san', ['name.title-removed']],
    ['张三 (Zhang San)', '张三', 'zhang san', ['name.nickname-removed']],
    ['Zhang San 张三', '张三', 'zhang san', ['name.mixed-scripts']],
    ['Zhang San', 'Zhang San', 'zhang san', []],
    ['San Zhang', 'San Zhang', 'zhang san', []],
    ['ZHANG, Xiao-Ming', 'Xiao-Ming Zhang', 'zhang xiaoming', ['name.reordered', 'name.case']],
    ['Yu-zhen Lin', 'Yu-zhen Lin', 'lin yuzhen', []],
    ['李女士', '李女士', 'li', []],
    ['Xiao Ming Zhang', 'Xiao Ming Zhang', 'zhang xiaoming', []],
    ['Ouyang Nana', 'Ouyang Nana', 'ouyang nana', []],
    ['ＪＯＨＮ　ＳＭＩＴＨ', 'John Smith', 'john smith', ['name.case']],
    ['Fran&ccedil;ois M&uuml;ller', 'François Müller', 'francois muller', ['text.entities']],
    [
      'Müller\u200b, Jürgen',
      'Jürgen Müller',
      'jurgen muller',
      ['text.invisible', 'name.reordered'],
    ],
    ['SMITH John', 'John Smith', 'john smith', ['name.reordered', 'name.case']],
    ['ZHANG Xiaoming', 'Zhang Xiaoming', 'zhang xiaoming', ['name.case']],
    ['Bruce LEE', 'Bruce Lee', 'bruce lee', ['name.case']],
    ['JP Morgan', 'JP Morgan', 'jp morgan', []],
    ['Mr & Mrs Smith', 'Smith', 'smith', ['name.title-removed']],
    ['Acme Ltd, Berlin', 'Acme Ltd Berlin', 'acme ltd berlin', []],
    ['Chen, Da', 'Da Chen', 'chen da', ['name.reordered']],
    ['田中たろう', '田中たろう', undefined, []],
    ['John Smith 2', 'John Smith 2', 'john smith 2', ['name.digits']],
  ])('reads %j as %j', (raw, value, key, issues) => {
    expect(standard(raw)).toEqual([value, key, issues]);
  });

  it.each([
    'test',
    'Test Test',
    'asdf',
    'xxx',
    '12345',
    'aaaa',
    'test user',
    '测试',
    'jo@acme.com',
    'qwerty',
  ])('rejects %j as junk', (raw) => {
    expect(standard(raw)).toEqual([undefined, undefined, ['name.junk']]);
  });

  it.each(['', '  ', 'N/A', '-', 'k. A.', '不详', 'NULL', null, undefined])(
    'takes %j for missing',
    (raw) => {
      expect(standard(raw)).toEqual([undefined, undefined, []]);
    },
  );

  it('keeps what the source wrote where it differs', () => {
    expect(standardizeFullName('SMITH, JOHN', context).values).toEqual([
      { value: 'John Smith', original: 'SMITH, JOHN', key: 'john smith' },
    ]);
  });
});
