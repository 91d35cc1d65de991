import type { CanonicalFields, Issue } from '@concord/contracts/canonical';
import { isValid } from './invalid-values';

/**
 * What a record is worth, field by field, in a text so short that it can be kept with every record.
 * `layout`: the mapped fields, with blanks between them. `marks`: for each a digit, its state plus 4
 * where a rule across fields is broken on it; then `!` where the record breaks any rule.
 */
export interface QualityMarks {
  readonly layout: string;
  readonly marks: string;
}

/** The source said nothing; something unusable; something doubtful; something good. */
export const fieldStates = { missing: 0, unusable: 1, doubtful: 2, sound: 3 } as const;
export const brokenRule = 4;

type Finding = Partial<Pick<Issue, 'field' | 'severity'>> & Pick<Issue, 'code'>;

const isOfRule = ({ code }: Finding): boolean => code.startsWith('rule.');

/** Prepares the marks of all records of a source, given the fields that it maps. */
export function marker(fields: readonly string[]) {
  const layout = fields.join(' ');
  return (values: CanonicalFields, findings: readonly Finding[]): QualityMarks => {
    const noted = findings.length === 0 ? undefined : notedOn(findings);
    let marks = '';
    for (const field of fields) marks += String(markOf(values[field], noted?.get(field)));
    return { layout, marks: noted?.has(anyRule) === true ? `${marks}!` : marks };
  };
}

interface Noted {
  isDoubtful: boolean;
  isUnusable: boolean;
  isBroken: boolean;
}

/** No field is called so. */
const anyRule = '!';

/** Reasons of a quarantined record have no severity: what could not be used. */
function notedOn(findings: readonly Finding[]): Map<string, Noted> {
  const noted = new Map<string, Noted>();
  for (const finding of findings) {
    const { field = '', severity = 'rejected' } = finding;
    const known = noted.get(field) ?? { isDoubtful: false, isUnusable: false, isBroken: false };
    if (isOfRule(finding)) known.isBroken = true;
    else if (severity === 'warned') known.isDoubtful = true;
    else if (severity === 'rejected') known.isUnusable = true;
    noted.set(field, known);
    if (isOfRule(finding)) noted.set(anyRule, known);
  }
  return noted;
}

function markOf(values: CanonicalFields[string] | undefined, noted: Noted | undefined): number {
  const broken = noted?.isBroken === true ? brokenRule : 0;
  // What a rule filled in is not what the source knows, unless it took the place of what it wrote.
  const isFilled =
    values?.some((one) => isValid(one) && (one.imputed !== true || broken > 0)) ?? false;
  if (isFilled) {
    const isDoubtful = noted !== undefined && (noted.isDoubtful || noted.isUnusable);
    return (isDoubtful ? fieldStates.doubtful : fieldStates.sound) + broken;
  }
  const wasGiven = noted?.isUnusable === true || values?.some((one) => !isValid(one)) === true;
  return (wasGiven ? fieldStates.unusable : fieldStates.missing) + broken;
}
