/** Finals that Wade and Giles wrote otherwise, the longest first. */
const finals: readonly (readonly [RegExp, string])[] = [
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/ie$/, 'ieh'],
  [/(?<=[jqxy])ue$/, 'ueh'],
  [/(?<=^(?:d|t|l|z|c|s|zh|ch|r))uo$/, 'o'],
  [/(?<=^[gk])ui$/, 'uei'],
  [/(?<=^[gkh])e$/, 'o'],
];
const initials: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'ch'],
  [/^[jq]/, 'ch'],
  [/^x/, 'hs'],
  [/^[zc](?!h)/, 'ts'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/^r/, 'j'],
];
const whole: Readonly<Record<string, string>> = {
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
  ouyang: 'ouyang',
  sima: 'ssuma',
  shangguan: 'shangkuan',
  zhuge: 'chuko',
  situ: 'ssutu',
};

/** A toneless syllable by Wade and Giles as in passports of Taiwan, without apostrophes: `xiao` is `hsiao`. */
export function wadeGiles(syllable: string): string {
  const known = whole[syllable];
  if (known !== undefined) return known;
  const final = finals.find(([form]) => form.test(syllable));
  const text = final === undefined ? syllable : syllable.replace(final[0], final[1]);
  const initial = initials.find(([form]) => form.test(text));
  return initial === undefined ? text : text.replace(initial[0], initial[1]);
}
