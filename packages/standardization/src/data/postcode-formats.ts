/** How a country writes its postcodes. */
export interface PostcodeFormat {
  /** Of the code in upper case without blanks, dashes and country prefix. */
  compact: RegExp;
  /** Where a separator stands, counted from the start (or, if negative, from the end), and which one. */
  split?: readonly [position: number, separator: ' ' | '-'];
  /** Length of codes that may begin with a zero, which spreadsheets drop. */
  paddedTo?: number;
}

const three: PostcodeFormat = { compact: /^\d{3}$/ };
const four: PostcodeFormat = { compact: /^\d{4}$/ };
const five: PostcodeFormat = { compact: /^\d{5}$/ };
const fivePadded: PostcodeFormat = { compact: /^\d{5}$/, paddedTo: 5 };
const fiveAsThreeAndTwo: PostcodeFormat = { compact: /^\d{5}$/, split: [3, ' '] };
const six: PostcodeFormat = { compact: /^\d{6}$/ };

export const postcodeFormats: ReadonlyMap<string, PostcodeFormat> = new Map([
  ['US', { compact: /^\d{5}(?:\d{4})?$/, split: [5, '-'], paddedTo: 5 }],
  ['PR', { compact: /^\d{5}(?:\d{4})?$/, split: [5, '-'], paddedTo: 5 }],
  ['GB', { compact: /^(?:GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/, split: [-3, ' '] }],
  ['JE', { compact: /^JE\d{1,2}\d[A-Z]{2}$/, split: [-3, ' '] }],
  ['GG', { compact: /^GY\d{1,2}\d[A-Z]{2}$/, split: [-3, ' '] }],
  ['IM', { compact: /^IM\d{1,2}\d[A-Z]{2}$/, split: [-3, ' '] }],
  ['CA', { compact: /^[A-Z]\d[A-Z]\d[A-Z]\d$/, split: [3, ' '] }],
  ['IE', { compact: /^[A-Z]\d[\dW][A-Z\d]{4}$/, split: [3, ' '] }],
  ['NL', { compact: /^[1-9]\d{3}[A-Z]{2}$/, split: [4, ' '] }],
  ['AU', { compact: /^\d{4}$/, paddedTo: 4 }],
  ['DE', fivePadded],
  ['FR', fivePadded],
  ['ES', fivePadded],
  ['IT', fivePadded],
  ['TR', fivePadded],
  ['MX', fivePadded],
  ['FI', fivePadded],
  ['EE', five],
  ['HR', five],
  ['UA', five],
  ['KR', five],
  ['TH', five],
  ['MY', five],
  ['ID', five],
  ['MA', five],
  ['RS', five],
  ['TW', { compact: /^\d{3}(?:\d{2,3})?$/ }],
  ['AT', four],
  ['CH', four],
  ['BE', four],
  ['DK', four],
  ['NO', four],
  ['HU', four],
  ['LU', four],
  ['BG', four],
  ['SI', four],
  ['LI', four],
  ['NZ', { compact: /^\d{4}$/, paddedTo: 4 }],
  ['ZA', { compact: /^\d{4}$/, paddedTo: 4 }],
  ['PH', four],
  ['SE', fiveAsThreeAndTwo],
  ['CZ', fiveAsThreeAndTwo],
  ['SK', fiveAsThreeAndTwo],
  ['GR', fiveAsThreeAndTwo],
  ['PL', { compact: /^\d{5}$/, split: [2, '-'], paddedTo: 5 }],
  ['PT', { compact: /^\d{4}(?:\d{3})?$/, split: [4, '-'] }],
  ['JP', { compact: /^\d{7}$/, split: [3, '-'], paddedTo: 7 }],
  ['BR', { compact: /^\d{8}$/, split: [5, '-'], paddedTo: 8 }],
  ['CN', six],
  ['RU', six],
  ['IN', six],
  ['SG', six],
  ['RO', six],
  ['KZ', six],
  ['VN', { compact: /^\d{5,6}$/ }],
  ...named(three, 'FO IS MG OM PG'),
  ...named(four, 'AL AM AZ BD CY ET GE GL HT LV MD MK PY SV TN VE'),
  ...named(
    five,
    'BA CR CU DO DZ EG GT HN IQ JO KE KW LA LK LT ME MM MU NI NP PE PK SA SN TZ UY XK ZM',
  ),
  ...named(six, 'BY CO EC KG NG TJ TM UZ'),
  ...named({ compact: /^\d{5}(?:\d{4})?$/, split: [5, '-'], paddedTo: 5 }, 'VI GU AS MP'),
  ...named({ compact: /^9[78]\d{3}$/ }, 'GF GP MQ RE YT PM BL MF NC PF WF'),
  ['AD', { compact: /^AD\d{3}$/ }],
  ['AR', { compact: /^(?:[A-Z]\d{4}[A-Z]{3}|\d{4})$/ }],
  ['CL', { compact: /^\d{7}$/, split: [3, '-'] }],
  ['GI', { compact: /^GX111AA$/, split: [-3, ' '] }],
  ['IL', { compact: /^\d{5}(?:\d{2})?$/ }],
  ['IR', { compact: /^\d{10}$/, split: [5, '-'] }],
  ['KH', { compact: /^\d{5,6}$/ }],
  ['LB', { compact: /^\d{4}(?:\d{4})?$/, split: [4, ' '] }],
  ['MC', { compact: /^980\d{2}$/ }],
  ['MN', { compact: /^\d{5,6}$/ }],
  ['MT', { compact: /^[A-Z]{3}\d{4}$/, split: [3, ' '] }],
  ['SM', { compact: /^4789\d$/ }],
  ['VA', { compact: /^00120$/ }],
]);

function named(format: PostcodeFormat, countries: string): [string, PostcodeFormat][] {
  return countries.split(' ').map((country): [string, PostcodeFormat] => [country, format]);
}
