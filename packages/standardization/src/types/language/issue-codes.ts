import { rejected } from '../../outcome';

export const languageIssues = {
  unrecognized: rejected(
    'language.unrecognized',
    'Expected the name of a language or its code, such as de, deu, de-AT or German.',
  ),
} as const;
