/** The syllables of Mandarin without tones, ü as u: each initial with its finals. */
const finalsByInitial = `
b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo
l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo
g,k,h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j,q,x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch,sh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u uan ui un uo
z,c,s a ai an ang ao e ei en eng i ong ou u uan ui un uo
y a an ang ao e i in ing o ong ou u uan ue un
w a ai an ang ei en eng o u
, a ai an ang ao e ei en eng er o ou
`;

const allSyllables: ReadonlySet<string> = new Set(
  finalsByInitial
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [initials = '', ...finals] = line.split(' ');
      return initials.split(',').flatMap((initial) => finals.map((final) => initial + final));
    }),
);
const longestSyllable = 6;
const mostSyllables = 4;

/**
 * The toneless syllables of a word: `xiaoming` is `xiao ming`, and `nana` is `na na`, since within a word only an
 * apostrophe lets a syllable begin with a vowel; of a given number where the characters are known. Undefined for what
 * is no pinyin.
 */
export function pinyinSyllables(word: string, count?: number): readonly string[] | undefined {
  return word === '' ? undefined : read(word, count ?? mostSyllables, count !== undefined);
}

function read(rest: string, left: number, exactly: boolean): readonly string[] | undefined {
  if (rest === '') return exactly && left > 0 ? undefined : [];
  if (left === 0) return undefined;
  for (const beforeVowel of [false, true]) {
    for (let length = Math.min(longestSyllable, rest.length); length > 0; length--) {
      const [first, others] = [rest.slice(0, length), rest.slice(length)];
      if (!allSyllables.has(first) || /^[aeo]/.test(others) !== beforeVowel) continue;
      const following = read(others, left - 1, exactly);
      if (following !== undefined) return [first, ...following];
    }
  }
  return undefined;
}

/** Whether a Latin word reads as one or more pinyin syllables: `xiaoming` does, `smith` does not. */
export function isPinyin(word: string): boolean {
  return pinyinSyllables(word) !== undefined;
}

/**
 * Per mille of the characters in given names that sound so: sums over the characters of lists of the commonest ones
 * (yīng is 英, 颖, 莹, 盈 …), rounded.
 */
const givenSounds = `
yu 42 ying 36 li 34 ming 30 hua 29 xiu 26 hong 26 jun 25 wei 25 jian 24 xin 24 yan 24 jing 23 wen 22 xiao 22 yi 21
zhi 21 zhen 20 fang 18 mei 18 jie 18 guo 17 lan 17 zi 16 hui 16 ping 16 jin 16 chun 16 feng 15 xia 15 lin 15 hai 14
gui 14 rong 14 yun 13 shu 13 dong 12 qing 12 long 12 qiang 12 cheng 12 juan 11 min 11 xiang 11 jia 11 bin 11 hao 11
qin 10 ling 10 ting 10 na 9 yong 9 hong 9 xue 9 fu 9 bo 9 tian 9 lei 9 gang 8 yang 8 ya 8 xing 8 chao 8 tao 8 hui 8
peng 7 fei 7 qiu 7 zhong 7 sheng 7 xi 7 si 7 shi 7 ze 6 rui 6 de 6 guang 6 liang 6 yue 6 zhu 6 lu 6 lian 6 ai 5
meng 5 ke 5 kai 5 shan 5 han 5 jiao 5 qi 5 bao 5 chang 5 yao 5 tong 5 hu 4 su 4 dan 4 kun 4 da 4 ning 4 ru 4 cai 4
`;
const shareOfSyllable = new Map(
  [...givenSounds.matchAll(/([a-z]+) (\d+)/g)].map(([, text = '', share]) => [
    text,
    Number(share) / 1000,
  ]),
);
const otherSyllable = 0.002;
const oneCharacter = 0.2;
/** No name is so rare that more could be said for it without having seen the customers. */
const rarest = 1 / 20_000;

/**
 * Share of Chinese people whose given name sounds so: of all characters with these sounds together. One in five
 * given names has one character, the others two.
 */
export function givenSoundShare(syllables: readonly string[]): number {
  let share = syllables.length === 1 ? oneCharacter : 1 - oneCharacter;
  for (const one of syllables) share *= shareOfSyllable.get(one) ?? otherSyllable;
  return Math.max(rarest, share);
}
