import { placeKey } from '../types/place/place-text';

/** Per country: region and the beginnings of its postcodes. Postal services; border exceptions left out. */
const regionTables: Readonly<Record<string, string>> = {
  US: `MA 010-027|RI 028-029|NH 030-038|ME 039-049|VT 050-059|CT 060-069|NJ 070-089|NY 005 063 100-149|PA 150-196|DE 197-199
DC 200 202-205 569|VA 201 220-246|MD 206-219|WV 247-268|NC 270-289|SC 290-299|GA 300-319 398-399|FL 320-349|AL 350-369
TN 370-385|MS 386-397|KY 400-427|OH 430-459|IN 460-479|MI 480-499|IA 500-528|WI 530-549|MN 550-567|SD 570-577|ND 580-588
MT 590-599|IL 600-629|MO 630-658|KS 660-679|NE 680-693|LA 700-714|AR 716-729|OK 730-732 734-749|TX 733 750-799 885
CO 800-816|WY 820-831 834|ID 832-838|UT 840-847|AZ 850-865|NM 870-884|NV 889-898|CA 900-961|HI 967-968|GU 969|OR 970-979
WA 980-994|AK 995-999|PR 006-007 009`,
  AU: `ACT 0200-0299 2600-2620 2900-2920|NSW 1000-2899 2921-2999 3585-3586 3644-3644 3691-3691 3707-3707 4375-4375 4377-4377 4380-4385
VIC 3000-3999 8000-8999|QLD 4000-4999 9000-9999 2406-2406|SA 5000-5999 0872-0872|WA 6000-6999 0872-0872|TAS 7000-7999|NT 0800-0999`,
  CA: `NL A|NS B|PE C|NB E|QC G H J K1A|ON K L M N P|MB R|SK S|AB T|BC V|NU X0A X0B X0C|NT X0E X0G X1A|YT Y`,
  CN: `北京 10|上海 20|天津 30|重庆 40|内蒙古 01-02|山西 03-04|河北 05-07|辽宁 11-12|吉林 13|黑龙江 15-16|江苏 21-22|安徽 23-24|山东 25-27
浙江 31-32|江西 33-34|福建 35-36|湖南 41-42|湖北 43-44|河南 45-47|广东 51-52|广西 53-54|贵州 55-56|海南 57|四川 61-64|云南 65-67
陕西 71-72|甘肃 73-74|宁夏 75|青海 81|新疆 83-84|西藏 85-86`,
};

