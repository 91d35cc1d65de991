import { fixed, rejected, warned } from '../../outcome';

export const numberIssues = {
  unreadable: rejected(
    'number.unreadable',
    'Expected a number, such as 1234.5, 1,234.5 or 1.234,5.',
  ),
  ambiguous: warned('number.ambiguous', 'One separator before three digits; read as thousands.'),
  converted: fixed('number.converted', 'Converted to the unit of the field.'),
  unitDropped: warned(
    'number.unit-dropped',
    'A number with a unit; give the field a unit in the model to have it converted.',
  ),
  otherKind: rejected('number.other-kind', 'A unit of another kind than that of the field.'),
} as const;
