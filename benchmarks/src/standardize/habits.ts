import { words, type Random } from '@concord/example-retail/random';

type Several<Item> = readonly [Item, ...Item[]];
type NameMaker = (random: Random) => string;
type Digits = Random['digits'];

/** What the systems of a country write. */
export interface Habits {
  readonly given: Several<NameMaker>;
  readonly family: Several<NameMaker>;
  readonly fullNames: Several<(given: string, family: string) => string>;
  readonly companies: Several<string>;
  readonly dates: Several<(day: Date) => string>;
  readonly sexes: Several<string>;
  readonly mailDomains: Several<string>;
  readonly phones: Several<(digits: Digits) => string>;
  readonly streets: Several<string>;
  /** Town, region, postcode. */
  readonly towns: Several<readonly [string, string, string]>;
  readonly country: string;
  readonly language: string;
  readonly nationalId: (born: Date, digits: Digits) => string;
  readonly amounts: Several<(amount: number) => string>;
  readonly yesOrNo: Several<string>;
  readonly notes: Several<string>;
}

const iso = (day: Date): string => day.toISOString().slice(0, 10);
const [year, month, date] = [
  (day: Date) => iso(day).slice(0, 4),
  (day: Date) => iso(day).slice(5, 7),
  (day: Date) => iso(day).slice(8, 10),
];

function oneOf(text: string): NameMaker {
  const list = words(text);
  return ({ pick }) => pick(list);
}

/** Surnames out of two parts: some thousands, as a country has. */
function composed(first: string, second: string): NameMaker {
  const [beginnings, endings] = [words(first), words(second)];
  return ({ pick }) => pick(beginnings) + pick(endings);
}

const americanGiven = oneOf(
  `James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
  Joseph Jessica Thomas Sarah Christopher Karen Daniel Lisa Matthew Nancy Anthony Betty Mark Sandra`,
);
const germanGiven = oneOf(
  `Hans Ursula Jürgen Karin Wolfgang Renate Klaus Helga Stefan Sabine Jörg Katrin Björn Anke Günther Käthe
  Thorsten Silke Uwe Heike Łukasz Zoë`,
);
const chineseGiven = composed(
  '建 晓 志 文 海 玉 春 秀 国 小 子 雨 思 佳 欣 浩 宇 俊 明 丽',
  '华 明 军 平 红 英 敏 静 强 磊 洋 艳 勇 杰 娟 涛 超 霞 刚 伟 芳 娜',
);

/** GB 11643: ISO 7064 MOD 11-2. */
function withCheckDigit(id: string): string {
  const sum = Array.from(id, (digit, at) => Number(digit) * (2 ** (17 - at) % 11));
  return id + '10X98765432'.charAt(sum.reduce((total, one) => total + one, 0) % 11);
}

