import { words } from './words';

/** Words, folded, that stand in names of organizations and hardly in those of persons. */
export const organizationWords = words(`
  bank university universitat universite universidad college academy school schule hospital klinik klinikum clinic
  pharmacy apotheke hotel restaurant ristorante cafe bakery backerei metzgerei brewery brauerei church kirche pfarramt
  foundation stiftung association verband verein club union council committee ministry ministerium department agency
  agentur amt stadt gemeinde landkreis kreis city municipality mairie ayuntamiento authority group gruppe grupo groupe
  gruppo holding holdings services service solutions systems technologies technology software consulting consultants
  engineering industries industrial international global trading logistics transport transporte spedition insurance
  versicherung versicherungen assurances seguros immobilien realty properties estate construction bau hochbau elektro
  autohaus motors garage partners associates enterprises ventures capital investments media studio studios werbung
  handel handels vertrieb vertriebs company corporation corp gesellschaft genossenschaft werke fabrik manufacturing
  supermarket market store stores shop laden buchhandlung praxis kanzlei rechtsanwalte attorneys law museum theater
  theatre orchestra institute institut laboratory labor farms foods energy power telecom airlines airways railways
  sons sohne hermanos freres fratelli brothers bros soehne
`);

/** Endings of names of organizations in Han characters, simplified, longest first. */
export const organizationEndings =
  /(?:公司|集团|银行|大学|学院|医院|学校|中学|小学|幼儿园|协会|学会|商会|委员会|基金会|酒店|宾馆|饭店|餐厅|商店|超市|商行|药店|药房|工厂|制造厂|厂|研究所|研究院|事务所|工作室|俱乐部|政府|管理局|税务局|公安局|法院|中心|经营部|门市部|合作社|株式会社|会社|出版社|报社|旅行社)$/;
