import { standardizeText } from './standardizer';

function read(raw: unknown): [unknown, string[]] {
  const { values, issues } = standardizeText(raw, { today: '2026-11-20' });
  return [values[0]?.value, issues.map((issue) => issue.code)];
}

describe('text', () => {
  describe('UTF-8 that was read as windows-1252 or Latin-1', () => {
    it.each([
      ['GarcÃ­a MÃ¡rquez', 'García Márquez'],
      ['å¼ ä¸‰', '张三'],
      ['å¼\u00a0ä¸‰', '张三'],
      ['æ¬§é˜³å¨œå¨œ', '欧阳娜娜'],
      ['æ\u009d\u008eå\u009b\u009b', '李四'],
      ['MÃƒÂ¼ller', 'Müller'],
      ['MÃƒÆ’Ã‚Â¼ller', 'Müller'],
      ['Å\u0081ukasz', 'Łukasz'],
      ['PaweÅ‚ WiÅ›niewski', 'Paweł Wiśniewski'],
      ['BoÅ¾ena', 'Božena'],
      ['KÃ–LN', 'KÖLN'],
      ['MUÃ‘OZ', 'MUÑOZ'],
      ['Ã‰tienne', 'Étienne'],
      ['FranÃ§ois BÃ©rurier', 'François Bérurier'],
      ['ZoÃ«', 'Zoë'],
      ['SÃ£o Paulo', 'São Paulo'],
      ['CitroÃ«n', 'Citroën'],
      ['SmÃ¸rrebrÃ¸d', 'Smørrebrød'],
      ['Ã\u0098stergade', 'Østergade'],
      ['StraÃŸe', 'Straße'],
      ['Ã\u00a0 la carte', 'à la carte'],
      ['8Â°C, 5Â\u00a0m', '8°C, 5 m'],
      ['Donâ€™t call', 'Don’t call'],
      ['â€œquotedâ€\u009d', '“quoted”'],
      ['12 â‚¬', '12 €'],
      ['Acmeâ„¢', 'Acme™'],
      ['IvanÐ\u0098Ð²Ð°Ð½', 'IvanИван'],
      ['Ð˜Ð²Ð°Ð½Ð¾Ð²', 'Иванов'],
      ['Î‘Î¸Î®Î½Î±', 'Αθήνα'],
      ['Nguyá»…n VÄƒn An', 'Nguyễn Văn An'],
      ['Èšepeș', 'Țepeș'],
      ['æ\u009d±äº¬', '東京'],
      ['ã\u0083\u0086ã\u0082¹ã\u0083\u0088', 'テスト'],
      ['ê¹€ì²\u00a0ìˆ˜', '김철수'],
      ['ï»¿Name', 'Name'],
      ['ðŸ˜€ ok', '😀 ok'],
    ])('reads %j as %j', (raw, value) => {
      const [text, codes] = read(raw);
      expect([text, codes.includes('text.mojibake')]).toEqual([value, true]);
    });
  });

  describe('UTF-8 that was read as GBK', () => {
    it.each([
      ['寮犱笁', '张三', []],
      ['娆ч槼濞滃\ufffd\ufffd', '欧阳娜\ufffd', ['text.broken-encoding']],
      ['鏉庡洓', '李四', []],
      ['娣卞湷甯傚崡灞卞尯', '深圳市南山区', []],
      ['M眉ller', 'Müller', []],
      ['Jos茅 Garc铆a', 'José García', []],
      ['Fran莽ois', 'François', []],
      ['Bj枚rn', 'Björn', []],
      ['Z眉rich', 'Zürich', []],
      ['K脰LN', 'KÖLN', []],
      ['MU脩OZ', 'MUÑOZ', []],
      ['脡tienne', 'Étienne', []],
      ['S茫o Paulo', 'São Paulo', []],
      ['Citro毛n', 'Citroën', []],
      ['Stra脽e', 'Straße', []],
      ['Pawe艂', 'Paweł', []],
      ['艁ukasz', 'Łukasz', []],
      ['袠胁邪薪芯胁', 'Иванов', []],
      ['鐜嬪皬鏄\ufffd', '王小\ufffd', ['text.broken-encoding']],
      ['鐜嬪皬鏄?', '王小\ufffd', ['text.broken-encoding']],
    ])('reads %j as %j', (raw, value, more) => {
      expect(read(raw)).toEqual([value, ['text.mojibake', ...more]]);
    });
  });

  it.each([
    'MANHÃ',
    '“A MANHÔ',
    'CAFÉ» fermé',
    '« voilà »',
    '„JÄ…',
    'Ärzte – Übung',
    'ÅÄÖ',
    'SÃO PAULO',
    'Â',
    'Tom猫',
    '小学生',
    'T恤',
    'A股',
    '卡拉OK厅',
    '茅台酒',
    '李茅',
    '浒墅关镇',
    '潇湘',
    '濮阳市',
    '淇县',
    '毛巾',
    '上海 Müller',
    'Łódź',
    'Ørsted',
    'œuvre',
    '¿Qué? ¡Sí!',
    '½ Pfund',
    'naïve café',
    'Đặng Thị',
    'Ζωή',
    'Ярослав',
    'محمد',
    'דוד',
    '田中たろう',
    '김철수',
    '𠮷野家',
    'ok 👍',
  ])('leaves %j alone', (raw) => {
    expect(read(raw)).toEqual([raw, []]);
  });

  it.each([
    ['plain text', 'plain text', []],
    ['  a \t b\r\nc ', 'a b c', []],
    ['ＡＢＣ　１２３（￥）', 'ABC 123(¥)', []],
    ['ｶﾌﾞｼｷｶﾞｲｼｬ', 'カブシキガイシャ', []],
    ['⽂⼭', '文山', []],
    ['豈', '豈', []],
    ['Zoe\u0308', 'Zoë', []],
    ['A\u030angstro\u0308m', 'Ångström', []],
    ['\u1112\u1161\u11ab', '한', []],
    ['a\u200bb\ufeff', 'ab', ['text.invisible']],
    ['a\u0000b\u0007', 'ab', ['text.invisible']],
    ['\u202eabc\u202c', 'abc', ['text.invisible']],
    ['soft\u00adhyphen', 'softhyphen', ['text.invisible']],
    ['half \ud800 surrogate', 'half surrogate', ['text.invisible']],
    ['\udc00𠮷\ud842', '𠮷', ['text.invisible']],
    ['a\u00a0b\u3000c', 'a b c', []],
    ['line\u2028separator\u0085next', 'line separator next', []],
    ['Tom &amp; Jerry', 'Tom & Jerry', ['text.entities']],
    ['Tom &amp;amp; Jerry', 'Tom & Jerry', ['text.entities']],
    ['&#77;&#x00FC;ller', 'Müller', ['text.entities']],
    ['M&uuml;ller&nbsp;&lt;b&gt;', 'Müller <b>', ['text.entities']],
    ['&#24352;&#19977;', '张三', ['text.entities']],
    ['M&Atilde;&frac14;ller', 'Müller', ['text.entities', 'text.mojibake']],
    ['AT&T', 'AT&T', []],
    ['&bogus;', '&bogus;', []],
    ['R&am\u200bp;D', 'R&D', ['text.invisible', 'text.entities']],
    ['&#8203;x', 'x', ['text.entities', 'text.invisible']],
    ['M\ufffdller', 'M\ufffdller', ['text.broken-encoding']],
    ['Mï¿½ller', 'M\ufffdller', ['text.mojibake', 'text.broken-encoding']],
    ['张　三', '张 三', []],
    [42, '42', []],
    [true, 'true', []],
    [12n, '12', []],
  ])('cleans %j to %j', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, codes]);
  });

  it.each([
    '',
    '   ',
    '\u200b',
    '\ud800',
    '&#0;&#xD800;&#1114112;',
    'n/a',
    'NULL',
    '-',
    '无',
    null,
  ])('takes %j for missing', (raw) => {
    expect(read(raw)[0]).toBeUndefined();
  });

  it('rejects what has no text', () => {
    expect(read({ a: 1 })).toEqual([undefined, ['value.not-scalar']]);
  });
});
