import { fromText } from '../../input';
import { accept, missing } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { placeKey, placeText } from './place-text';

/** `place`: a town, suburb or region. */
export const standardizePlace = fromText((input) => {
  const text = placeText(input.text);
  return isNullText(text) ? missing() : accept(input, text, { key: placeKey(text) });
});
