import { cleanText } from './clean-text';
import { isNullToken } from './null-token';

describe('cleanText', () => {
  it.each([
    ['plain text', 'plain text', []],
    ['  a \t b\r\nc ', 'a b c', []],
    ['ＡＢＣ　１２３（￥）', 'ABC 123(¥)', []],
    ['Zoe\u0308', 'Zoë', []],
    ['a\u200bb\ufeff', 'ab', ['text.invisible']],
    ['a\u0000b\u0007', 'ab', ['text.invisible']],
    ['\u202eabc\u202c', 'abc', ['text.invisible']],
    ['Tom &amp; Jerry', 'Tom & Jerry', ['text.entities']],
    ['Tom &amp;amp; Jerry', 'Tom & Jerry', ['text.entities']],
    ['&#77;&#x00FC;ller', 'Müller', ['text.entities']],
    ['M&uuml;ller&nbsp;&lt;b&gt;', 'Müller <b>', ['text.entities']],
    ['AT&T', 'AT&T', []],
    ['&bogus;', '&bogus;', []],
    ['&am\u200bp;', '&', ['text.invisible', 'text.entities']],
    ['half \ud800 surrogate', 'half surrogate', ['text.invisible']],
    ['M\ufffdller', 'M\ufffdller', ['text.broken-encoding']],
    ['soft\u00adhyphen', 'softhyphen', ['text.invisible']],
    ['a\u00a0b\u3000c', 'a b c', []],
    ['&#0;&#xD800;&#1114112;', '', ['text.entities']],
    ['张　三', '张 三', []],
  ])('cleans %j to %j', (raw, text, codes) => {
    const cleaned = cleanText(raw);
    expect([cleaned.text, cleaned.issues.map((issue) => issue.code)]).toEqual([text, codes]);
  });

  it('cuts what is too long, never through a character', () => {
    const { text, issues } = cleanText('𠮷'.repeat(1_000_000), 1_001);
    expect(text).toBe('𠮷'.repeat(500));
    expect(issues.map((issue) => issue.code)).toEqual(['text.too-long']);
  });
});

describe('isNullToken', () => {
  it.each([
    '',
    ' ',
    'N/A',
    'null',
    'NULL',
    '-',
    '--',
    '...',
    '?',
    'Unknown',
    '无',
    '不详',
    'k. A.',
    'keine Angabe',
    '#N/A',
    'none',
    '*****',
  ])('takes %j for nothing', (raw) => {
    expect(isNullToken(raw)).toBe(true);
  });

  it.each(['0', 'Nancy', 'nothing else', '无锡', 'No', 'x'])('takes %j for a value', (raw) => {
    expect(isNullToken(raw)).toBe(false);
  });
});
