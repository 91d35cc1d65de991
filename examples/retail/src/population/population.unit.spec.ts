import { createRandom } from '../random';
import { residentCheckDigit, withoutDiacritics } from './contact-details';
import type { Company, Person } from './customer';
import { population } from './population';

function customers(count: number): (Person | Company)[] {
  const source = population(createRandom(5));
  return Array.from({ length: count }, () => source.next().value);
}

describe('residentCheckDigit', () => {
  it('is that of the example in GB 11643-1999', () => {
    expect(residentCheckDigit('11010519491231002')).toBe('X');
    expect(residentCheckDigit('44052418800101001')).toBe('4');
  });
});

describe('withoutDiacritics', () => {
  it('writes umlauts in two letters and drops accents', () => {
    expect(withoutDiacritics('Jörg Weißenborn')).toBe('Joerg Weissenborn');
    expect(withoutDiacritics('Françoise Lefèvre')).toBe('Francoise Lefevre');
  });
});

describe('population', () => {
  const people = customers(3000);

  it('has about eight companies in a hundred customers', () => {
    const companies = people.filter(({ kind }) => kind === 'company').length;
    expect(companies / people.length).toBeGreaterThan(0.06);
    expect(companies / people.length).toBeLessThan(0.1);
  });

  it('has families of one surname at one address who share a telephone but no e-mail', () => {
    const byLandline = new Map<string, Person[]>();
    for (const person of people) {
      if (person.kind !== 'person' || !person.delicate || person.landline === undefined) continue;
      const housemates = byLandline.get(person.landline.national) ?? [];
      byLandline.set(person.landline.national, [...housemates, person]);
    }
    const families = [...byLandline.values()].filter((members) => members.length > 2);
    expect(families.length).toBeGreaterThan(20);
    for (const members of families) {
      expect(new Set(members.map(({ family }) => family)).size).toBe(1);
      expect(new Set(members.map(({ home }) => home.street)).size).toBe(1);
      expect(new Set(members.map(({ emails }) => emails[0])).size).toBe(members.length);
    }
  });

  it('has fathers and sons of one name, born a generation apart', () => {
    const pairs = people.filter((person, index) => {
      const next = people[index + 1];
      return (
        person.kind === 'person' &&
        next?.kind === 'person' &&
        person.home === next.home &&
        person.given === next.given &&
        next.birth.year - person.birth.year > 20
      );
    });
    expect(pairs.length).toBeGreaterThan(10);
  });
});
