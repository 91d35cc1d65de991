import { words, type Random } from '../random';
import type { Address, Country, Phone } from './customer';

interface City {
  readonly city: string;
  readonly region: string;
  /** Beginning of the postcode; the rest is drawn. */
  readonly postcode: string;
  readonly dial: string;
}

type Cities = readonly [City, ...City[]];

function cities(text: string): Cities {
  const rows = text
    .trim()
    .split('\n')
    .map((line): City => {
      const [city = '', region = '', postcode = '', dial = ''] = line.trim().split('|');
      return { city, region, postcode, dial };
    });
  const [first = { city: '', region: '', postcode: '', dial: '' }, ...rest] = rows;
  return [first, ...rest];
}

const westernCities: Readonly<Record<Exclude<Country, 'CN'>, Cities>> = {
  US: cities(`New York|NY|100|212
    Brooklyn|NY|112|718
    Chicago|IL|606|312
    Houston|TX|770|713
    Phoenix|AZ|850|602
    Philadelphia|PA|191|215
    San Diego|CA|921|619
    Dallas|TX|752|214
    Austin|TX|787|512
    Seattle|WA|981|206
    Denver|CO|802|303
    Boston|MA|021|617
    Portland|OR|972|503
    Atlanta|GA|303|404`),
  GB: cities(`London|Greater London|SW|20
    Manchester|Greater Manchester|M|161
    Birmingham|West Midlands|B|121
    Leeds|West Yorkshire|LS|113
    Glasgow|Scotland|G|141
    Edinburgh|Scotland|EH|131
    Bristol|Avon|BS|117
    Liverpool|Merseyside|L|151
    Cardiff|Wales|CF|29`),
  DE: cities(`Berlin|Berlin|10|30
    Hamburg|Hamburg|20|40
    München|Bayern|80|89
    Köln|Nordrhein-Westfalen|50|221
    Frankfurt am Main|Hessen|60|69
    Stuttgart|Baden-Württemberg|70|711
    Düsseldorf|Nordrhein-Westfalen|40|211
    Leipzig|Sachsen|04|341
    Nürnberg|Bayern|90|911`),
  FR: cities(`Paris|Île-de-France|750|1
    Lyon|Auvergne-Rhône-Alpes|690|4
    Marseille|Provence-Alpes-Côte d'Azur|130|4
    Toulouse|Occitanie|310|5
    Nantes|Pays de la Loire|440|2
    Bordeaux|Nouvelle-Aquitaine|330|5
    Lille|Hauts-de-France|590|3
    Strasbourg|Grand Est|670|3`),
};

const streets: Readonly<Record<Exclude<Country, 'CN'>, readonly [string, ...string[]]>> = {
  US: words(`Maple Oak Cedar Pine Elm Washington Lake Hill Walnut Spring Church Main Lincoln Jackson
    River Willow Sunset Highland Franklin Park Chestnut Madison`),
  GB: words(`High Station Church Victoria Green Manor Kings Queens Park Mill Grange York Windsor
    Richmond Albert Springfield George Stanley Alexandra Chester`),
  DE: words(`Haupt Schul Garten Bahnhof Dorf Berg Birken Linden Kirch Wald Ring Wiesen Rosen Goethe
    Schiller Mozart Beethoven Bismarck Kastanien Mühlen`),
  FR: words(`Victor-Hugo Gambetta Pasteur Jean-Jaurès Voltaire Zola Foch Clemenceau Carnot République
    Liberté Lilas Moulin Jardins Fontaine Peupliers Acacias Tilleuls`),
};

const hanPlaces = words(`广东省/Guangdong/深圳市/Shenzhen/南山区/Nanshan/440305/518/755
  广东省/Guangdong/广州市/Guangzhou/天河区/Tianhe/440106/510/20
  北京市/Beijing/北京市/Beijing/朝阳区/Chaoyang/110105/100/10
  北京市/Beijing/北京市/Beijing/海淀区/Haidian/110108/100/10
  上海市/Shanghai/上海市/Shanghai/浦东新区/Pudong/310115/200/21
  上海市/Shanghai/上海市/Shanghai/徐汇区/Xuhui/310104/200/21
  浙江省/Zhejiang/杭州市/Hangzhou/西湖区/Xihu/330106/310/571
  江苏省/Jiangsu/南京市/Nanjing/鼓楼区/Gulou/320106/210/25
  四川省/Sichuan/成都市/Chengdu/武侯区/Wuhou/510107/610/28
  湖北省/Hubei/武汉市/Wuhan/江汉区/Jianghan/420103/430/27
  陕西省/Shaanxi/西安市/Xi'an/雁塔区/Yanta/610113/710/29`);

