import { foldLetters } from '../text/fold';
import { entries } from './words';

/**
 * Legal forms after a name by the country where they are registered (ISO 3166-1; a form of several
 * countries stands at each), folded as `foldWords` does with dots removed first, so that `S. à r.l.`,
 * `GmbH & Co. KG` and `Co., Ltd.` read `sarl`, `gmbh co kg` and `co ltd`.
 */
const table = `
  US: inc | incorporated | corp | corporation | co | company | llc | lc | llp | lllp | lp | pllc | pc | inc ltd |
      corp ltd | holdings ltd
  GB: plc | ltd | limited | company limited | co limited | cic | llp | cyf
  IE: dac | clg | uc | teoranta
  CA: ulc | ltee | limitee | incorporee
  AU: pty ltd | pty limited | proprietary limited | pty | nl
  NZ: limited partnership
  ZA: pty ltd | npc | rf npc | soc ltd
  SG: pte ltd | pte limited | private limited
  IN: pvt ltd | pvt limited | private limited | opc pvt ltd | opc private limited | llp
  MY: sdn bhd | bhd | sendirian berhad | berhad | plt
  ID: tbk | pt | persero | persero tbk
  TH: co ltd | pcl | public company limited | บริษัท | จำกัด | จำกัดมหาชน
  VN: jsc | co jsc | cong ty tnhh | tnhh | cong ty co phan
  PH: opc
  PK: smc pvt ltd
  DE: gmbh | mbh | ggmbh | gmbh co kg | gmbh und co kg | gmbh co kgaa | gmbh co ohg | ag | ag co kg | ag co kgaa |
      kg | kgaa | co kg | ohg | ohg mbh | ug | ug haftungsbeschrankt | ug haftungsbeschrankt co kg | ug co kg |
      gbr | ek | e k | e kfm | e kfr | ev | e v | eg | se | se co kg | se co kgaa | partg | partg mbb | partgmbb |
      stiftung | aktiengesellschaft | kommanditgesellschaft | gesellschaft mit beschrankter haftung |
      haftungsbeschrankt
  AT: ges mbh | gesmbh | ges m b h | og | eu | e u | gen | gmbh co keg
  CH: ag | sagl | gmbh
  LI: est
  FR: sa | s a | sas | sasu | sarl | s a r l | eurl | snc | sci | scop | sca | scs | gie | selarl | scea | gaec |
      scpi | societe anonyme | societe a responsabilite limitee
  BE: bv | bvba | sprl | cvba | cv | comm v | vzw | asbl | scrl
  NL: bv | b v | nv | n v | vof | cv | coöperatie | cooperatie ua
  LU: sarl | sa rl | secs | scsp
  ES: sa | sl | s l | slu | sll | sau | slne | slp | s coop | sociedad anonima | sociedad limitada
  PT: lda | sa | sgps | unipessoal lda | crl | sociedade anonima
  IT: spa | s p a | srl | s r l | srls | sapa | sas di | snc di | soc coop | scarl | ss
  SM: srl
  MX: sa de cv | s a de c v | sab de cv | sapi de cv | sapi | srl de cv | s de rl de cv | s de rl | sa cv | ac
  BR: ltda | eireli | me | s a | ltda me | ltda epp
  AR: srl | saic | sacif | sacifia | sas
  CL: spa | ltda | eirl
  PE: sac | saa | eirl
  CO: sas | sa esp | ltda
  EC: cia | cia ltda
  SE: ab | hb | kb | aktiebolag | ekonomisk forening
  NO: as | asa | aksjeselskap | ans | da | enk
  DK: aps | a p s | a s | ks | is | ivs | aps og
  FI: oy | oyj | ky | oy ab
  IS: ehf | hf | slf
  PL: sp z o o | sp z oo | spzoo | sp zoo | sp k | spk | sp j | s k a | spolka akcyjna | spolka z o o |
      sp z oo sp k
  CZ: sro | s r o | vos | spol s r o | as | a s
  SK: sro | spol s r o | as
  HU: kft | zrt | nyrt | bt | kkt
  RO: srl | sa | pfa
  BG: ood | eood | ad | ead | ооd | оод | еоод | ад | еад
  HR: doo | d o o | jdoo | j d o o | dd | d d | obrt
  SI: doo | dno
  RS: ad | doo | доо
  MK: doo | doel | dooel | доо | дооел
  GR: αε | επε | οε | εε | ικε | μον ικε | ae | epe
  CY: ltd
  TR: as | a s | ltd sti | tic ltd sti | san tic ltd sti | san ve tic as | san ve tic ltd sti | tic as |
      anonim sirketi | limited sirketi
  EE: ou | oü | mtu
  LV: sia
  LT: uab
  RU: ooo | oao | zao | pao | ао | ип | ооо | оао | зао | пао
  UA: тов | тзов | пат | прат | фоп | tov
  BY: одо | чуп
  KZ: тоо | jsc
  GE: jsc
  AE: fze | fzco | fz llc | fzc | dmcc | wll | w l l | llc | psc | pjsc
  SA: jsc | cjsc
  QA: qpsc | wll
  EG: sae | s a e
  IL: בעמ | בע מ
  CN: co ltd | company limited
  HK: limited
  JP: kk | k k | kabushiki kaisha | gk | godo kaisha | yk | co ltd
  KR: co ltd
  EU: se | eeig | sce
`;

const countryMark = /(?:^|\n)\s*([A-Z]{2}):/;

/** By country, its legal forms. */
export const legalFormsByCountry: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  pairs(table.split(countryMark).slice(1)),
);

function pairs([country, forms, ...rest]: readonly string[]): [string, ReadonlySet<string>][] {
  return country === undefined || forms === undefined
    ? []
    : [[country, new Set([...entries(forms)].map(foldLetters))], ...pairs(rest)];
}

export const legalForms: ReadonlySet<string> = new Set(
  [...legalFormsByCountry.values()].flatMap((forms) => [...forms]),
);

/** Legal forms that stand before the name. */
export const leadingLegalForms = entries(`
  pt | cv | ud | cong ty tnhh | cong ty co phan | บริษัท | sc | sarl | sas | sci | uab | sia
  ooo | oao | zao | pao | ооо | оао | зао | пао | ао | ип | тоо | тов | тзов | фоп | пат | прат | чуп | одо
`);

/** At the end (or, in Japan and Korea, the start) of a name in Han characters or Hangul, longest first. */
export const eastAsianLegalForms = [
  ...entries(`
  合伙企业(有限合伙) | 合伙企业(普通合伙) | 合伙企业(特殊普通合伙) | (有限合伙) | (普通合伙) | (特殊普通合伙)
  股份有限责任公司 | 集团股份有限公司 | 有限责任公司 | 股份有限公司 | 控股有限公司 | 集团有限公司 | 有限公司 | 有限合伙企业 | 普通合伙企业 | 个人独资企业
  有限合伙 | 普通合伙 | 特殊普通合伙 | 股份公司 | 责任公司 | 分公司 | 总公司 | 公司 | 株式会社 | 有限会社 | 合同会社 | 合資会社 | 合资会社 | 合名会社 | 株式會社 | 주식회사 | 유한회사
  유한책임회사 | 합자회사 | 一般社団法人 | 社会福祉法人 | 医療法人 | 国有独资公司 | 农民专业合作社 | (株) | (有) | (주)
`),
].sort((a, b) => b.length - a.length);
