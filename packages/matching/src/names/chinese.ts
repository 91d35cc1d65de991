import { Converter } from 'opencc-js/t2cn';
import { hasHan, longestText } from '../text/folding';
import { surnamesSpelt } from './romanization';

/** The hundred commonest Chinese family names with their share per ten thousand people (census of 2010s order). */
const surnameShares = `
王wang724 李li719 张zhang683 刘liu538 陈chen453 杨yang308 黄huang222 赵zhao204 吴wu200 周zhou182
徐xu149 孙sun138 马ma119 朱zhu116 胡hu113 郭guo109 何he108 林lin107 高gao103 罗luo95
郑zheng94 梁liang84 谢xie77 宋song72 唐tang69 许xu67 韩han61 邓deng58 冯feng57 曹cao53
彭peng52 曾zeng50 肖xiao50 田tian49 董dong48 潘pan47 袁yuan46 蔡cai46 蒋jiang45 余yu44
于yu43 杜du42 叶ye41 程cheng40 魏wei39 苏su39 吕lu38 丁ding37 任ren36 卢lu35
姚yao34 沈shen34 钟zhong33 姜jiang33 崔cui32 谭tan31 陆lu30 范fan29 汪wang28 廖liao27
石shi27 金jin26 韦wei25 贾jia25 夏xia24 付fu24 方fang24 邹zou23 熊xiong23 白bai22
孟meng22 秦qin21 邱qiu21 侯hou20 江jiang20 尹yin19 薛xue19 闫yan19 段duan18 雷lei18
龙long17 黎li17 史shi16 陶tao16 贺he16 毛mao15 郝hao15 顾gu15 龚gong15 邵shao14
万wan14 覃qin14 武wu13 钱qian13 戴dai13 严yan13 莫mo12 孔kong12 向xiang12 常chang11
`;

const compoundSurnames: Readonly<Record<string, string>> = {
  欧阳: 'ouyang',
  司马: 'sima',
  上官: 'shangguan',
  诸葛: 'zhuge',
  司徒: 'situ',
  东方: 'dongfang',
  皇甫: 'huangfu',
  尉迟: 'yuchi',
  公孙: 'gongsun',
  慕容: 'murong',
  令狐: 'linghu',
  宇文: 'yuwen',
  长孙: 'zhangsun',
  夏侯: 'xiahou',
  轩辕: 'xuanyuan',
  独孤: 'dugu',
  南宫: 'nangong',
};

const shareByCharacter = new Map<string, number>();
const shareByPinyin = new Map<string, number>();
const pinyinByCharacter = new Map<string, string>(Object.entries(compoundSurnames));
for (const [, character = '', pinyin = '', share = '0'] of surnameShares.matchAll(
  /(\p{Script=Han})([a-z]+)(\d+)/gu,
)) {
  shareByCharacter.set(character, Number(share) / 10_000);
  pinyinByCharacter.set(character, pinyin);
  shareByPinyin.set(pinyin, (shareByPinyin.get(pinyin) ?? 0) + Number(share) / 10_000);
}
for (const [name, pinyin] of Object.entries(compoundSurnames)) {
  shareByCharacter.set(name, 0.0003);
  shareByPinyin.set(pinyin, 0.0003);
}

/**
 * Share of a family name among Chinese people, in characters, in toneless pinyin, or in another spelling (`wong`: 王
 * and 黄 together); absent when unlisted.
 */
export function chineseSurnameShare(name: string): number | undefined {
  const listed = shareByCharacter.get(name) ?? shareByPinyin.get(name);
  if (listed !== undefined) return listed;
  let share = 0;
  for (const pinyin of surnamesSpelt(name)) share += shareByPinyin.get(pinyin) ?? 0;
  return share === 0 ? undefined : share;
}

let converter: ((text: string) => string) | undefined;

/**
 * Characters in their simplified form, so that 張 and 张 are one (OpenCC, phrase tables of 1.4); of a text as long as
 * takes part in matching, since conversion takes time by the square of the length.
 */
export function simplify(written: string): string {
  const text = written.slice(0, longestText);
  if (!hasHan(text)) return text;
  converter ??= Converter({ from: 't', to: 'cn' });
  return converter(text);
}

/** What stands behind a name out of courtesy: 李女士 is no more than 李. */
const courtesy =
  /(?<=.)(?:先生|女士|小姐|太太|夫人|同志|老师|师傅|经理|总经理|医生|教授|老板|阿姨|叔叔)$/u;

/** A name without what courtesy adds; in simplified characters. */
export function withoutCourtesy(name: string): string {
  return name.replace(courtesy, '');
}

/** Family and given name of a name written in characters. */
export interface HanName {
  readonly family: string;
  readonly given: string;
}

/**
 * Family name first, 欧阳修 is 欧阳 + 修; last where only the last character is a family name: 雨秀徐 is 徐 + 雨秀.
 */
export function splitHanName(name: string): HanName {
  const letters = Array.from(name);
  const [first = '', last = ''] = [letters[0], letters.at(-1)];
  if (Object.hasOwn(compoundSurnames, letters.slice(0, 2).join(''))) return cut(letters, 2);
  const westernOrder = !shareByCharacter.has(first) && shareByCharacter.has(last);
  if (westernOrder && letters.length > 1)
    return { family: last, given: letters.slice(0, -1).join('') };
  return cut(letters, 1);
}

function cut(letters: readonly string[], size: number): HanName {
  return { family: letters.slice(0, size).join(''), given: letters.slice(size).join('') };
}

/** Whether a Latin word is a listed family name in toneless pinyin. */
export function isPinyinSurname(word: string): boolean {
  return shareByPinyin.has(word);
}

/** Toneless pinyin of a listed family name. */
export function surnamePinyin(name: string): string | undefined {
  return pinyinByCharacter.get(name);
}
