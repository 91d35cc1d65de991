import mongoose from 'mongoose';
import { settingsOf } from './options';
import { parcelSent } from './testing/parcels';

const needed = {
  service: 'cleansing',
  url: 'amqp://localhost',
  connection: mongoose.createConnection(),
} as const;

describe(settingsOf.name, () => {
  it('fills in what was not said, part by part', () => {
    const settings = settingsOf({ ...needed, unit: { messages: 5 }, batch: { records: 100 } });

    expect(settings).toMatchObject({
      namespace: 'concord',
      partitions: 4,
      unit: { records: 1_000, messages: 5 },
      batch: { records: 100, bytes: 524_288 },
      retryDelays: [1_000, 15_000, 120_000, 900_000, 3_600_000],
    });
  });

  it('refuses a channel that nobody consumes and a bus without partitions', () => {
    const lonely = { ...parcelSent, consumers: [] };

    expect(() => settingsOf({ ...needed, channels: [lonely] })).toThrow(
      'no service consumes concord.parcel.sent.v1',
    );
    expect(() => settingsOf({ ...needed, partitions: 0 })).toThrow('partitions must be 1 or more');
  });
});
