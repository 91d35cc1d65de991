import { words, type Random } from '../random';
import { withoutDiacritics } from './contact-details';
import type { Company, Country } from './customer';
import { drawLandline, drawPlace } from './places';
import { westernNames } from './western-names';

const trades: Readonly<Record<Exclude<Country, 'CN'>, readonly [string, ...string[]]>> = {
  US: words('Logistics Systems Foods Dental Plumbing Analytics Motors Interiors Roofing Catering'),
  GB: words('Logistics Joinery Holdings Bakeries Engineering Textiles Lettings Garages Interiors'),
  DE: words(
    'Maschinenbau Elektrotechnik Logistik Bäckerei Metallbau Spedition Gartenbau Druckerei',
  ),
  FR: words('Transports Menuiserie Conseil Boulangerie Électricité Imprimerie Plomberie Jardins'),
};

const legalForms: Readonly<Record<Exclude<Country, 'CN'>, readonly [string, ...string[]]>> = {
  US: words('Inc. LLC Corp.'),
  GB: words('Ltd PLC'),
  DE: words('GmbH AG KG'),
  FR: words('SARL SA SAS'),
};

const hanBrands =
  words(`华兴/Huaxing 天宇/Tianyu 瑞丰/Ruifeng 金鼎/Jinding 恒达/Hengda 博远/Boyuan 鸿运/Hongyun
  嘉和/Jiahe 盛世/Shengshi 锦程/Jincheng 安泰/Antai 众信/Zhongxin`);
const hanTrades = words(
  '科技/Technology 贸易/Trading 物流/Logistics 食品/Foods 电子/Electronics 建筑/Construction',
);

const westernCountries: readonly [
  readonly [Exclude<Country, 'CN'>, number],
  ...(readonly [Exclude<Country, 'CN'>, number])[],
] = [
  ['US', 3],
  ['DE', 3],
  ['GB', 2],
  ['FR', 2],
];

function tail(random: Random, country: Country, taken: Set<string>, stem: string) {
  const place = drawPlace(random, country);
  const top = { US: 'com', GB: 'co.uk', DE: 'de', FR: 'fr', CN: 'com.cn' }[country];
  const start = withoutDiacritics(stem)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  let domain = `${start}.${top}`;
  while (taken.has(domain)) domain = `${start}${random.digits(2)}.${top}`;
  taken.add(domain);
  const emails: readonly [string, string] = [
    `info@${domain}`,
    `${random.pick(['sales', 'office', 'contact'])}@${domain}`,
  ];
  const prefix = { US: '', GB: 'GB', DE: 'DE', FR: 'FR', CN: '9144' }[country];
  return {
    country,
    emails,
    phone: drawLandline(random, country, place.dial),
    home: place.address,
    taxId: prefix + random.digits(country === 'CN' ? 14 : 9),
    tier: random.pick<Company['tier']>(['silver', 'gold']),
  };
}

export function drawCompany(random: Random, id: string, taken: Set<string>): Company {
  if (random.chance(0.3)) {
    const [brand = '', latin = ''] = random.pick(hanBrands).split('/');
    const [trade = '', tradeLatin = ''] = random.pick(hanTrades).split('/');
    const rest = tail(random, 'CN', taken, latin + tradeLatin);
    const city = rest.home.city.replace('市', '');
    const contactPerson = { given: '', family: '' };
    return {
      kind: 'company',
      id,
      name: `${city}${brand}${trade}`,
      legalForm: '有限公司',
      contactPerson,
      ...rest,
    };
  }
  const country = random.weigh(westernCountries);
  const names = westernNames[country];
  const stem = `${random.pick(names.family)} ${random.pick(trades[country])}`;
  const contactPerson = { given: random.pick(names.male), family: random.pick(names.family) };
  const rest = tail(random, country, taken, stem);
  return {
    kind: 'company',
    id,
    name: stem,
    legalForm: random.pick(legalForms[country]),
    contactPerson,
    ...rest,
  };
}
