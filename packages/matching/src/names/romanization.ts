/**
 * How names are written in Latin letters where it is not pinyin: Wade and Giles (Taiwan, older papers), and Cantonese
 * as on the cards of Hong Kong. One spelling stands for several sounds of Mandarin, `chang` for zhang and chang.
 */
const finals: readonly (readonly [RegExp, string])[] = [
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/ie$/, 'ieh'],
  [/(?<=^[jqxy])ue$/, 'ueh'],
  [/(?<=^(?:d|t|n|l|z|c|s|zh|ch|r))uo$/, 'o'],
  [/(?<=^[gk])ui$/, 'uei'],
  [/(?<=^[gkh])e$/, 'o'],
];
const initials: readonly (readonly [RegExp, string])[] = [
  [/^(?:zh|[jq])/, 'ch'],
  [/^x/, 'hs'],
  [/^[zc](?!h)/, 'ts'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/^r/, 'j'],
];
const wholeSyllables: Readonly<Record<string, string>> = {
  zi: 'tzu',
  ci: 'tzu',
  si: 'ssu',
  zhi: 'chih',
  chi: 'chih',
  shi: 'shih',
  ri: 'jih',
  yi: 'i',
  you: 'yu',
  yan: 'yen',
  ye: 'yeh',
  er: 'erh',
};

/** A toneless syllable of pinyin by Wade and Giles, without apostrophes and dots, as passports have it. */
export function wadeGiles(pinyin: string): string {
  const whole = wholeSyllables[pinyin];
  if (whole !== undefined) return whole;
  const final = finals.find(([form]) => form.test(pinyin));
  const ended = final === undefined ? pinyin : pinyin.replace(final[0], final[1]);
  const initial = initials.find(([form]) => form.test(ended));
  return initial === undefined ? ended : ended.replace(initial[0], initial[1]);
}

/** Family names: pinyin, then spellings of Hong Kong, Taiwan and the south-east of Asia. */
const surnameSpellings = `
wang wong,ong | li lee,lei,lai | zhang cheung,teo,chong | liu lau,low,lew | chen chan,tan,chin | yang yeung,young,yeo
huang wong,ng,wee | zhao chiu,chao | wu ng,woo,goh | zhou chow,chau,chew | xu tsui,hui,chui,hsu | sun suen,soon
ma mah | zhu chu,choo | hu wu,woo | guo kwok,quek,kuok | he ho | lin lam,lim | gao ko | luo law,lo,loh
zheng cheng,tay,cheang | liang leung,leong,neo | xie tse,chia,cheah | song sung | tang tong | han hon | deng tang
feng fung,foong | cao tso,cho | peng pang | zeng tsang,chan,chang | xiao siu,seow | tian tin | dong tung | pan poon,phua
yuan yuen | cai choi,chua,tsai,chai | jiang cheung,kong,chiang,keung | yu yu,yue,yee | du to,toh | ye yip,yap,yeh
cheng ching | wei ngai,wai | su so,soh | lu lui,lo,luk,loo | ding ting,teng | ren yam,yum | yao yiu,yeoh
shen shum,sim,sum | zhong chung | cui chui,tsui | tan tam,tham | fan fan | liao liu,liew | shi shek,sze,sek,see
jin kam,kim | jia ka,kah | xia ha | fang fong | zou chau,chow | xiong hung | bai pak,pai | meng mang | qin chun,ching
qiu yau,khoo,hew | hou hau | yin wan | xue sit | duan tuen | lei lui,looi | long lung,loong | lai lai | tao to,tow
gu koo,ku | gong kung,kong | shao siu | wan man | qian chin | dai tai | yan yim,ngan | mo mok | kong hung
wen wan,boon | kang hong | shan sin | xie hai | mao mo | ouyang auyeung,auyong,owyang | sima szema,seema
shangguan sheungkoon,seongkoon | zhuge chukot,chukat | situ szeto,seeto,soto
`;

