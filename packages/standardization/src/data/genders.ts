import { words } from './words';

export type Gender = 'female' | 'male' | 'other';

const table: readonly [Gender, string][] = [
  [
    'female',
    `f female fem w weiblich weibl frau fräulein woman girl lady mrs ms miss madam femme féminin feminin
    feminine fille mme mlle mujer femenino femenina hembra señora sra srta donna femmina femminile sig.ra mulher
    feminino vrouw vrouwelijk mevrouw kvinna kvinde kobieta k ж жен женский женщина 女 女性 女士 小姐 太太 여 여성 여자 2 v ♀`,
  ],
  [
    'male',
    `m male masc mann männlich maennlich herr man boy gentleman mr mister homme h masculin masculine garçon
    hombre masculino varón varon señor sr uomo maschio maschile homem meneer mannelijk man mężczyzna
    м муж мужской мужчина 男 男性 男士 先生 남 남성 남자 1 ♂`,
  ],
  [
    'other',
    `x d o other others divers diverse nonbinary non-binary nb enby andere autre otro otra altro intersex inter
    genderqueer genderfluid agender transgender 其他 その他`,
  ],
];

/** What sources write for a gender, lower-case without dots at the end; 1 and 2 by ISO 5218. */
export const genderOf: ReadonlyMap<string, Gender> = new Map(
  table.flatMap(([gender, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, Gender] => [name, gender]),
  ),
);

/** Not known or not applicable: 0 and 9 by ISO 5218, and what selection lists offer. */
export const genderMissing = words('0 9 u unk ? undisclosed 保密 未说明');

const titles: readonly [Gender, string][] = [
  [
    'female',
    'mrs ms miss frau fräulein mme madame mlle mademoiselle señora señorita sra srta signora sig.ra mevrouw pani fru 女士 小姐 太太',
  ],
  ['male', 'mr mister herr hr monsieur señor sr signor meneer dhr pan 先生'],
];

/** Forms of address before or after a name that tell its gender, lower-case without dots. */
export const genderTitles: ReadonlyMap<string, Gender> = new Map(
  titles.flatMap(([gender, words]) =>
    words.split(' ').map((word): [string, Gender] => [word, gender]),
  ),
);