const hanStreets = words(`中山路/Zhongshan 人民路/Renmin 解放路/Jiefang 建设路/Jianshe 文化路/Wenhua
  和平路/Heping 新华路/Xinhua 科技路/Keji 学院路/Xueyuan 长江路/Changjiang 东风路/Dongfeng 光明街/Guangming`);

/** Where somebody lives, with what hangs on it: dialling code and, in China, the code of the district. */
export interface Place {
  readonly address: Address;
  readonly dial: string;
  readonly districtCode: string;
}

const letters = words('A B D E F G H J L N P Q R S T U W X Y Z');

function westernPostcode(random: Random, country: Country, start: string): string {
  if (country !== 'GB') return start + random.digits(5 - start.length);
  const inward = `${random.digits(1)}${random.pick(letters)}${random.pick(letters)}`;
  return `${start}${random.int(1, 19)} ${inward}`;
}

function westernStreet(random: Random, country: Exclude<Country, 'CN'>): string {
  const name = random.pick(streets[country]);
  const number = random.int(1, country === 'US' ? 9800 : 180);
  if (country === 'US') {
    const unit = random.chance(0.25) ? ` Apt ${random.int(1, 40)}` : '';
    return `${number} ${name} ${random.pick(['Street', 'Avenue', 'Road', 'Drive'])}${unit}`;
  }
  if (country === 'GB') return `${number} ${name} ${random.pick(['Road', 'Street', 'Lane'])}`;
  if (country === 'DE') return `${name}${random.pick(['straße', 'weg', 'allee'])} ${number}`;
  return `${number} ${random.pick(['rue', 'avenue'])} ${name}`;
}

function hanPlace(random: Random): Place {
  const parts = random.pick(hanPlaces).split('/');
  const [region = '', regionLatin = '', city = '', cityLatin = ''] = parts;
  const [district = '', districtLatin = '', districtCode = '', start = '', dial = ''] =
    parts.slice(4);
  const [street = '', streetLatin = ''] = random.pick(hanStreets).split('/');
  const number = random.int(1, 400);
  const block = random.int(1, 20);
  const room = random.int(1, 28) * 100 + random.int(1, 6);
  const address: Address = {
    street: `${street}${number}号${block}栋${room}室`,
    district,
    city,
    region,
    postcode: `${start}${random.digits(3)}`,
    country: 'CN',
    latin: {
      street: `Room ${room}, Building ${block}, ${number} ${streetLatin} Road, ${districtLatin} District`,
      city: cityLatin,
      region: regionLatin,
    },
  };
  return { address, dial, districtCode };
}

export function drawPlace(random: Random, country: Country): Place {
  if (country === 'CN') return hanPlace(random);
  const { city, region, postcode, dial } = random.pick(westernCities[country]);
  const address: Address = {
    street: westernStreet(random, country),
    city,
    region,
    postcode: westernPostcode(random, country, postcode),
    country,
  };
  return { address, dial, districtCode: '' };
}

const mobilePrefixes: Readonly<Record<Exclude<Country, 'US'>, readonly [string, ...string[]]>> = {
  GB: words('7412 7419 7523 7712 7734 7751 7762 7912'),
  DE: words('1512 1522 1575 1590 160 170 171 172 175 176'),
  FR: words('61 62 66 67 68'),
  CN: words('135 136 137 138 139 150 151 158 159 177 186 188'),
};

const mobileLength: Readonly<Record<Country, number>> = { US: 10, GB: 10, DE: 10, FR: 9, CN: 11 };

export function drawMobile(random: Random, country: Country, dial: string): Phone {
  if (country === 'US') {
    return {
      country,
      national: `${dial}${random.int(2, 9)}${random.digits(2)}${random.digits(4)}`,
    };
  }
  const prefix = random.pick(mobilePrefixes[country]);
  // German 015x numbers have one digit more than the older 016x and 017x ones.
  const length = prefix.startsWith('15') && country === 'DE' ? 11 : mobileLength[country];
  return { country, national: prefix + random.digits(length - prefix.length) };
}

const landlineLength: Readonly<Record<Country, number>> = { US: 10, GB: 10, DE: 10, FR: 9, CN: 0 };

/** Subscriber numbers do not begin with just any digit. */
function firstDigit(random: Random, country: Country, dial: string): string {
  if (country === 'GB') return dial === '20' ? '7' : '2';
  return String(country === 'FR' ? random.int(4, 5) : random.int(5, 8));
}

export function drawLandline(random: Random, country: Country, dial: string): Phone {
  const length = country === 'CN' ? dial.length + 8 : landlineLength[country];
  const first = firstDigit(random, country, dial);
  return { country, national: dial + first + random.digits(length - dial.length - 1) };
}
