import iconv from 'iconv-lite';
import { detectConnection } from './detect-connection';

const of = (text: string, encoding = 'utf-8') => detectConnection(iconv.encode(text, encoding));

describe(detectConnection, () => {
  it.each([
    ['commas', 'id,name,born\n1,Ann Lee,1985-04-03\n2,"Lee, Bob",1990-01-01\n3,Cy,\n', ','],
    ['semicolons, with commas in numbers', 'id;name;sum\n1;Ann;1,50\n2;Bob;2,75\n3;Cy;3,00\n', ';'],
    ['tabs', 'id\tname\n1\tAnn Lee\n2\tBob Ray\n', '\t'],
    ['bars', 'id|name|mail\n1|Ann, Lee|a@b.org\n2|Bob|\n', '|'],
    [
      'blanks that put columns in line',
      ' id   date     n\n 1   19970101  1\n 22  19970112 12\n',
      ' ',
    ],
    ['one column', 'name\nAnn Lee\nBob Ray\nCy Young\n', ','],
  ])('tells %s', (_, text, delimiter) => {
    expect(of(text)).toEqual({ connector: 'csv', encoding: 'utf-8', delimiter });
  });

  it.each([
    [
      'rows of data from the first on',
      '1001,Ann Lee,1985-04-03\n1002,Bob Ray,1990-01-01\n1003,Cy,1970-05-06\n',
    ],
    ['names that come again', 'Ann,Leeds\nBob,Leeds\nCy,York\nAnn,York\n'],
    ['an address in the first row', 'Ann,ann@lee.org\nBob,bob@ray.org\n'],
  ])('sees that there is no header row above %s', (_, text) => {
    expect(of(text)).toMatchObject({ connector: 'csv', header: false });
  });

  it('takes Chinese words above data for a header', () => {
    expect(of('姓名,手机,身份证号\n张三,13812345678,110105194912310025\n')).not.toHaveProperty(
      'header',
    );
  });

  it.each([
    ['utf-8', 'name,city\nJürgen,Köln\n'],
    ['windows-1252', 'name,city\nJürgen,Köln\nFrançois,Orléans\n'],
    ['gb18030', '姓名,地址\n张三,北京市朝阳区东风路102号\n李四,上海市浦东新区人民路3号\n'],
    ['big5', '姓名,地址\n張三,台北市中山區中正路102號\n李四,高雄市前鎮區民生路3號\n'],
    ['shift_jis', '名前,住所\n山田太郎,東京都中央区の日本橋です\n佐藤花子,大阪市の北区でした\n'],
  ])('recognises %s', (encoding, text) => {
    expect(of(text, encoding)).toMatchObject({ connector: 'csv', encoding });
  });

  it('recognises UTF-16 by its mark', () => {
    const head = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('id,name\n1,Ann\n', 'utf16le'),
    ]);
    expect(detectConnection(head)).toMatchObject({ encoding: 'utf-16le', delimiter: ',' });
  });

  it.each([
    ['lines of JSON', '{"id":1}\n{"id":2}\n', { connector: 'ndjson', encoding: 'utf-8' }],
    ['a list', '[\n{"id":1},\n{"id":2}]', { connector: 'json' }],
    ['a document', '{\n  "items": [{"id":1}]\n}', { connector: 'json' }],
    [
      'XML',
      '<?xml version="1.0"?>\n<subs><sub id="1"><name>Ann</name></sub><sub id="2"/></subs>',
      { connector: 'xml', element: 'sub' },
    ],
    [
      'XML with namespaces',
      '<c:list xmlns:c="x"><!-- a --><c:who><c:n>A</c:n></c:who><c:who/></c:list>',
      { connector: 'xml', element: 'who' },
    ],
  ])('recognises %s', (_, text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it('does not mind an empty file', () => {
    expect(of('')).toMatchObject({ connector: 'csv' });
  });
});
