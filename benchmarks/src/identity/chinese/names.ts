import type { Random } from '@concord/example-retail/random';

/** A character of a name, or two of a compound family name, in its dresses. */
export interface NameSign {
  readonly simplified: string;
  readonly traditional: string;
  /** With tone marks. */
  readonly pinyin: string;
  /** As people from Hong Kong write it in Latin letters. */
  readonly cantonese: string;
}

export type Gender = 'female' | 'male';

export interface ChineseName {
  readonly family: NameSign;
  readonly given: readonly NameSign[];
}

/** Share per ten thousand people; simplified, traditional, pinyin, Cantonese. */
const familyNames = `
724王王wáng:wong 719李李lǐ:lee 683张張zhāng:cheung 538刘劉liú:lau 453陈陳chén:chan 308杨楊yáng:yeung
222黄黃huáng:wong 204赵趙zhào:chiu 200吴吳wú:ng 182周周zhōu:chow 149徐徐xú:tsui 138孙孫sūn:suen
119马馬mǎ:ma 116朱朱zhū:chu 113胡胡hú:wu 109郭郭guō:kwok 108何何hé:ho 107林林lín:lam 103高高gāo:ko
95罗羅luó:law 94郑鄭zhèng:cheng 84梁梁liáng:leung 77谢謝xiè:tse 72宋宋sòng:sung 69唐唐táng:tong
67许許xǔ:hui 61韩韓hán:hon 58邓鄧dèng:tang 57冯馮féng:fung 53曹曹cáo:tso 52彭彭péng:pang
50曾曾zēng:tsang 50肖蕭xiāo:siu 49田田tián:tin 48董董dǒng:tung 47潘潘pān:poon 46袁袁yuán:yuen
46蔡蔡cài:choi 45蒋蔣jiǎng:cheung 44余余yú:yu 43于于yú:yu 42杜杜dù:to 41叶葉yè:yip 40程程chéng:ching
39魏魏wèi:ngai 39苏蘇sū:so 38吕呂lǚ:lui 37丁丁dīng:ting 36任任rèn:yam 35卢盧lú:lo 34姚姚yáo:yiu
34沈沈shěn:shum 33钟鍾zhōng:chung 33姜姜jiāng:keung 32崔崔cuī:chui 31谭譚tán:tam 30陆陸lù:luk
29范范fàn:fan 28汪汪wāng:wong 27廖廖liào:liu 27石石shí:shek 26金金jīn:kam 25韦韋wéi:wai 25贾賈jiǎ:ka
24夏夏xià:ha 24方方fāng:fong 23邹鄒zōu:chau 23熊熊xióng:hung 22白白bái:pak 22孟孟mèng:mang
21秦秦qín:chun 21邱邱qiū:yau 20侯侯hóu:hau 20江江jiāng:kong 19尹尹yǐn:wan 19薛薛xuē:sit 18段段duàn:tuen
18雷雷léi:lui 17龙龍lóng:lung 17黎黎lí:lai 16史史shǐ:sze 16陶陶táo:to 16贺賀hè:ho 15毛毛máo:mo
15顾顧gù:koo 15龚龔gōng:kung 14邵邵shào:siu 14万萬wàn:man 13钱錢qián:chin 13戴戴dài:tai 13严嚴yán:yim
12莫莫mò:mok 12孔孔kǒng:hung 9温溫wēn:wan 9康康kāng:hong 7单單shàn:sin 6解解xiè:hai
40欧阳歐陽ōuyáng:au-yeung 14司马司馬sīmǎ:szema 14上官上官shàngguān:sheungkoon 14诸葛諸葛zhūgě:chukot
14司徒司徒sītú:szeto`;

/** The commonest first. */
const maleSigns = `
伟偉wěi:wai 强強qiáng:keung 军軍jūn:kwan 磊磊lěi:lui 建建jiàn:kin 勇勇yǒng:yung 杰傑jié:kit 涛濤tāo:to 明明míng:ming
志志zhì:chi 华華huá:wah 国國guó:kwok 文文wén:man 超超chāo:chiu 刚剛gāng:kong 平平píng:ping 辉輝huī:fai 鹏鵬péng:pang
飞飛fēi:fei 鑫鑫xīn:yam 波波bō:bor 斌斌bīn:bun 宇宇yǔ:yu 浩浩hào:ho 凯凱kǎi:hoi 健健jiàn:kin 俊俊jùn:chun 帆帆fān:fan
天天tiān:tin 家家jiā:ka 嘉嘉jiā:ka 泽澤zé:chak 博博bó:bok 龙龍lóng:lung 亮亮liàng:leung 海海hǎi:hoi 晨晨chén:sun
东東dōng:tung 林林lín:lam 峰峰fēng:fung 毅毅yì:ngai 宁寧níng:ning 旭旭xù:yuk 子子zǐ:tsz 永永yǒng:wing 德德dé:tak
成成chéng:shing 庆慶qìng:hing 振振zhèn:chun 立立lì:lap 少少shǎo:siu 世世shì:sai 新新xīn:sun 荣榮róng:wing
光光guāng:kwong 学學xué:hok 树樹shù:shu 忠忠zhōng:chung 福福fú:fuk 瑞瑞ruì:sui 轩軒xuān:hin 然然rán:yin 梓梓zǐ:tsz
皓皓hào:ho 睿睿ruì:yui 铭銘míng:ming 坤坤kūn:kwan 彬彬bīn:bun 炜煒wěi:wai 洋洋yáng:yeung 阳陽yáng:yeung 云雲yún:wan`;

