import type { Model } from '@concord/contracts/workspace';
import { ProblemError } from '@concord/service-kit';
import { customerListQuery, readCustomerQuery } from './customer-query';
import { conditionOf } from './mongo-filter';

const model: Model = {
  entities: {
    customer: {
      fields: {
        familyName: { type: 'name.family', many: false },
        email: { type: 'email', many: true },
        birthDate: { type: 'date.birth', many: false },
        address: { type: 'address', many: false },
        orders: { type: 'number', many: false },
        status: { type: 'category', many: false },
      },
      require: [],
    },
    order: { kind: 'transaction', fields: { total: { type: 'money', many: false } }, require: [] },
  },
};

const read = (given: object) => readCustomerQuery(customerListQuery.parse(given), model);
const conditions = (...filter: string[]) => read({ filter }).filters.map(conditionOf);

function faultsOf(given: object): object {
  try {
    read(given);
  } catch (error) {
    if (error instanceof ProblemError) return { code: error.code, faults: error.faults };
  }
  throw new Error('the query was understood');
}

describe('a query for customers', () => {
  it('compares fields, parts of an address, and what is known of every customer', () => {
    expect(
      conditions(
        'birthDate:gte:1980-01-01',
        'address.city:prefix:Berl',
        'orders:lt:5',
        'email:exists:false',
        'changedAt:gt:2026-11-20T18:00:00+01:00',
      ),
    ).toEqual([
      { 'fields.birthDate.value': { $gte: '1980-01-01' } },
      { 'fields.address.value.city': { $regex: '^Berl', $options: 'i' } },
      { 'fields.orders.value': { $lt: 5 } },
      { 'fields.email.value': { $exists: false } },
      { changedAt: { $gt: '2026-11-20T17:00:00.000Z' } },
    ]);
  });

  it('reads values as those of records are read, and as they were written', () => {
    expect(conditions('email:eq:Maria@Example.org', 'familyName:in:ortiz,Wang')).toEqual([
      { 'fields.email.value': { $in: ['Maria@Example.org', 'maria@example.org'] } },
      { 'fields.familyName.value': { $in: ['ortiz', 'Ortiz', 'Wang'] } },
    ]);
  });

  it('takes a text as a text, whatever it means elsewhere', () => {
    expect(conditions('familyName:contains:O.*(z')).toEqual([
      { 'fields.familyName.value': { $regex: String.raw`O\.\*\(z`, $options: 'i' } },
    ]);
    expect(conditions(String.raw`address.lines:in:Ring 1\,2,$gt`)).toEqual([
      { 'fields.address.value.lines': { $in: ['Ring 1,2', '$gt'] } },
    ]);
  });

  it('keeps a field apart from what is known of every customer under that name', () => {
    expect(conditions('fields.status:eq:gold', 'status:eq:retired')).toEqual([
      { 'fields.status.value': 'gold' },
      { status: 'retired' },
    ]);
  });

  it('names every fault with its place, the nearest word, and what would be right', () => {
    expect(
      faultsOf({
        filter: ['famlyName:eq:Ortiz', 'birthDate:bigger:1980', 'orders:gt:many', 'Ortiz'],
        sort: 'emial',
        fields: 'familyName,adress',
        limt: '5',
      }),
    ).toMatchObject({
      code: 'query.invalid',
      faults: [
        { path: 'query.limt', message: expect.stringContaining('did you mean "limit"?') },
        {
          path: 'query.filter.0',
          message: 'there is no field "famlyName"; did you mean "familyName"?',
          expected: expect.stringContaining('address.city'),
        },
        { path: 'query.filter.1', expected: expect.stringContaining('gte') },
        {
          path: 'query.filter.2',
          message: '"many" is not what orders holds',
          expected: 'a number',
        },
        { path: 'query.filter.3', expected: expect.stringContaining('field:operator:value') },
        { path: 'query.sort', expected: expect.stringContaining('familyName') },
        { path: 'query.fields', message: expect.stringContaining('did you mean "address"?') },
      ],
    });
  });

  it.each([
    ['email:eq:maria', 'e-mail address'],
    ['birthDate:gte:tomorrow', 'is not what birthDate holds'],
    ['status:eq:currant', 'did you mean "current"?'],
    ['email:gt:a', 'there is no operator for email "gt"'],
    ['source:eq:C R M', 'is not what source holds'],
    ['email:exists:perhaps', 'neither'],
  ])('refuses %s', (filter, message) => {
    expect(faultsOf({ filter })).toMatchObject({
      faults: [{ path: 'query.filter', message: expect.stringContaining(message) }],
    });
  });

  it('sorts by what a customer has one of', () => {
    expect(faultsOf({ sort: 'email' })).toMatchObject({ faults: [{ path: 'query.sort' }] });
    expect(read({ sort: '-birthDate' }).sort).toMatchObject({ descends: true });
  });

  it('says where a field belongs that stands as a parameter', () => {
    expect(faultsOf({ familyName: 'Ortiz' })).toMatchObject({
      faults: [{ path: 'query.familyName', message: 'filter by it: filter=familyName:eq:…' }],
    });
  });
});