export const habits: Readonly<Record<'us' | 'de' | 'cn', Habits>> = {
  us: {
    given: [americanGiven, americanGiven, (random) => `${americanGiven(random)} J.`],
    family: [
      composed(
        'Wal Har Hun Pat Mor John Ander Rob Law Ed Jack Wil Thomp Rich Stev Nel Har Co Bar Grif',
        'ker ris ter terson rison son ertson wards liams ardson enson per bert nett fin man ton ley',
      ),
      oneOf("McDonald O'Brien DeVito Garcia Martinez Nguyen Smith Johnson Brown Lee Kim"),
    ],
    fullNames: [
      (given, family) => `${given} ${family}`,
      (given, family) => `${family}, ${given}`,
      (given, family) => `Mr. ${given} ${family} Jr.`,
      (given, family) => `${given} "Bob" ${family}`,
    ],
    companies: ['Inc.', 'LLC', 'Corp.', '& Sons, Inc.', 'Holdings', 'Consulting Group'],
    dates: [(day) => `${month(day)}/${date(day)}/${year(day)}`, iso],
    sexes: words('M F male female 1 2'),
    mailDomains: words('gmail.com yahoo.com hotmail.com acme-industries.com gmial.com outlook.com'),
    phones: [
      (digits) => `(212) 7${digits(2)}-${digits(4)}`,
      (digits) => `415-5${digits(2)}-${digits(4)} x${digits(2)}`,
      (digits) => `+1 312 6${digits(2)} ${digits(4)};773 2${digits(2)} ${digits(4)}`,
    ],
    streets: ['Main St', 'N Michigan Ave', 'OAK STREET', 'Elm Rd Apt 4B', 'Washington Boulevard'],
    towns: [
      ['New York', 'NY', '10001'],
      ['Chicago', 'Illinois', '60614'],
      ['San Francisco', 'CA', '94110-1234'],
      ['Austin', 'TX', '78701'],
    ],
    country: 'United States',
    language: 'en',
    nationalId: (_, digits) => `${digits(3)}-${digits(2)}-${digits(4)}`,
    amounts: [(amount) => `$${amount.toLocaleString('en-US')}.00`, (amount) => `${amount}.5`],
    yesOrNo: words('Y N yes no true false 1 0'),
    notes: [
      'Call after 5 pm, prefers e-mail',
      'VIP &amp; partner since 2009',
      'moved; see ticket 4711',
    ],
  },
  de: {
    given: [germanGiven],
    family: [
      composed(
        'Müll Schmid Schneid Fisch Web Wagn Beck Hoff Schäf Koch Rich Klein Wolf Schröd Neu Schwarz Zimmer Brau',
        'er ers mann bauer meier inger hausen ler ner berg stein feld',
      ),
      (random) => `von ${germanGiven(random)}berg`,
    ],
    fullNames: [
      (given, family) => `${given} ${family}`,
      (given, family) => `${family}, Dr. ${given}`,
      (given, family) => `Frau ${given} ${family}`,
    ],
    companies: ['GmbH', 'GmbH & Co. KG', 'AG', 'e.K.', 'Söhne OHG', 'Versicherungen'],
    dates: [(day) => `${date(day)}.${month(day)}.${year(day)}`, iso],
    sexes: words('m w männlich weiblich Frau Herr'),
    mailDomains: words('gmx.de web.de t-online.de mueller-bau.de googlemail.com müller.de'),
    phones: [
      (digits) => `030/${digits(7)}`,
      (digits) => `+49 (0)171 ${digits(7)}`,
      (digits) => `0049 89 ${digits(6)}`,
    ],
    streets: [
      'Hauptstr.',
      'Lindenallee',
      'AN DER ALTEN MÜHLE',
      'Straße des 17. Juni',
      'Goethestraße',
    ],
    towns: [
      ['Berlin', '', '10115'],
      ['München', 'Bayern', '80331'],
      ['Frankfurt am Main', 'Hessen', 'D-60311'],
      ['Köln', 'NRW', '50667'],
    ],
    country: 'Deutschland',
    language: 'Deutsch',
    nationalId: (_, digits) => `L${digits(8)}`,
    amounts: [(amount) => `${amount.toLocaleString('de-DE')},00 €`, (amount) => `${amount},50`],
    yesOrNo: words('ja nein J N wahr falsch'),
    notes: ['Bitte nur schriftlich', 'Stammkunde, zahlt spät', 'Umzug geplant – Adresse prüfen'],
  },
  cn: {
    given: [chineseGiven, chineseGiven, oneOf('伟 芳 娜 敏 静 丽 强 磊 军 洋')],
    family: [
      oneOf(
        '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 許 韩 馮 邓 曹',
      ),
      oneOf('欧阳 司马 上官 诸葛 單 曾'),
    ],
    fullNames: [
      (given, family) => `${family.trim()}${given.trim()}`,
      (given, family) => `${family}${given}先生`,
      (given, family) => `${family} ${given}`,
    ],
    companies: ['科技有限公司', '贸易有限责任公司', '集团股份有限公司', '商行'],
    dates: [
      (day) => `${year(day)}年${month(day)}月${date(day)}日`,
      (day) => iso(day).replace(/-/g, ''),
      (day) => iso(day).replace(/-/g, '/'),
    ],
    sexes: words('男 女 M F 1 2'),
    mailDomains: words('qq.com 163.com 126.com sina.com example-keji.com.cn qq.con'),
    phones: [
      (digits) => `138${digits(8)}`,
      (digits) => `+86 139 ${digits(4)} ${digits(4)}`,
      (digits) => `010-8${digits(7)}`,
      (digits) => `１５０${digits(8)}`,
    ],
    streets: ['人民路', '中山北路', '科技南十二路', '解放大道', '建国门外大街'],
    towns: [
      ['北京市', '北京', '100020'],
      ['深圳市', '广东省', '518052'],
      ['杭州市', '浙江', '310013'],
      ['成都', '四川省', '610041'],
    ],
    country: '中国',
    language: 'zh-CN',
    nationalId: (born, digits) =>
      withCheckDigit(`110101${iso(born).replace(/-/g, '')}${digits(3)}`),
    amounts: [(amount) => `¥${amount}.00`, (amount) => `${amount}元`],
    yesOrNo: words('是 否 Y N 1 0'),
    notes: ['周末送货，提前打电话', '老客户 VIP', '发票抬头：个人'],
  },
};
