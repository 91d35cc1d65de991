import { fromText } from '../../input';
import { accept } from '../../outcome';

const maxLength = 20_000;

/** `text`: cleaned, nothing more; see README. */
export const standardizeText = fromText((input) => accept(input, input.text), { maxLength });
