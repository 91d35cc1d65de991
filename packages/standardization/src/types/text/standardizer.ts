import { fromText } from '../../input';
import { accept } from '../../outcome';

const maxLength = 20_000;

/** `text`: cleaned, nothing more. */
export const standardizeText = fromText((input) => accept(input, input.text), { maxLength });