const femaleSigns = `
芳芳fāng:fong 丽麗lì:lai 敏敏mǐn:man 静靜jìng:ching 秀秀xiù:sau 英英yīng:ying 娟娟juān:kuen 艳豔yàn:yim 娜娜nà:na
霞霞xiá:ha 玲玲líng:ling 红紅hóng:hung 燕燕yàn:yin 梅梅méi:mui 桂桂guì:kwai 兰蘭lán:lan 萍萍píng:ping 婷婷tíng:ting
玉玉yù:yuk 雪雪xuě:suet 华華huá:wah 琳琳lín:lam 倩倩qiàn:sin 颖穎yǐng:wing 洁潔jié:kit 慧慧huì:wai 欣欣xīn:yan
怡怡yí:yi 佳佳jiā:kai 思思sī:sze 雨雨yǔ:yu 梦夢mèng:mung 晓曉xiǎo:hiu 月月yuè:yuet 云雲yún:wan 莉莉lì:lee
珍珍zhēn:chun 凤鳳fèng:fung 春春chūn:chun 淑淑shū:suk 琴琴qín:kam 惠惠huì:wai 素素sù:so 美美měi:mei 莹瑩yíng:ying
蕾蕾lěi:lui 薇薇wēi:mei 雅雅yǎ:nga 诗詩shī:sze 涵涵hán:ham 悦悅yuè:yuet 彤彤tóng:tung 佩佩pèi:pui 巧巧qiǎo:hau
金金jīn:kam 爱愛ài:oi 文文wén:man 瑶瑤yáo:yiu 璐璐lù:lo 菲菲fēi:fei 宁寧níng:ning 冰冰bīng:bing 青青qīng:ching
翠翠cuì:chui 小小xiǎo:siu 嘉嘉jiā:ka`;

/** Names that tens of thousands bear. */
const famousNames: Readonly<Record<Gender, readonly [string, ...string[]]>> = {
  male: ['张伟', '王伟', '李伟', '王强', '李强', '王磊', '张勇', '李军', '刘伟'],
  female: ['王芳', '李娜', '王秀英', '李秀英', '张敏', '李静', '张丽', '王静', '李丽', '王艳'],
};

interface Weighed {
  readonly sign: NameSign;
  readonly weight: number;
}

function table(text: string, weightAt: (at: number) => number): Weighed[] {
  const entry = /(\d*)(\p{Script=Han}+)([^\s:]+):(\S+)/gu;
  return [...text.matchAll(entry)].map(
    ([, share = '', signs = '', pinyin = '', cantonese = ''], at) => {
      const half = signs.length / 2;
      const sign = {
        simplified: signs.slice(0, half),
        traditional: signs.slice(half),
        pinyin,
        cantonese,
      };
      return { sign, weight: share === '' ? weightAt(at) : Number(share) };
    },
  );
}

/** Zipf, flattened at the top: the commonest sign of given names is in about one of twenty. */
const byRank = (at: number): number => 1 / (at + 8);

const families = table(familyNames, byRank);
const signs: Readonly<Record<Gender, readonly Weighed[]>> = {
  male: table(maleSigns, byRank),
  female: table(femaleSigns, byRank),
};
const everySign = [...families, ...signs.male, ...signs.female].map(({ sign }) => sign);

function draw(random: Random, from: readonly Weighed[]): NameSign {
  const [first, ...others] = from.map(({ sign, weight }) => [sign, weight] as const);
  if (first === undefined) throw new Error('nothing to draw from');
  return random.weigh([first, ...others]);
}

export function familyName(random: Random): NameSign {
  return draw(random, families);
}

/** A quarter of people have one character, the others two. */
export function givenName(random: Random, gender: Gender): NameSign[] {
  const first = draw(random, signs[gender]);
  return random.chance(0.25) ? [first] : [first, draw(random, signs[gender])];
}

/** A name that many share. */
export function famousName(random: Random, gender: Gender): ChineseName {
  const [family = '', ...given] = Array.from(random.pick(famousNames[gender]));
  return {
    family: signOf(
      family,
      families.map(({ sign }) => sign),
    ),
    given: given.map((one) => signOf(one, everySign)),
  };
}

function signOf(simplified: string, among: readonly NameSign[]): NameSign {
  const found = among.find((sign) => sign.simplified === simplified);
  if (found === undefined) throw new Error(`no name sign ${simplified}`);
  return found;
}

/** Another character with the same sound, as whoever types by ear picks it. */
export function homophone(random: Random, sign: NameSign): NameSign {
  const sound = toneless(sign.pinyin);
  const others = everySign.filter(
    (other) => toneless(other.pinyin) === sound && other.simplified !== sign.simplified,
  );
  const [first, ...rest] = others;
  return first === undefined ? sign : random.pick([first, ...rest]);
}

export function toneless(pinyin: string): string {
  return pinyin.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
