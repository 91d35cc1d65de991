import { entries } from './words';

/**
 * Legal forms after a name, folded as `foldWords` does with dots removed first, so that
 * `S. à r.l.`, `GmbH & Co. KG` and `Co., Ltd.` read `sarl`, `gmbh co kg` and `co ltd`.
 */
export const legalForms = entries(`
  inc | incorporated | corp | corporation | co | company | llc | lc | llp | lllp | lp | pllc | pc | plc | ltd | limited
  co ltd | company limited | co limited | pty ltd | pty limited | proprietary limited | pte ltd | pvt ltd
  private limited | pvt limited | sdn bhd | bhd | cic | ulc | ltee | limitee | inc ltd | corp ltd
  gmbh | mbh | gmbh co kg | gmbh co kgaa | gmbh und co kg | gmbh co ohg | ggmbh | ug | ug haftungsbeschrankt | ag | ag co kg | ag co kgaa | kg | kgaa | ohg | ohg mbh
  gbr | ek | e k | e kfm | ev | e v | eg | se | se co kg | se co kgaa | ges mbh | gesmbh | ges m b h | kommanditgesellschaft
  gesellschaft mit beschrankter haftung | aktiengesellschaft | eu | og | partg | partg mbb | stiftung
  sa | s a | sas | sasu | sarl | s a r l | eurl | snc | sci | scop | sca | scs | gie | societe anonyme
  sa de cv | s a de c v | srl de cv | s de rl de cv | s de rl | sl | s l | slu | sll | sau | sociedad anonima | sociedad limitada
  spa | s p a | srl | s r l | srls | sapa | sas di | snc di | soc coop | scarl | ss
  ltda | lda | eireli | me | sa cv | sociedade anonima | cia | cia ltda | saic | sac | saa | eirl
  bv | b v | nv | n v | vof | cv | bvba | sprl | cvba | comm v | vzw | asbl
  ab | hb | kb | as | a s | asa | aps | a p s | ks | oy | oyj | ky | ehf | hf | ans | da
  sp z o o | sp z oo | spzoo | sp zoo | sp k | spk | sp j | s k a | spolka akcyjna | spolka z o o
  sro | s r o | vos | spol s r o | kft | zrt | nyrt | bt | kkt | doo | d o o | dd | d d | ad | ood | eood
  ooo | oao | zao | pao | ип | ооо | оао | зао | пао | тов | uab | sia | ou | oü | tov | aps og
  as turk | ltd sti | a ş | anonim sirketi | limited sirketi | tic ltd sti | san tic ltd sti | san ve tic as | san ve tic ltd sti
  kk | k k | kabushiki kaisha | gk | godo kaisha | yk | co kg | jsc | pjsc | ojsc | cjsc | fze | fzco | fz llc | wll | w l l | spc
  tbk | pt | holdings ltd
`);

/** Legal forms that stand before the name. */
export const leadingLegalForms = entries(`
  pt | cv | ooo | oao | zao | pao | ооо | оао | зао | пао | ип | тоо | sc | sarl | sas | sci | uab | sia | фоп | тов
`);

/** At the end (or, in Japan and Korea, the start) of a name in Han characters or Hangul, longest first. */
export const eastAsianLegalForms = [
  ...entries(`
  股份有限责任公司 | 集团股份有限公司 | 有限责任公司 | 股份有限公司 | 控股有限公司 | 集团有限公司 | 有限公司 | 有限合伙企业 | 普通合伙企业 | 个人独资企业
  有限合伙 | 普通合伙 | 特殊普通合伙 | 股份公司 | 责任公司 | 分公司 | 总公司 | 公司 | 株式会社 | 有限会社 | 合同会社 | 合資会社 | 合资会社 | 株式會社 | 주식회사 | 유한회사
  (株) | (有) | (주)
`),
].sort((a, b) => b.length - a.length);
