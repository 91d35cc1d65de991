import { FieldPrivacies } from './field-privacy';
import { searchedFields } from './personal-search';

const privacies = new FieldPrivacies({
  entities: {
    customer: {
      fields: {
        phone: { type: 'phone', many: true },
        birthDate: { type: 'date.birth', many: false },
        city: { type: 'place', many: false },
      },
      require: [],
    },
  },
});
const searched = (query: Record<string, unknown>, body?: unknown) =>
  searchedFields(query, body, privacies);

describe(searchedFields.name, () => {
  it.each([
    [{ phone: '+4479' }, ['phone']],
    [{ 'phone[prefix]': '+4479' }, ['phone']],
    [{ filter: 'phone:prefix:+4479' }, ['phone']],
    [{ filter: ['city:eq:Leeds', 'birthDate:gte:1980'] }, ['birthDate']],
    [{ filter: 'fields.phone:eq:1' }, ['phone']],
    [{ sort: '-birthDate' }, ['birthDate']],
    [{ sort: 'city,birthDate' }, ['birthDate']],
    [{ q: 'smith' }, ['q']],
  ])('finds the personal fields of %j', (query, fields) => {
    expect(searched(query)).toEqual(fields);
  });

  it('finds them in a body at any depth', () => {
    expect(searched({}, { candidates: [{ fields: { phone: ['1'] } }] })).toEqual(['phone']);
  });

  it('does not mind what is shown, what is no personal field, and values that look like one', () => {
    const query = { fields: 'phone,city', filter: 'city:eq:phone', sort: '-changedAt', limit: '5' };
    expect(searched(query, { comment: 'phone' })).toEqual([]);
  });
});
