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

/** Traditional and variant characters of names with the simplified one; pairs, traditional first. */
const traditional =
  '張张陳陈劉刘楊杨黃黄趙赵吳吴孫孙馬马鄭郑謝谢許许韓韩鄧邓馮冯蕭肖葉叶呂吕盧卢鍾钟譚谭陸陆範范韋韦賈贾鄒邹閻闫龍龙賀贺顧顾龔龚萬万錢钱戴戴嚴严歐欧陽阳諸诸東东長长軒轩轅辕獨独宮宫羅罗蔣蒋蘇苏齊齐湯汤喬乔賴赖項项祝祝魯鲁華华麗丽偉伟強强傑杰軍军國国紅红蘭兰鳳凤雲云飛飞鵬鹏輝辉慶庆榮荣貴贵寶宝興兴財财銀银鐵铁鋼钢鋒锋銘铭鑫鑫靜静潔洁穎颖瑩莹瓊琼瑋玮璽玺嬌娇嫻娴婭娅綺绮緯纬維维純纯緒绪紹绍縣县繼继績绩學学勝胜業业樂乐義义禮礼愛爱會会聰聪慧慧憲宪懷怀恆恒夢梦曉晓曄晔時时書书棟栋樹树橋桥權权歡欢淵渊濤涛瀾澜灝灏澤泽潤润漢汉燦灿煒炜燁烨愷恺凱凯劍剑剛刚則则勁劲務务動动勵励協协單单嘯啸園园圓圆堅坚壯壮婁娄實实寧宁將将專专導导尋寻對对岡冈島岛嵐岚巖岩師师帥帅幹干廣广廬庐張张彥彦徹彻從从德德憶忆應应慮虑戰战揚扬擇择擊击據据攀攀數数斌斌旭旭昇升晉晋暉晖暢畅樺桦檸柠歲岁歷历滿满瀟潇無无爾尔獻献現现琺珐環环瑤瑶甯宁畢毕盡尽監监祿禄禎祯福福穆穆競竞筆笔節节築筑簡简糧粮紀纪約约紋纹納纳紐纽紗纱紫紫細细終终組组結结統统經经綠绿綱纲網网綿绵緣缘練练縱纵總总織织繪绘續续羣群聖圣聞闻聯联職职肅肃脈脉腦脑膽胆臨临舉举舊旧艷艳莊庄莖茎蓮莲蔭荫蕾蕾薇薇藝艺藍蓝虛虚號号衛卫裝装補补複复親亲覺觉覽览觀观詠咏詩诗詳详誠诚語语誼谊請请論论諾诺謙谦講讲譽誉議议護护讓让豐丰貝贝負负貞贞賓宾賢贤質质賽赛贊赞躍跃車车輔辅輕轻輪轮轉转運运達达遠远適适遷迁選选遙遥邁迈鄉乡醫医釗钊鈞钧鈺钰鉑铂鉅钜錄录錦锦錫锡鎮镇鏡镜鐘钟鑑鉴門门開开間间閔闵閣阁闊阔關关陣阵陰阴隊队階阶際际隨随隱隐雙双雜杂雞鸡離离難难電电霧雾靈灵頂顶順顺須须領领頭头題题顏颜願愿類类風风養养館馆駿骏騰腾驊骅驍骁驗验鯤鲲鴻鸿鵑鹃鶴鹤鷹鹰麥麦黨党齡龄';

const simplified = new Map<string, string>();
const characters = Array.from(traditional);
for (let at = 0; at + 1 < characters.length; at += 2) {
  simplified.set(characters[at] ?? '', characters[at + 1] ?? '');
}

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

/** Share of a family name among Chinese people, in characters or in toneless pinyin; absent when unlisted. */
export function chineseSurnameShare(name: string): number | undefined {
  return shareByCharacter.get(name) ?? shareByPinyin.get(name);
}

/** Common characters of names in their simplified form, so that 張 and 张 are one. */
export function simplify(text: string): string {
  let result = '';
  for (const character of text) result += simplified.get(character) ?? character;
  return result;
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
  if (letters.length > 2 && letters.slice(0, 2).join('') in compoundSurnames)
    return cut(letters, 2);
  const westernOrder = !shareByCharacter.has(first) && shareByCharacter.has(last);
  if (westernOrder && letters.length > 1)
    return { family: last, given: letters.slice(0, -1).join('') };
  return cut(letters, 1);
}

function cut(letters: readonly string[], size: number): HanName {
  return { family: letters.slice(0, size).join(''), given: letters.slice(size).join('') };
}

/** Toneless pinyin of a listed family name. */
export function surnamePinyin(name: string): string | undefined {
  return pinyinByCharacter.get(name);
}

const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v))/;

/** Whether a Latin word reads as one or more pinyin syllables: `xiaoming` does, `smith` does not. */
export function isPinyin(word: string): boolean {
  return readsAsSyllables(word, 0);
}

function readsAsSyllables(rest: string, depth: number): boolean {
  if (rest === '') return depth > 0;
  if (depth > 3) return false;
  const found = syllable.exec(rest)?.[0];
  if (found === undefined) return false;
  // The longest reading may have taken a consonant that begins the next syllable (`wangan`, `lina`).
  return (
    readsAsSyllables(rest.slice(found.length), depth + 1) ||
    (found.length > 2 && readsAsSyllables(rest.slice(found.length - 1), depth + 1))
  );
}
