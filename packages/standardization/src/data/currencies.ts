import { words } from './words';

/** ISO 4217 codes in use. */
export const currencyCodes = words(`
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
  COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
  INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
  MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
  SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
  WST XAF XCD XOF XPF YER ZAR ZMW ZWL DEM FRF ITL ESP HRK
`);

/** Signs and names that mean one currency, upper-case. */
export const currencySigns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    EURO: 'EUR',
    EUROS: 'EUR',
    '£': 'GBP',
    US$: 'USD',
    USD$: 'USD',
    U$S: 'USD',
    DOLLARS: 'USD',
    美元: 'USD',
    美金: 'USD',
    HK$: 'HKD',
    港币: 'HKD',
    港元: 'HKD',
    港幣: 'HKD',
    NT$: 'TWD',
    新台币: 'TWD',
    新台幣: 'TWD',
    A$: 'AUD',
    AU$: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    CAN$: 'CAD',
    NZ$: 'NZD',
    S$: 'SGD',
    SG$: 'SGD',
    R$: 'BRL',
    MX$: 'MXN',
    RMB: 'CNY',
    人民币: 'CNY',
    人民幣: 'CNY',
    元: 'CNY',
    圆: 'CNY',
    块: 'CNY',
    元人民币: 'CNY',
    'CN¥': 'CNY',
    日元: 'JPY',
    円: 'JPY',
    欧元: 'EUR',
    歐元: 'EUR',
    英镑: 'GBP',
    英鎊: 'GBP',
    'FR.': 'CHF',
    SFR: 'CHF',
    'SFR.': 'CHF',
    '₹': 'INR',
    RS: 'INR',
    'RS.': 'INR',
    '₩': 'KRW',
    원: 'KRW',
    '₽': 'RUB',
    'РУБ.': 'RUB',
    РУБ: 'RUB',
    ZŁ: 'PLN',
    KČ: 'CZK',
    FT: 'HUF',
    '₺': 'TRY',
    TL: 'TRY',
    '₪': 'ILS',
    '฿': 'THB',
    '₫': 'VND',
    '₴': 'UAH',
    '₱': 'PHP',
    '₦': 'NGN',
    DM: 'DEM',
  }),
);

/** Signs of several currencies: the one of the country if it uses the sign, else the first. */
export const sharedSigns: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU']],
  ['¥', ['CNY', 'JPY']],
  ['KR', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['KR.', ['DKK', 'NOK', 'SEK', 'ISK']],
]);

const withoutMinor = words('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF');
const withThousandths = words('BHD IQD JOD KWD LYD OMR TND');

/** Digits after the decimal sign (ISO 4217), where they are not two. */
export const minorDigits: ReadonlyMap<string, number> = new Map([
  ...[...withoutMinor].map((code): [string, number] => [code, 0]),
  ...[...withThousandths].map((code): [string, number] => [code, 3]),
]);
