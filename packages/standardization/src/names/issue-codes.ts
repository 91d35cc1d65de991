import { fixed, rejected, warned } from '../outcome';

/** Issues of all name types. */
export const nameIssues = {
  junk: rejected(
    'name.junk',
    'This is no name: a test entry, a keyboard pattern, or no letters at all.',
  ),
  digits: warned('name.digits', 'The name holds digits.'),
  titleRemoved: fixed(
    'name.title-removed',
    'Title, form of address or suffix was left out of the name.',
  ),
  nicknameRemoved: fixed('name.nickname-removed', 'A nickname in quotes or brackets was left out.'),
  noteRemoved: fixed(
    'name.note-removed',
    'A note about the person (deceased, do not call) or c/o was left out of the name.',
  ),
  severalPersons: warned('name.several-persons', 'The name seems to be of more than one person.'),
  organization: warned(
    'name.organization',
    'The name of an organization, by its legal form or its words, in a field for persons.',
  ),
  reordered: fixed('name.reordered', 'The family name came first; it was put last.'),
  recased: fixed('name.case', 'Capitals were set: the name came in all upper or all lower case.'),
  mixedScripts: fixed('name.mixed-scripts', 'The Chinese form was kept, the Latin one left out.'),
} as const;
