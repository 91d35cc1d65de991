import { legalForms } from '../data/legal-forms';
import { organizationEndings, organizationWords } from '../data/organization-words';
import type { FieldIssue } from '../outcome';
import { hasHan } from '../text/han';
import { classifyName } from './classify-name';
import { nameIssues } from './issue-codes';
import type { PersonNamePart } from './person-name-text';

const digit = /\p{N}/u;
const severalPersons = /\p{L} (?:&|\+|and|und|et) \p{L}|\p{L}{2,}\s?\/\s?\p{L}{2,}|[,;] \p{L}/u;
const lastWord = /(?:^| )([^ ]+)$/;
const certain = 0.9;

/** Looks only at what is cheap; most names are not of an organization. */
function mayBeOrganization(text: string): boolean {
  if (hasHan(text)) return text.length > 3 && organizationEndings.test(text);
  const lower = text.toLowerCase();
  const last = (lastWord.exec(lower)?.[1] ?? '').replace(/\./g, '');
  return (
    (last.length > 2 && legalForms.has(last)) ||
    lower.split(' ').some((word) => organizationWords.has(word))
  );
}

function isOrganization(text: string): boolean {
  if (!mayBeOrganization(text)) return false;
  const { kind, confidence } = classifyName(text);
  return kind === 'organization' && confidence >= certain;
}

/** What a name of a person should be looked at for. */
export function doubtsAbout(text: string, part: PersonNamePart): FieldIssue[] {
  const found: FieldIssue[] = [];
  if (digit.test(text)) found.push(nameIssues.digits);
  if (part !== 'full') return found;
  if (isOrganization(text)) found.push(nameIssues.organization);
  else if (severalPersons.test(text)) found.push(nameIssues.severalPersons);
  return found;
}