/** Syllables of given names: pinyin, then Cantonese spellings of the commonest characters that sound so. */
const givenSpellings = `
ai oi | an on | bao po | bei pui | bin bun | bing ping,bing | bo bok,por | chang cheong | chao chiu | chen sun,san
cheng shing,sing | chun chun | cui chui | da tai | dan tan | de tak | dong tung | fang fong | fei fei | feng fung
fu fuk,fu | gang kong | guang kwong | gui kwai | guo kwok | hai hoi | han hon,ham | hao ho | he ho,hok | hong hung
hua wah,wa | hui wai,fai | jia ka,kai | jian kin | jiao kiu | jie kit | jin kam,chun | jing ching,king | juan kuen
jun chun,kwan | kai hoi,kai | kang hong | kun kwan | lan lan | lei lui | li lai,lap,lik | lian lin | liang leung
lin lam | ling ling | long lung | lu lo,luk | mei mei | meng mung | min man | ming ming | na na | ning ning | pei pui
peng pang | ping ping | qi kei | qiang keung | qian sin | qin kam | qing hing,ching | qiu chau | rong wing,yung | ru yu
rui sui,yui | shan shan | shao siu | sheng shing,sing | shi sze,see,si | shu suk,shu | si sze,see | su so | tao to
tian tin | ting ting | tong tung | wei wai,mei | wen man | xi hei,sai | xia ha | xian sin | xiang cheung,heung
xiao hiu,siu | xin yan,sum,sun,yam | xing hing,sing | xiong hung | xiu sau | xu yuk,hui | xuan suen,hin | xue suet,hok
ya nga | yan yin,yim | yang yeung | yao yiu | yi yee,yi,ngai | yin yin | ying ying,wing | yong wing,yung
yu yu,yuk | yuan yuen | yue yuet,ngok | yun wan | ze chak | zhen chun | zheng ching | zhi chi,kit | zhong chung
zi tsz,chi | zong chung
`;

function spellings(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>();
  for (const [, pinyin = '', list = ''] of text.matchAll(/([a-z]+) ([a-z,]+)/g)) {
    entries.set(pinyin, [...(entries.get(pinyin) ?? []), ...list.split(',')]);
  }
  return entries;
}

const surnames = spellings(surnameSpellings);
const given = spellings(givenSpellings);
const givenSyllables: ReadonlySet<string> = new Set([...given.values()].flat());
const mostSpellings = 6;

/** The family names in pinyin that somebody may have who spells his so: `wong` is wang or huang. */
const pinyinOfSurname = new Map<string, string[]>();
for (const [pinyin, list] of surnames) {
  for (const spelling of new Set([...list, wadeGiles(pinyin)])) {
    pinyinOfSurname.set(spelling, [...(pinyinOfSurname.get(spelling) ?? []), pinyin]);
  }
}

/** Family names in pinyin behind a spelling; empty for what is no Chinese family name. */
export function surnamesSpelt(spelling: string): readonly string[] {
  return pinyinOfSurname.get(spelling) ?? [];
}

/** Whether a word can be a syllable of a given name spelt by Wade and Giles or in Cantonese. */
export function isSpeltSyllable(word: string): boolean {
  return givenSyllables.has(word) || wadeGilesSyllables.has(word);
}

const wadeGilesSyllables: ReadonlySet<string> = new Set([...given.keys()].map(wadeGiles));

/** Other spellings of a family name in pinyin. */
export function surnameSpellingsOf(pinyin: string): readonly string[] {
  return distinct(pinyin, [...(surnames.get(pinyin) ?? []), wadeGiles(pinyin)]);
}

/** Other spellings of a given name, all its syllables in one way: `xiaoming` may be `hsiaoming`, `siuming`. */
export function givenSpellingsOf(syllables: readonly string[]): readonly string[] {
  let cantonese = [''];
  for (const one of syllables) {
    const own = given.get(one) ?? [];
    cantonese = cantonese.flatMap((begun) => own.map((spelling) => begun + spelling));
  }
  const all = [syllables.map(wadeGiles).join(''), ...cantonese];
  return distinct(syllables.join(''), all).slice(0, mostSpellings);
}

function distinct(self: string, all: readonly string[]): string[] {
  return [...new Set(all)].filter((one) => one !== self && one !== '');
}
