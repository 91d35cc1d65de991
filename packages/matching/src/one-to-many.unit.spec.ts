import { builtInModel } from './model/built-in';
import { weightBounds } from './model/model';
import { OneToMany } from './one-to-many';
import { PairScorer } from './pair-scorer';
import { customerFields, damagedCustomers, han, person } from './testing/people';

const scorer = new PairScorer(builtInModel(customerFields));
const records = [
  ...damagedCustomers(40, 3),
  person('crm:1', { company: 'Weber Metallbau KG', email: 'info@weber.de' }),
  person('news:1', { fullName: 'Weber Metallbau', email: 'info@weber.de' }),
  person('shop:1', { fullName: han('李小明', 'li xiao ming'), phone: '+8613812345678' }),
  person('shop:2', { fullName: 'Xiaoming Li', phone: '+8613812345678' }),
  person('erp:1', { taxNumber: 'DE881781033', turnover: '1200', note: 'pays late' }),
  person('erp:2', { taxNumber: 'DE881781034', turnover: '1210', note: 'pays late' }),
];
const profiles = records.map((record) => scorer.profile(record));

describe('OneToMany', () => {
  it('weighs pairs above the floor exactly as the scorer does, and no other above it', () => {
    const scoring = new OneToMany(scorer);
    for (const one of profiles) {
      scoring.start(one);
      for (const other of profiles) {
        const exact = scorer.weigh(one, other);
        expect(scoring.weigh(other)).toBe(exact > scorer.floor ? exact : weightBounds.lowest);
      }
    }
  });
});

describe('A company in a field for names of people', () => {
  const company = person('a:1', { company: 'Beck Logistik GmbH' });

  it.each([
    ['Beck Logistik GmbH', 'with its legal form'],
    ['Beck Logistik', 'without one'],
  ])('is compared with the name of an organization: %s, %s', (fullName) => {
    const found = scorer.weigh(
      scorer.profile(company),
      scorer.profile(person('b:1', { fullName })),
    );
    const nothing = scorer.weigh(
      scorer.profile(company),
      scorer.profile(person('b:2', { fullName: 'Anna Schmidt' })),
    );
    expect(found).toBeGreaterThan(nothing + 10);
  });

  it('says nothing against an organization when it is a person', () => {
    const anna = scorer.profile(person('b:2', { fullName: 'Anna Schmidt' }));
    expect(scorer.weigh(anna, scorer.profile(company))).toBe(
      Math.max(weightBounds.lowest, scorer.model.prior.bits),
    );
  });
});
