import type { Model } from '@concord/contracts/workspace';
import { readPerson } from './person';

const customer = {
  fields: {
    fullName: { type: 'name.full', many: false },
    phone: { type: 'phone', many: true },
    birthDate: { type: 'date.birth', many: false },
  },
  require: [],
} satisfies Model['entities'][string];
const model: Model = { entities: { customer } };
const place = { entity: undefined, country: 'US', today: '2026-11-20' };

describe(readPerson, () => {
  it('reads what is known as a record of a source', () => {
    const known = { fullName: 'ORTIZ, MARIA', phone: ['(212) 555-0147', '+49 30 901820'] };
    expect(readPerson(known, place, model)).toMatchObject({
      person: {
        entity: 'customer',
        fields: {
          fullName: [{ value: 'Maria Ortiz', key: 'maria ortiz' }],
          phone: [{ value: '+12125550147' }, { value: '+4930901820' }],
        },
      },
    });
  });

  it('names what cannot be used, and goes by the rest', () => {
    expect(
      readPerson({ fullName: 'Maria Ortiz', birthDate: 'in spring' }, place, model),
    ).toMatchObject({
      person: {
        fields: { fullName: [{}] },
        issues: [{ field: 'birthDate', code: 'date.unreadable' }],
      },
    });
  });

  it.each([
    [
      { fulName: 'Maria' },
      {
        path: 'body.fields.fulName',
        message: 'there is no field "fulName"; did you mean "fullName"?',
      },
    ],
    [{}, { path: 'body.fields', message: 'there is nothing to go by' }],
    [{ birthDate: 'in spring' }, { path: 'body.fields', expected: 'fullName | phone | birthDate' }],
  ])('refuses %j', (known, fault) => {
    expect(readPerson(known, place, model)).toMatchObject({ faults: [fault] });
  });

  it('asks which of several kinds of customers is meant', () => {
    const both: Model = { entities: { customer, supplier: customer } };
    expect(readPerson({ fullName: 'Maria' }, place, both)).toMatchObject({
      faults: [{ path: 'body.entity', expected: 'customer | supplier' }],
    });
    expect(readPerson({ fullName: 'Maria' }, { ...place, entity: 'custmer' }, both)).toMatchObject({
      faults: [{ message: 'there is no entity "custmer"; did you mean "customer"?' }],
    });
  });
});
