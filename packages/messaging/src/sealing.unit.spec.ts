import { envelope } from '@concord/contracts/envelope';
import fc from 'fast-check';
import { open } from './opening';
import { messageIds, seal, type SealInput } from './sealing';
import { parcelSent } from './testing/parcels';

const input = (count: number, width = 1): SealInput => ({
  channel: parcelSent,
  service: 'ingestion',
  partition: 3,
  items: Array.from({ length: count }, (_, index) => ({
    key: 'Kirchgasse 1',
    json: JSON.stringify({ address: 'é'.repeat(width), number: index }),
  })),
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  time: '2025-03-01T12:00:00.000Z',
});

const numbered = (): (() => string) => {
  let next = 0;
  return () => `m-${(next += 1)}`;
};

describe(seal.name, () => {
  it('makes a CloudEvent whose partition key is that of its only item', () => {
    const [message] = seal(input(1), { records: 500, bytes: 1_000 }, numbered());

    expect(envelope.parse(JSON.parse(String(message?.body)))).toEqual({
      specversion: '1.0',
      id: 'm-1',
      source: 'urn:concord:service:ingestion',
      type: 'concord.parcel.sent.v1',
      subject: 'Kirchgasse 1',
      time: '2025-03-01T12:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:concord:schema:parcel.sent:v1',
      partitionkey: 'Kirchgasse 1',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      data: { items: [{ address: 'é', number: 0 }] },
    });
  });

  it('cuts by records', () => {
    const messages = seal(input(1_001), { records: 500, bytes: 1e9 }, numbered());

    expect(messages.map(({ id, records }) => [id, records])).toEqual([
      ['m-1', 500],
      ['m-2', 500],
      ['m-3', 1],
    ]);
  });

  it('cuts by bytes of UTF-8, and gives one that is too large a message of its own', () => {
    const wide = JSON.stringify({ address: 'é'.repeat(40), number: 0 });
    const limits = { records: 500, bytes: 2 * (Buffer.byteLength(wide) + 1) };

    expect(seal(input(5, 40), limits, numbered()).map(({ records }) => records)).toEqual([2, 2, 1]);
    expect(seal(input(2, 400), limits, numbered()).map(({ records }) => records)).toEqual([1, 1]);
  });

  it('loses nothing, doubles nothing and keeps the order, whatever the limits', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 200 }),
        (count, records, bytes) => {
          const messages = seal(input(count), { records, bytes }, numbered());
          const numbers = messages.flatMap(({ body }) => {
            const opened = open(body, [parcelSent]);
            return opened.ok ? opened.items.map((item) => parcelSent.item.parse(item).number) : [];
          });
          expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index));
        },
      ),
    );
  });
});

describe(messageIds.name, () => {
  it('sort in the order of their making, also when the clock goes back', () => {
    const clock = [1_000, 1_000, 999, 5_000, 1];
    const nextId = messageIds('0badcafe', () => clock.shift() ?? 0);
    const ids = [nextId(), nextId(), nextId(), nextId(), nextId()];

    expect(ids[0]).toBe('0000000003e8-00000001-0badcafe');
    expect([...ids].sort()).toEqual(ids);
  });
});
