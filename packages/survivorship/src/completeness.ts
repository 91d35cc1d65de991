import type { AddressValue, PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { visibleTexts } from './value-text';

/** One letter with or without a stop; 三 is a whole name, so scripts without initials are left out. */
const initial = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\.?$/u;

function nameWords(value: PlainValue): { whole: number; initials: number } {
  const words = visibleTexts(value)
    .join(' ')
    .split(/[\s.]+/u)
    .filter((word) => word !== '');
  const initials = words.filter((word) => initial.test(word)).length;
  return { whole: words.length - initials, initials };
}

function isAddress(value: PlainValue): value is AddressValue {
  return typeof value === 'object' && 'lines' in value;
}

function countComponents(value: PlainValue): number {
  return visibleTexts(value).filter((text) => text.trim() !== '').length;
}

/**
 * How much of what its type can say a value says; comparable within one type only.
 * Names: spelled-out words, then initials. Addresses: components. Dates: year, month, day.
 */
export function completeness(type: SemanticType, value: PlainValue): number {
  switch (type) {
    case 'name.given':
    case 'name.family':
    case 'name.full':
    case 'name.organization': {
      const { whole, initials } = nameWords(value);
      return whole * 100 + initials;
    }
    case 'address':
      return countComponents(value);
    case 'date':
    case 'date.birth':
      return visibleTexts(value).join('').split('-').length;
    default:
      return 0;
  }
}

/**
 * Whether a value is more than a fragment: a name is not only initials, an address has a line
 * and a place, a birth date has its day.
 */
export function isWhole(type: SemanticType, value: PlainValue): boolean {
  switch (type) {
    case 'name.given':
    case 'name.family':
    case 'name.full':
      return nameWords(value).whole > 0;
    case 'date.birth':
      return completeness(type, value) === 3;
    case 'address':
      return (
        isAddress(value) && value.lines.length > 0 && countComponents(value) > value.lines.length
      );
    default:
      return true;
  }
}
