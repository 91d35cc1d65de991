import type { Random } from '../random';
import type { ShopOrder, ShopTicket } from './history';
import type { Knowledge, Sketch } from './sketch';
import { anyPhone, hanDate, isoDate, timestamp } from './written-forms';

export const shopKnowledge: Knowledge = {
  email: 0.97,
  phone: 0.8,
  landline: 0,
  birth: 0.55,
  address: 0.9,
  identifier: 0.25,
  latin: 0.2,
  traditional: 0.25,
};

/** A customer of the web shop, as its API gives it. Absent things are null. */
export interface ShopCustomer {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly birthday: string | null;
  readonly sex: string | null;
  readonly id_card: string | null;
  readonly vat_id: string | null;
  readonly tier: string;
  readonly address: {
    readonly line1: string;
    readonly district: string | null;
    readonly city: string;
    readonly province: string;
    readonly postcode: string;
    readonly country: string;
  } | null;
  readonly updated_at: string;
  readonly orders?: readonly ShopOrder[];
  readonly tickets?: readonly ShopTicket[];
}

export function isShopCustomer(data: unknown): data is ShopCustomer {
  return typeof data === 'object' && data !== null && 'id' in data && 'updated_at' in data;
}

function sexOf({ gender, han }: Sketch): string | null {
  if (gender === undefined) return null;
  if (han) return gender === 'female' ? '女' : '男';
  return gender;
}

export function shopData(random: Random, id: number, sketch: Sketch): ShopCustomer {
  const { phone, birth, address, han } = sketch;
  const place =
    address === undefined
      ? null
      : {
          line1: address.street,
          district: address.district ?? null,
          city: address.city,
          province: address.region,
          postcode: address.postcode,
          country: address.country,
        };
  return {
    id,
    first_name: sketch.given ?? null,
    last_name: sketch.family ?? null,
    company: sketch.organization ?? null,
    email: sketch.email ?? null,
    mobile: phone === undefined ? null : anyPhone(random, phone, 'CN'),
    birthday:
      birth === undefined ? null : han && random.chance(0.4) ? hanDate(birth) : isoDate(birth),
    sex: sexOf(sketch),
    id_card: sketch.nationalId ?? null,
    vat_id: sketch.taxId ?? null,
    tier: sketch.tier,
    address: place,
    updated_at: timestamp(sketch.updated),
  };
}
