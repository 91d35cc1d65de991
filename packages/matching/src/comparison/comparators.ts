import type { Comparison, ComparisonKind, MatchModel } from '../model/model';
import { addressComparator } from './address';
import { categoryComparator } from './category';
import type { Comparator } from './comparator';
import { dateComparator } from './date';
import { emailComparator } from './email';
import { identifierComparator } from './identifier';
import { numberComparator } from './number';
import { organizationComparator } from './organization';
import { personNameComparator } from './person-name';
import { phoneComparator } from './phone';
import { placeComparator } from './place';
import { postcodeComparator } from './postcode';
import { textComparator } from './text';

type Factory = (comparison: Comparison, model: MatchModel) => Comparator<unknown>;

const factories: Readonly<Record<ComparisonKind, Factory>> = {
  'person-name': personNameComparator,
  organization: organizationComparator,
  date: dateComparator,
  email: emailComparator,
  phone: phoneComparator,
  address: addressComparator,
  postcode: postcodeComparator,
  place: placeComparator,
  identifier: identifierComparator,
  category: categoryComparator,
  text: textComparator,
  number: numberComparator,
};

/** The comparator of a comparison; what it reads of a record goes only to itself. */
export function comparatorOf(comparison: Comparison, model: MatchModel): Comparator<unknown> {
  return factories[comparison.kind](comparison, model);
}
