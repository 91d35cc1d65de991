import { fromText } from '../../input';
import { accept } from '../../outcome';
import { formatPostcode, postcodeKey } from './format-postcode';

/** `postcode`: as the country of the source writes it. */
export const standardizePostcode = fromText(
  (input, { country }) => {
    const { postcode, issue } = formatPostcode(input.text, country);
    return accept(input, postcode, { key: postcodeKey(postcode), issues: issue ? [issue] : [] });
  },
  { maxLength: 40 },
);
