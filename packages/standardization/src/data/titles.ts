import { entries, words } from './words';

/** Forms of address and academic titles before a Latin name, lower-case, without dots. */
export const latinTitles = words(`
  mr mrs ms miss mx dr drs prof professor sir rev reverend hon capt captain col lt sgt dipl-ing ing mag
  herr frau hr fräulein mme mlle monsieur madame mademoiselle mlles sra srta señor señora señorita dña
  sig sigra signor signora dott dottssa ssa meneer mevrouw mevr dhr pan pani phdr mudr judr rndr
  doktor doctor ir hrn priv-doz pd univ-prof ddr sheikh shaikh sheik dame dato datuk
`);

/** Titles only when written with a dot: without it they are names or initials (`Fr.`, `Sr.`). */
export const dottedTitles = words('fr. sr. st. med. habil. h.c. rer. nat. phil. jur.');

/** What follows a name and tells generations apart, lower-case, without dots and commas. */
export const generationSuffixes = words('jr sr junior júnior senior ii iii iv 2nd 3rd 4th');

/** Degrees and honours after a name. */
export const credentialSuffixes = words(`
  phd md esq mba dds cpa rn jd dvm llm llb msc bsc obe mbe cbe frcs mp qc kc pe dphil
`);

/** Forms of address after a Chinese name. */
export const chineseTitles = [
  ...entries('先生|女士|小姐|太太|夫人|同志|博士|教授|老师|经理|總經理|总经理|医生'),
];

/** Parts of a family name that stay lower-case inside a name. */
export const particles = words(`
  of von van vom und zu zum zur der den de del della delle dello di da das do dos du des la las le los lo el
  al bin ibn bint ben bat ter ten te af av y e i d
`);
/** Of those, the ones that open a family name (`de la Cruz`); `Le`, `La`, `Di` alone are given a capital. */
export const openingParticles = words(
  'von van vom zu zum zur der den de del della dos das da du bin ibn bint ter ten af av',
);

/** What belongs to the family name behind it, though it is no particle: St. John, Abi Talib. */
export const familyJoiners = words('st san santa abi abu بن');
/** Between two surnames: Ortega y Gasset. */
export const surnameJoiners = words('y i');
/** What opens a given name of two words: Abdul Rahman. */
export const givenOpeners = words('abdul abdel abd abu');

/** Notes about a person that get into the name; folded. */
export const nameNotes = entries(`
  deceased | decd | dec | verstorben | gestorben | do not call | do not contact | do not use | do not mail | dnc
  duplicate | dup | dublette | old | alt | new | neu | inactive | inaktiv | closed | vip | minor | gesperrt | blocked
  已故 | 停用 | 重复 | 旧
`);
/** Before the name of the one who receives: c/o, z. Hd., Attn. */
export const recipientMark = /^(?:c\/o|z\.?\s?hd\.?|z\.?\s?h\.?\sv\.?|attn\.?:?|att:|fao:?)\s+/i;

/** Spelled with a second capital after Mac; most other names in Mac are not (`Machado`, `Mackey`). */
export const macNames = words(`
  macarthur macaulay macdonald macdougall macduff macfarlane macgregor macinnes macintosh macintyre
  maclachlan maclaren maclean macleod macmillan macnab macnamara macneil macpherson macqueen macrae
`);

/** Between the titles of a couple: Mr & Mrs Smith. */
export const titleJoiners = words('& + and und et y e');
