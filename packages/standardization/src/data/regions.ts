import { foldWords } from '../text/fold';
import { entries } from './words';

const usStates = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam`;
const auStates = `NSW New South Wales|VIC Victoria|QLD Queensland|SA South Australia|WA Western Australia|TAS Tasmania
NT Northern Territory|ACT Australian Capital Territory`;
const caProvinces = `AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador
NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`;

function byCodeAndName(table: string): ReadonlyMap<string, string> {
  const pairs = [...entries(table)].flatMap((entry): [string, string][] => {
    const [code = ''] = entry.split(' ');
    return [
      [code.toLowerCase(), code],
      [foldWords(entry.slice(code.length)), code],
    ];
  });
  return new Map(pairs);
}

/** Per country: folded code or name of a state or province to its code. */
export const regionCodes: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['US', byCodeAndName(usStates)],
  ['AU', byCodeAndName(auStates)],
  ['CA', byCodeAndName(caProvinces)],
]);

/** Counties that people write after a British town; folded. */
export const britishCounties = entries(`
  bedfordshire|berkshire|buckinghamshire|cambridgeshire|cheshire|cornwall|county durham|cumbria|derbyshire|devon|dorset
  east sussex|essex|gloucestershire|greater london|greater manchester|hampshire|herefordshire|hertfordshire|isle of wight
  kent|lancashire|leicestershire|lincolnshire|merseyside|middlesex|norfolk|north yorkshire|northamptonshire|northumberland
  nottinghamshire|oxfordshire|rutland|shropshire|somerset|south yorkshire|staffordshire|suffolk|surrey|tyne and wear
  warwickshire|west midlands|west sussex|west yorkshire|wiltshire|worcestershire|yorkshire|fife|aberdeenshire|gwynedd
  powys|dyfed|clwyd|county antrim|county down|highland|lanarkshire|ayrshire|midlothian|gwent|glamorgan|south glamorgan
`);
