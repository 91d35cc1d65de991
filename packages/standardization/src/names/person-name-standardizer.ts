import type { StandardizationContext } from '../context';
import { fromText } from '../input';
import { remembered } from '../memory';
import { accept, reject, type Standardizer } from '../outcome';
import { isJunkName, isMissingName } from './junk';
import { nameIssues } from './issue-codes';
import { nameKey } from './name-key';
import { personNameText, type PersonNamePart } from './person-name-text';
import { doubtsAbout } from './validator';

/** A person's name is shorter than any other text. */
const maxLength = 300;

/** The standardizer of a part of a person's name; the three parts differ in order, particles and key. */
export function personNameStandardizer(part: PersonNamePart): Standardizer {
  const read = reader(part);
  const readAgain = remembered((text) => read(text, noContext));
  return (raw, context) => (typeof raw === 'string' ? readAgain(raw) : read(raw, context));
}

/** Names read the same in every country. */
const noContext: StandardizationContext = { today: '' };

function reader(part: PersonNamePart): Standardizer {
  return fromText(
    (input) => {
      if (isJunkName(input.text)) return reject(input, nameIssues.junk);
      const { text, issues } = personNameText(input.text, part);
      if (isMissingName(text) || isJunkName(text)) return reject(input, nameIssues.junk);
      for (const doubt of doubtsAbout(text, part)) issues.add(doubt);
      return accept(input, text, { key: nameKey(text, part), issues: [...issues] });
    },
    { maxLength, isMissing: isMissingName },
  );
}
