export interface LineWithUnit {
  /** The line without its unit. */
  street: string;
  unit: string;
}

const designators =
  '(?:apartment|apt|appartement|appt|unit|suite|ste|flat|room|rm|apto|wohnung|whg|shop|#)';
const leading = new RegExp(`^${designators}(?![a-z])[.:\\s#]*`, 'i');
const within = new RegExp(
  `(?:^|[\\s,])${designators}(?![a-z])[.:\\s#]*([a-z]?-?\\d{1,6}[a-z]?(?:-\\d{1,4})?|[a-z])(?=$|[\\s,])`,
  'i',
);
const beforeSlash = /^(\d{1,5}[a-z]?)\s?\/\s?(?=\d)/i;
const chineseUnit =
  /(?:\d{1,4}(?:号楼|號樓|栋|棟|幢|座))?(?:\d{1,3}(?:单元|單元))?(?:\d{1,3}(?:层|楼|樓))?[A-Z]?\d{1,5}(?:室|房|号房)$/i;
const chineseBuildingUnit = /\d{1,4}(?:号楼|號樓|栋|棟|幢|座)(?:\d{1,3}(?:单元|單元))?\d{0,5}$/;

/** `Apt 4b` to `4B`: the designator says nothing, the number does. */
export function unitText(text: string): string {
  let result = text;
  for (let before = ''; before !== result;) {
    before = result;
    result = result.replace(leading, '').trim();
  }
  return (result === '' ? text : result).toUpperCase().normalize('NFC');
}

/**
 * Finds flat, apartment, suite or room in a line: `Apt 4`, `#4B`, `3/12 Smith St` (Australia, New
 * Zealand), `3号楼2单元501室`. Undefined when there is none.
 */
export function findUnit(line: string, country: string | undefined): LineWithUnit | undefined {
  const chinese = (chineseUnit.exec(line) ?? chineseBuildingUnit.exec(line))?.[0];
  if (chinese !== undefined && chinese !== line)
    return { street: line.slice(0, -chinese.length), unit: unitText(chinese) };
  const found = within.exec(line);
  if (found) {
    const street = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
    return { street: street.trim(), unit: unitText(found[1] ?? '') };
  }
  if (country !== 'AU' && country !== 'NZ') return undefined;
  const slash = beforeSlash.exec(line);
  return slash
    ? { street: line.slice(slash[0].length), unit: unitText(slash[1] ?? '') }
    : undefined;
}