/** Larger towns: names, in the US with their state, and the beginnings of their postcodes. */
const townTables: Readonly<Record<string, string>> = {
  DE: `Berlin 10-14|Hamburg 20-22|München,Munich,Muenchen 80-81 85|Köln,Cologne,Koeln 50-51|Frankfurt am Main,Frankfurt 60 65|Stuttgart 70
Düsseldorf,Duesseldorf 40|Dortmund 44|Essen 45|Leipzig 04|Bremen 28 27|Dresden 01|Hannover,Hanover 30|Nürnberg,Nuremberg 90
Duisburg 47|Bochum 44|Wuppertal 42|Bielefeld 33|Bonn 53|Münster 48|Karlsruhe 76|Mannheim 68|Augsburg 86|Wiesbaden 65 55|Kiel 24
Aachen 52|Freiburg,Freiburg im Breisgau 79|Mainz 55|Rostock 18|Erfurt 99|Kassel 34|Saarbrücken 66|Potsdam 14|Regensburg 93`,
  FR: `Paris 75|Marseille 13|Lyon 69|Toulouse 31|Nice 06|Nantes 44|Montpellier 34|Strasbourg 67|Bordeaux 33|Lille 59|Rennes 35|Reims 51
Le Havre 76|Saint-Étienne 42|Toulon 83|Grenoble 38|Dijon 21|Angers 49|Nîmes 30|Le Mans 72|Aix-en-Provence 13|Brest 29|Tours 37
Amiens 80|Limoges 87|Clermont-Ferrand 63|Metz 57|Besançon 25|Orléans 45|Rouen 76|Mulhouse 68|Caen 14|Nancy 54`,
  GB: `London E EC N NW SE SW W WC BR CR DA EN HA IG KT RM SM TN TW UB|Birmingham B|Manchester M OL SK WA|Leeds LS|Sheffield S|Bristol BS
Liverpool L CH|Newcastle upon Tyne NE|Newcastle NE ST|Nottingham NG|Leicester LE|Edinburgh EH|Glasgow G|Cardiff CF|Belfast BT|Oxford OX
Cambridge CB|Brighton BN|York YO|Reading RG|Southampton SO|Portsmouth PO|Coventry CV|Norwich NR|Plymouth PL|Exeter EX|Aberdeen AB
Dundee DD|Swansea SA|Bradford BD|Hull,Kingston upon Hull HU|Derby DE|Stoke-on-Trent ST|Wolverhampton WV|Sunderland SR|Bath BA
Milton Keynes MK|Luton LU|Preston PR|Blackpool FY|Bolton BL|Northampton NN|Ipswich IP|Gloucester GL|Bournemouth BH|Middlesbrough TS`,
  US: `New York,New York City,NYC,Manhattan/NY 100-104|Brooklyn/NY 112|Los Angeles/CA 900-901|Chicago/IL 606-608|Houston/TX 770-772
Philadelphia/PA 190-192|Phoenix/AZ 850-853|San Antonio/TX 780-782|San Diego/CA 919-921|Dallas/TX 751-753|San Francisco/CA 940-941
Seattle/WA 980-981|Boston/MA 021-022|Denver/CO 800-802|Washington/DC 200-205|Detroit/MI 481-482|Las Vegas/NV 889-891|Atlanta/GA 303 311 399
Miami/FL 330-332|Minneapolis/MN 553-555|New Orleans/LA 701|Baltimore/MD 212|Milwaukee/WI 532|Sacramento/CA 942-942 956-958|Oakland/CA 946
Portland/OR 972|Austin/TX 786-787 733|San Jose/CA 950-951|Columbus/OH 430-432|Indianapolis/IN 461-462|Nashville/TN 370-372|Honolulu/HI 968`,
  AU: `Sydney 1000-1299 2000-2249|Melbourne 3000-3211 8000-8399|Brisbane 4000-4209 9000-9299|Perth 6000-6214 6800-6999|Adelaide 5000-5199 5800-5999
Canberra 0200-0299 2600-2620 2900-2920|Hobart 7000-7054|Darwin 0800-0832|Newcastle 2280-2330|Wollongong 2500-2530|Geelong 3211-3228`,
  CN: `北京 10|上海 20|天津 30|重庆 40|广州 51|深圳 518|杭州 31|南京 21|苏州 215|成都 61|武汉 43|西安 71|长沙 41|郑州 45|青岛 266|济南 25
大连 116|沈阳 11|厦门 361|福州 35|宁波 315|无锡 214|佛山 528|东莞 523|合肥 23|昆明 65|哈尔滨 15|长春 13|石家庄 05|太原 03|南昌 33|南宁 53
贵阳 55|海口 57|兰州 73|乌鲁木齐 83|珠海 519|中山 528|温州 325`,
};

type Areas = ReadonlyMap<string, readonly string[]>;

function rowsOf(table: string): [names: string, prefixes: string[]][] {
  return table.split(/[|\n]/).map((row) => {
    const [, names = '', areas = ''] =
      /^(.+?)((?: (?:[A-Z]{1,2}(?=\s|$)|[A-Z]?\d\S*))+)$/.exec(row) ?? [];
    return [names, areas.trim().split(' ')];
  });
}

function regionsOf(table: string): Areas {
  return new Map(rowsOf(table).map(([name, areas]) => [placeKey(name), areas]));
}

function townsOf(table: string): Areas {
  return new Map(
    rowsOf(table).flatMap(([written, areas]) => {
      const [names = '', state = ''] = written.split('/');
      return names.split(',').map((name) => [`${placeKey(name)}/${state}`, areas] as const);
    }),
  );
}

/** Made when a rule first asks: most workspaces have none. */
function whenAsked(tables: Readonly<Record<string, string>>, read: (table: string) => Areas) {
  const made = new Map<string, Areas>();
  return (country: string): Areas | undefined => {
    const table = tables[country];
    if (table === undefined) return undefined;
    const known = made.get(country) ?? read(table);
    made.set(country, known);
    return known;
  };
}

const regions = whenAsked(regionTables, regionsOf);
const towns = whenAsked(townTables, townsOf);

/**
 * Whether a postcode (letters and digits only) can be of a region, given by its key; undefined where the
 * table knows the region or the postcode not.
 */
export function isPostcodeOfRegion(
  country: string,
  code: string,
  region: string,
): boolean | undefined {
  if (regions(country)?.has(region) !== true) return undefined;
  const found: string[] = [];
  for (const [name, areas] of regions(country) ?? []) {
    const isHere = areas.some((area) => {
      const [first = '', last = first] = area.split('-');
      const start = code.slice(0, first.length);
      return start >= first && start <= last;
    });
    if (isHere) found.push(name);
  }
  return found.length === 0 ? undefined : found.includes(region);
}

/** The beginnings of the postcodes of a town, given by its key; none where the table does not know it. */
export function areasOfTown(
  country: string,
  town: string,
  region: string | undefined,
): readonly string[] {
  const known = towns(country);
  return known?.get(`${town}/${region ?? ''}`) ?? known?.get(`${town}/`) ?? [];
}
