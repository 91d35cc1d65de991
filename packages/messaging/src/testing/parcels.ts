import type { Channel } from '@concord/contracts/bus';
import { z } from 'zod';

/** Small stand-ins for records: what the tests send over the bus. */
const parcel = z.strictObject({
  /** The key: parcels of one address arrive in order. */
  address: z.string(),
  number: z.int(),
});
export type Parcel = z.infer<typeof parcel>;

/** Ingestion → cleansing. */
export const parcelSent: Channel<Parcel> = {
  type: 'concord.parcel.sent.v1',
  title: 'A parcel was sent',
  item: parcel,
  dataschema: 'urn:concord:schema:parcel.sent:v1',
  producer: 'ingestion',
  consumers: ['cleansing'],
  keyOf: ({ address }) => address,
};

/** Cleansing → identity resolution. */
export const parcelStored: Channel<Parcel> = {
  type: 'concord.parcel.stored.v1',
  title: 'A parcel was stored',
  item: parcel,
  dataschema: 'urn:concord:schema:parcel.stored:v1',
  producer: 'cleansing',
  consumers: ['identity-resolution'],
  keyOf: ({ address }) => address,
};

/** Ingestion → cleansing too: a second type in the same queues. */
export const parcelRecalled: Channel<Parcel> = {
  type: 'concord.parcel.recalled.v1',
  title: 'A parcel was called back',
  item: parcel,
  dataschema: 'urn:concord:schema:parcel.recalled:v1',
  producer: 'ingestion',
  consumers: ['cleansing'],
  keyOf: ({ address }) => address,
};

export const parcelChannels = [parcelSent, parcelStored];

/** `count` parcels to one address, numbered from 1. */
export function parcels(address: string, count: number): Parcel[] {
  return Array.from({ length: count }, (_, index) => ({ address, number: index + 1 }));
}

/** Parcels to nine addresses in turn, numbered from `start`. */
export function parcelsFrom(start: number, count: number): Parcel[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `Kirchgasse ${(start + index) % 9}`,
    number: start + index,
  }));
}
