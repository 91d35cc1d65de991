import type { CanonicalFields } from '@concord/contracts/canonical';
import { residentIdFacts, type ResidentIdFacts } from '../../types/identifier/resident-id';
import { realValues, type Breach, type RuleNamed } from './breach';

function factsOf(fields: CanonicalFields, identifier: string): ResidentIdFacts | undefined {
  for (const value of realValues(fields, identifier)) {
    const facts = typeof value === 'string' ? residentIdFacts(value) : undefined;
    if (facts !== undefined) return facts;
  }
  return undefined;
}

/** A partial birth date fits when what it says is right. */
export function birthDateOfIdentifier(
  { identifier, birthDate }: RuleNamed<'birth-date-of-identifier'>,
  fields: CanonicalFields,
): Breach | undefined {
  const facts = factsOf(fields, identifier);
  const [date] = realValues(fields, birthDate);
  if (facts === undefined || typeof date !== 'string' || facts.birthDate.startsWith(date))
    return undefined;
  const message = `${birthDate} is not the birth date in ${identifier}`;
  return { field: birthDate, message, right: facts.birthDate };
}

export function genderOfIdentifier(
  { identifier, gender }: RuleNamed<'gender-of-identifier'>,
  fields: CanonicalFields,
): Breach | undefined {
  const facts = factsOf(fields, identifier);
  const [said] = realValues(fields, gender);
  if (facts === undefined || said === undefined || said === 'other' || said === facts.gender)
    return undefined;
  const message = `${gender} is not the gender in ${identifier}`;
  return { field: gender, message, right: facts.gender };
}
