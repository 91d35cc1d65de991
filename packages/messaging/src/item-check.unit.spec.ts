import {
  channels,
  entityResolvedChannel,
  goldenChangedChannel,
  recordAttachedChannel,
  recordCleansedChannel,
  recordReceivedChannel,
  sourceJudgedChannel,
  type AnyChannel,
} from '@concord/contracts/bus';
import fc from 'fast-check';
import { z } from 'zod';
import { checkItem } from './item-check';

const at = '2026-03-01T12:00:00.000Z';
const identity = { source: 'crm', recordId: '1042', version: 3 };
const record = {
  entity: 'customer',
  fields: {
    givenName: [{ value: 'Anna', original: 'ANNA', key: 'anna' }],
    address: [{ value: { lines: ['12 Main St'], city: 'Berlin', country: 'DE' } }],
    credit: [{ value: { amount: 12.5, currency: 'EUR' }, imputed: true }],
  },
  issues: [{ field: 'phone', code: 'phone.fake', severity: 'warned', message: 'Looks made up.' }],
  quality: 0.9,
  attached: [{ entity: 'order', id: 'A-17', fields: { total: [{ value: 9 }] } }],
};
const entityId = 'ent_01JCX3Q7Z8K9M0N1P2R3S4T5V6';
const fitting: readonly (readonly [AnyChannel, object])[] = [
  [recordReceivedChannel, { ...identity, op: 'upsert', data: { a: 1 }, readAt: at, position: '' }],
  [recordReceivedChannel, { ...identity, op: 'delete', readAt: at }],
  [recordCleansedChannel, { ...identity, op: 'upsert', record }],
  [recordAttachedChannel, { ...identity, op: 'upsert', record }],
  [
    entityResolvedChannel,
    {
      entityId,
      version: 1,
      status: 'current',
      into: [],
      joined: [{ ...identity, sequence: 1, record }],
      left: [{ ...identity, sequence: 2, to: entityId }],
      cause: 'arrival',
    },
  ],
  [
    goldenChangedChannel,
    {
      entityId,
      version: 2,
      status: 'split',
      into: [entityId],
      entity: 'customer',
      fields: { givenName: ['Anna'], address: [{ lines: [] }] },
      changedFields: ['givenName'],
      crosswalk: [{ source: 'crm', recordId: '1042' }],
      changedAt: at,
    },
  ],
  [
    sourceJudgedChannel,
    {
      source: 'crm',
      sequence: 2,
      failing: [{ check: 'completeness(email) > 0.9', message: 'it is 50%', since: at }],
    },
  ],
];

/** Values that a schema may take for another one, or that stand at a limit. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    NaN,
    Infinity,
    0,
    -1,
    1.5,
    2 ** 53,
    '',
    'DE',
    '😀',
    'x'.repeat(400),
    '😀'.repeat(201),
    at,
    '2026-02-30T25:00:00Z',
    '2026-03-01',
    'upsert',
    entityId.toLowerCase(),
    [],
    [[]],
    {},
    null,
  ),
);

/** Puts a value anywhere into what is there, or takes something out. */
function damaged(item: unknown, route: readonly number[], value: unknown, name: string): unknown {
  const [step = 0, ...rest] = route;
  if (Array.isArray(item) && item.length > 0 && rest.length > 0)
    return item.map((one: unknown, place) =>
      place === step % item.length ? damaged(one, rest, value, name) : one,
    );
  if (typeof item !== 'object' || item === null || rest.length === 0) return value;
  const entries = Object.entries(item);
  const place = step % (entries.length + 1);
  if (place === entries.length) return { ...item, [name]: value };
  return Object.fromEntries(
    entries.map(([key, one], i) => [key, i === place ? damaged(one, rest, value, name) : one]),
  );
}

const damage = fc.tuple(
  fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
  oddValue,
  fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('record', 'carried', 'to', 'unit')),
);

describe('an item', () => {
  it('is judged as zod judges it, however it is damaged', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...fitting),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        ([channel, item], damages) => {
          const hurt = damages.reduce<unknown>(
            (so, [route, value, name]) => damaged(so, route, value, name),
            item,
          );
          const byZod = channel.item.safeParse(hurt);
          const checked = checkItem(channel, hurt);
          expect(checked.success).toBe(byZod.success);
          if (checked.success) expect(checked.data).toEqual(byZod.data);
          else refused += 1;
        },
      ),
      { numRuns: 5_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });

  it('that does not fit is refused with the place and what was expected', () => {
    const checked = checkItem(recordCleansedChannel, { ...identity, op: 'upsert' });
    expect(checked.success ? [] : checked.error.issues).toMatchObject([{ path: ['record'] }]);
  });

  it('is left to zod where JSON Schema would not say the same', () => {
    const even = z.number().refine((value) => value % 2 === 0);
    const channel = { ...goldenChangedChannel, item: z.strictObject({ even }) };
    expect(checkItem(channel, { even: 3 }).success).toBe(false);
    expect(checkItem(channel, { even: 4 }).success).toBe(true);
  });

  it.each(channels.map((channel) => [channel.type, channel] as const))(
    'of %s that fits is taken as it is, not copied',
    (_type, channel) => {
      const [, item] = fitting.find(([other]) => other === channel) ?? [];
      const checked = checkItem(channel, item);
      expect(checked.success && checked.data === item).toBe(true);
    },
  );
});
