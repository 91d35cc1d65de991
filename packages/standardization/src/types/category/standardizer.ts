import { fromText } from '../../input';
import { accept } from '../../outcome';
import { foldLetters } from '../../text/fold';
import { simplified } from '../../text/han';
import { wordForm } from '../../words';

/**
 * `category`: the label that the workspace has for the word, else the label as written; the key sets
 * capitals, accents and traditional characters aside.
 */
export const standardizeCategory = fromText((input, { labels }) => {
  const label = labels?.get(wordForm(input.text)) ?? input.text;
  return accept(input, label, { key: foldLetters(simplified(label)) });
});
