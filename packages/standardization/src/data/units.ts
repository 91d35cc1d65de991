import type { Unit } from '@concord/contracts/workspace';

export type UnitKind = 'length' | 'mass' | 'volume' | 'area' | 'time' | 'temperature' | 'share';

interface UnitRow {
  readonly kind: UnitKind;
  /** How much of the first unit of the kind one is; temperatures are reckoned by themselves. */
  readonly factor: number;
  /** How it is written, besides its own name; without capitals, but for MG, ML and the like. */
  readonly words: string;
}

const row = (kind: UnitKind, factor: number, words: string): UnitRow => ({ kind, factor, words });

/** International yard and pound (1959), US gallon. */
export const unitTable: Readonly<Record<Unit, UnitRow>> = {
  m: row('length', 1, 'metre|metres|meter|meters|mètre|mètres|metro|metros|metri|米|公尺'),
  mm: row('length', 0.001, 'millimetre|millimetres|millimeter|millimeters|毫米'),
  cm: row(
    'length',
    0.01,
    'centimetre|centimetres|centimeter|centimeters|zentimeter|centimètres|厘米|公分',
  ),
  km: row('length', 1000, 'kilometre|kilometres|kilometer|kilometers|kilomètres|公里|千米'),
  in: row('length', 0.0254, '"|″|”|inch|inches|zoll|英寸|吋'),
  ft: row('length', 0.3048, "'|′|’|foot|feet|fuß|fuss|英尺|呎"),
  yd: row('length', 0.9144, 'yard|yards|码'),
  mi: row('length', 1609.344, 'mile|miles|meilen|英里'),
  kg: row(
    'mass',
    1,
    'kgs|kilo|kilos|kilogram|kilograms|kilogramm|kilogramme|kilogrammes|公斤|千克',
  ),
  mg: row('mass', 0.000001, 'milligram|milligrams|milligramm|毫克'),
  g: row('mass', 0.001, 'gr|gram|grams|gramm|gramme|grammes|克'),
  t: row('mass', 1000, 'tonne|tonnes|tonnen|metric ton|metric tons|吨|噸'),
  oz: row('mass', 0.028349523125, 'ounce|ounces|盎司'),
  lb: row('mass', 0.45359237, 'lbs|pound|pounds|pfund|#|磅'),
  st: row('mass', 6.35029318, 'stone|stones'),
  l: row('volume', 1, 'litre|litres|liter|liters|升|公升'),
  ml: row('volume', 0.001, 'millilitre|millilitres|milliliter|milliliters|毫升'),
  gal: row('volume', 3.785411784, 'gallon|gallons|gallonen|加仑'),
  m2: row(
    'area',
    1,
    'm²|sqm|qm|sq m|sq. m|square metre|square metres|square meters|quadratmeter|m^2|平方米|平米|㎡',
  ),
  ft2: row('area', 0.09290304, 'ft²|sqft|sq ft|sq. ft|square foot|square feet|平方英尺'),
  ha: row('area', 10_000, 'hectare|hectares|hektar|公顷'),
  s: row('time', 1, 'sec|secs|second|seconds|sekunde|sekunden|秒'),
  min: row('time', 60, 'mins|minute|minutes|minuten|分钟|分'),
  h: row('time', 3600, 'hr|hrs|hour|hours|std|stunde|stunden|heure|heures|小时|小時'),
  d: row('time', 86_400, 'day|days|tag|tage|jour|jours|天'),
  celsius: row('temperature', 1, '°c|° c|c|℃|grad celsius|摄氏度'),
  fahrenheit: row('temperature', 1, '°f|° f|f|℉|华氏度'),
  percent: row('share', 1, '%|％|pct|prozent|pour cent|per cent|por ciento|百分之'),
};
