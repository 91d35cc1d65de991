import type { Random } from '@concord/example-retail/random';
import { homophone, toneless, type ChineseName, type NameSign } from './names';
import type { Person } from './people';
import { wadeGiles } from './romanization';

/** The name columns of a record; a system fills either `name` or the other two. */
export interface WrittenName {
  readonly name: string;
  readonly family: string;
  readonly given: string;
}

export type Dress =
  | 'simplified'
  | 'traditional'
  | 'pinyin'
  | 'tones'
  | 'cantonese'
  | 'wade-giles'
  | 'initials'
  | 'english';

const whole = (name: string): WrittenName => ({ name, family: '', given: '' });
const parts = (family: string, given: string): WrittenName => ({ name: '', family, given });

/** A person's name as a system writes it, with the mistakes that are made there. */
export function writtenName(random: Random, person: Person, dress: Dress): WrittenName {
  switch (dress) {
    case 'simplified':
    case 'traditional':
      return inCharacters(random, person, (sign) => sign[dress]);
    case 'pinyin':
      return inLatin(random, person.name, (sign) => toneless(sign.pinyin));
    case 'tones':
      return inLatin(random, person.name, (sign) => sign.pinyin);
    case 'cantonese':
      return apart(random, person.name, (sign) => sign.cantonese);
    case 'wade-giles':
      return apart(random, person.name, (sign) => wadeGiles(toneless(sign.pinyin)));
    case 'initials':
      return initials(random, person.name);
    case 'english':
      return english(random, person);
  }
}

function inCharacters(
  random: Random,
  person: Person,
  write: (sign: NameSign) => string,
): WrittenName {
  const misheard = random.chance(0.03) ? random.int(0, person.name.given.length - 1) : -1;
  const given = person.name.given
    .map((sign, at) => write(at === misheard ? homophone(random, sign) : sign))
    .join('');
  const family = write(person.name.family);
  const title = person.gender === 'male' ? '先生' : '女士';
  return random.weigh<WrittenName>([
    [whole(family + given), 72],
    [parts(family, given), 20],
    [parts(given, family), 1.5],
    [whole(`${family} ${given}`), 3],
    [whole(given + family), 1.5],
    [whole(family + given + title), 1],
    [whole(family + title), 1],
  ]);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Xiaoming Zhang, ZHANG Xiaoming, Zhang Xiao Ming, Xiao-Ming Zhang; `parts` of a form, now and then the wrong way round. */
function inLatin(
  random: Random,
  name: ChineseName,
  write: (sign: NameSign) => string,
): WrittenName {
  const family = capital(write(name.family));
  const syllables = name.given.map((sign) => write(sign));
  const given = random.weigh([
    [capital(syllables.join('')), 60],
    [syllables.map(capital).join(' '), 25],
    [capital(syllables.join('-')), 15],
  ]);
  return random.weigh<WrittenName>([
    [whole(`${given} ${family}`), 25],
    [whole(`${family} ${given}`), 25],
    [whole(`${family.toUpperCase()} ${given}`), 6],
    [whole(`${family}, ${given}`), 6],
    [whole(`${given} ${family}`.toLowerCase()), 4],
    [parts(family, given), 29],
    [parts(given, family), 5],
  ]);
}

/** As in Hong Kong and Taiwan: Chan Tai Man, Chan Tai-man, Tai Man Chan. */
function apart(random: Random, name: ChineseName, write: (sign: NameSign) => string): WrittenName {
  const family = capital(write(name.family));
  const syllables = name.given.map(write);
  const given = random.chance(0.5)
    ? syllables.map(capital).join(' ')
    : capital(syllables.join('-'));
  return random.weigh<WrittenName>([
    [whole(`${family} ${given}`), 40],
    [whole(`${given} ${family}`), 20],
    [parts(family, given), 40],
  ]);
}

function initials(random: Random, name: ChineseName): WrittenName {
  const family = capital(toneless(name.family.pinyin));
  const letters = name.given.map((sign) => toneless(sign.pinyin).charAt(0).toUpperCase());
  return random.weigh<WrittenName>([
    [whole(`${letters.join('.')}. ${family}`), 40],
    [whole(`${family} ${letters.join('')}`), 30],
    [parts(family, letters.join('')), 30],
  ]);
}

function english(random: Random, { name, english: first }: Person): WrittenName {
  const family = capital(toneless(name.family.pinyin));
  const given = capital(name.given.map((sign) => toneless(sign.pinyin)).join(''));
  return random.weigh<WrittenName>([
    [whole(`${first} ${family}`), 45],
    [whole(`${first} ${given} ${family}`), 20],
    [parts(family, first), 25],
    [parts(family, `${given} (${first})`), 10],
  ]);
}
