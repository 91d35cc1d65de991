import { fixed, rejected, warned } from '../../outcome';

export const moneyIssues = {
  unreadable: rejected(
    'money.unreadable',
    'Expected an amount, such as 1,234.56 USD or 1.234,56 €.',
  ),
  noCurrency: rejected(
    'money.no-currency',
    'An amount without currency; set the country of the source to read it.',
  ),
  assumed: warned(
    'money.currency-assumed',
    'No currency was given; that of the country of the source was taken.',
  ),
  ambiguous: warned(
    'money.currency-ambiguous',
    'The sign is used for several currencies; the most common was taken.',
  ),
  converted: fixed('money.converted', 'Converted to the currency of the workspace.'),
  noRate: warned(
    'money.no-rate',
    'The workspace has no rate for the currency on that day; the amount was not converted.',
  ),
  ambiguousAmount: warned(
    'money.amount-ambiguous',
    'One separator before three digits; read as thousands.',
  ),
} as const;
