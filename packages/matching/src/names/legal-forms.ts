/** Legal forms of companies: they say what an organization is in law, not which one it is. */
const latin = new Set(
  `ab ag as asa aps bv bvba co company corp corporation cie cv doo eurl gbr ges gmbh inc incorporated kft kg kgaa
limited llc llp lp ltd ltda mbh nv oao ooo oy oyj partnership plc private pte pty pvt sa sarl sas sca se sl slu snc
spa spzoo srl sro ug ulc wll zao zrt`.split(/\s+/),
);

const han = /(?:股份有限公司|有限责任公司|有限公司|集团公司|股份公司|公司|集团|株式会社|股份)$/u;

/** Legal forms that are also names of people, or words of other languages, prove nothing by themselves. */
const ambiguous = new Set(
  'ab ag as co cie company doo kg partnership private sa sca se sl ug'.split(' '),
);

/** Whether a name that may be a person's is a company's: its last word is a legal form. */
export function namesCompany(written: string, words: readonly string[]): boolean {
  if (han.test(written)) return true;
  const last = words.at(-1) ?? '';
  return words.length > 1 && latin.has(last) && !ambiguous.has(last);
}

/** Short forms that company names are full of. */
const expansions: Readonly<Record<string, string>> = {
  intl: 'international',
  int: 'international',
  mfg: 'manufacturing',
  tech: 'technology',
  technologies: 'technology',
  svcs: 'services',
  svc: 'services',
  service: 'services',
  bros: 'brothers',
  assoc: 'associates',
  dept: 'department',
  univ: 'university',
  natl: 'national',
  mgmt: 'management',
  eng: 'engineering',
  grp: 'group',
  hldgs: 'holdings',
  holding: 'holdings',
  sys: 'systems',
  system: 'systems',
  solution: 'solutions',
  ind: 'industries',
  inds: 'industries',
  elec: 'electric',
  centre: 'center',
  dev: 'development',
  prod: 'products',
};

const connectives = new Set(['and', 'und', 'et', 'y', 'the', 'of', 'de', 'der', 'die']);

/** Words that name the organization; if nothing else is left, the legal form counts after all. */
export function organizationWords(all: readonly string[]): string[] {
  const expanded = all.map((word) =>
    Object.hasOwn(expansions, word) ? (expansions[word] ?? word) : word,
  );
  const own = expanded.filter((word) => !latin.has(word) && !connectives.has(word));
  return own.length > 0 ? own : expanded;
}

/** 上海远东贸易有限公司 without its legal form. */
export function dropHanLegalForm(name: string): string {
  return name.replace(han, '').replace(han, '') || name;
}
