import { eventually } from '@concord/service-kit/testing';
import type { MatchRecord } from '@concord/matching';
import { IdentityUnderTest, removed, upserted } from '../testing/identity-under-test';
import { damagedCustomers, numbers, shuffled } from '../testing/people';

const customers = damagedCustomers(110, 7);
/** Every ninth record is deleted again, every seventh gets what another one says. */
const deleted = customers.filter((_, at) => at % 9 === 0);
const changed = customers.flatMap((record, at) =>
  at % 7 === 3 ? [{ ...record, fields: customers[(at * 5) % customers.length]?.fields ?? {} }] : [],
);

/** What is left when all has come: the last word on each record. */
function current(): MatchRecord[] {
  const last = new Map([...customers, ...changed].map((record) => [record.key, record]));
  for (const { key } of deleted) last.delete(key);
  return [...last.values()];
}

async function tellAll(identity: IdentityUnderTest, seed: number): Promise<void> {
  const items = [
    ...customers.map((record) => upserted(record, 1)),
    ...changed.map((record) => upserted(record, 2)),
    ...deleted.map(({ key }) => removed(key, 3)),
  ];
  const next = numbers(seed);
  const waiting = shuffled(items, seed);
  while (waiting.length > 0) await identity.tell(...waiting.splice(0, 1 + next(90)));
}

describe('settling', () => {
  it('ends in the partition of a batch run, survives a restart, and follows the match section', async () => {
    const first = await IdentityUnderTest.start();
    await tellAll(first, 1);
    const expected = first.batch(current());
    await eventually(async () => expect(await first.partition()).toEqual(expected));
    await first.settled();
    expect(await first.partition()).toEqual(expected);
    await first.service.stop({ keep: true });

    const second = await IdentityUnderTest.start(first.service.place);
    const { body } = await second.service.request('GET', '/v1/stats');
    expect(body).toMatchObject({
      kinds: [{ kind: 'customer', records: current().length, entities: expected.length }],
    });
    await second.settled();
    expect(await second.partition()).toEqual(expected);
    expect(second.announced).toEqual([]);

    await second.apply({ ignore: ['email', 'phone'] });
    await eventually(() => expect(second.model().comparisons.length).toBeLessThan(4));
    const stricter = second.batch(current());
    expect(stricter).not.toEqual(expected);
    await eventually(async () => expect(await second.partition()).toEqual(stricter));

    for (const ignore of [['birthDate'], [], ['phone'], []]) await second.apply({ ignore });
    await eventually(async () => expect(await second.partition()).toEqual(expected));
    await second.settled();
    expect(await second.partition()).toEqual(expected);
    await second.service.stop();
  });

  it('is the same in another order, with other batches', async () => {
    const identity = await IdentityUnderTest.start();
    await tellAll(identity, 2);
    const expected = identity.batch(current());
    await eventually(async () => expect(await identity.partition()).toEqual(expected));
    await identity.service.stop();
  });
});
