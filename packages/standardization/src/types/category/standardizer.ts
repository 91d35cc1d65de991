import { fromText } from '../../input';
import { accept } from '../../outcome';
import { foldLetters } from '../../text/fold';
import { simplified } from '../../text/han';

/** `category`: the label as written; the key sets capitals, accents and traditional characters aside. */
export const standardizeCategory = fromText((input) =>
  accept(input, input.text, { key: foldLetters(simplified(input.text)) }),
);
