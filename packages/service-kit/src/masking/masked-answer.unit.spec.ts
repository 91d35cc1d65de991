import type { Model } from '@concord/contracts/workspace';
import { FieldPrivacies } from './field-privacy';
import { maskedAnswer } from './masked-answer';

const field = (type: Model['entities'][string]['fields'][string]['type'], personal?: boolean) => ({
  ...{ type, many: false },
  ...(personal === undefined ? {} : { personal }),
});

const privacies = new FieldPrivacies({
  entities: {
    customer: {
      fields: {
        fullName: field('name.full'),
        phone: field('phone'),
        birthDate: field('date.birth'),
        address: field('address'),
        city: field('place'),
        loyaltyCard: field('identifier', false),
        shoeSize: field('number', true),
      },
      require: [],
    },
    order: {
      kind: 'transaction',
      fields: { phone: field('category'), total: field('money') },
      require: [],
    },
  },
});
const mask = (answer: unknown) => maskedAnswer(answer, privacies);

describe(maskedAnswer.name, () => {
  it('masks the values of a golden record by their types and leaves ids, times, rules and sources', () => {
    expect(
      mask({
        id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
        version: 3,
        status: 'current',
        entity: 'customer',
        createdAt: '2026-03-01T10:00:00.000Z',
        fields: {
          fullName: [
            {
              ...{ value: 'Oscar Smith', key: 'crm:1042', rule: 'longest', recordVersion: 2 },
              lost: [{ value: 'O. Smith', key: 'erp:7', rule: 'longest' }],
            },
          ],
          city: [{ value: 'Edinburgh', key: 'crm:1042', rule: 'only-value' }],
          loyaltyCard: [{ value: 'K0000792', key: 'erp:7', rule: 'only-value' }],
          shoeSize: [{ value: 43, key: 'shop:1', rule: 'only-value' }],
          address: [
            {
              value: { lines: ['81 Green Lane'], city: 'Edinburgh', country: 'GB' },
              ...{ key: 'crm:1042', rule: 'most-recent' },
            },
          ],
        },
        sources: 2,
      }),
    ).toEqual({
      id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
      version: 3,
      status: 'current',
      entity: 'customer',
      createdAt: '2026-03-01T10:00:00.000Z',
      fields: {
        fullName: [
          {
            ...{ value: 'O**** S****', key: 'crm:1042', rule: 'longest', recordVersion: 2 },
            lost: [{ value: 'O**** S****', key: 'erp:7', rule: 'longest' }],
          },
        ],
        city: [{ value: 'Edinburgh', key: 'crm:1042', rule: 'only-value' }],
        loyaltyCard: [{ value: 'K0000792', key: 'erp:7', rule: 'only-value' }],
        shoeSize: [{ value: '****', key: 'shop:1', rule: 'only-value' }],
        address: [
          {
            value: { lines: ['****'], city: 'Edinburgh', country: 'GB' },
            ...{ key: 'crm:1042', rule: 'most-recent' },
          },
        ],
      },
      sources: 2,
    });
  });

  it('masks what a source wrote and the form for matching, and hides what an issue says about a value', () => {
    expect(
      mask({
        entity: 'customer',
        fields: { fullName: [{ value: '张三', original: '張三', key: 'zhang san' }] },
        issues: [{ field: 'phone', code: 'phone.impossible', message: 'no number: 0815' }],
      }),
    ).toEqual({
      entity: 'customer',
      fields: { fullName: [{ value: '张*', original: '張*', key: '****' }] },
      issues: [{ field: 'phone', code: 'phone.impossible', message: '****' }],
    });
  });

  it('masks before and after of the field that a change names', () => {
    const change = { field: 'phone', before: [{ value: '13812345678' }], after: ['13987654321'] };
    expect(mask({ changes: [change] })).toEqual({
      changes: [{ field: 'phone', before: [{ value: '138****5678' }], after: ['139****4321'] }],
    });
  });

  it('goes by the entity, and where none is named by the most careful one', () => {
    const order = { fields: { phone: ['hotline'], total: { amount: 12.5, currency: 'EUR' } } };
    expect(mask({ entity: 'order', ...order })).toEqual({ entity: 'order', ...order });
    expect(mask(order)).toMatchObject({ fields: { phone: ['****'], total: { amount: 12.5 } } });
    const attached = { field: 'order[A-17].phone', before: 'hotline' };
    expect(mask(attached)).toEqual(attached);
  });

  it('hides texts that belong to no field, whoever thought of them', () => {
    expect(
      mask({
        ...{ kind: 'ticket', at: '2026-03-01T10:00:00.000Z', count: 3, open: true, none: null },
        summary: 'Oscar Smith called',
        display: 'Oscar',
        id: 'oscar.smith@btinternet.com',
        record: 'crm:Oscar Smith',
        names: ['Oscar'],
      }),
    ).toEqual({
      ...{ kind: 'ticket', at: '2026-03-01T10:00:00.000Z', count: 3, open: true, none: null },
      summary: '****',
      display: '****',
      id: '****',
      record: '****',
      names: ['****'],
    });
  });

  it('masks the values that an explanation compares', () => {
    expect(
      mask({
        comparisons: [{ field: 'birthDate', a: '1980-05-17', b: ['1980-05-07'], bits: 3.1 }],
      }),
    ).toEqual({
      comparisons: [{ field: 'birthDate', a: '1980-**-**', b: ['1980-**-**'], bits: 3.1 }],
    });
  });
});
