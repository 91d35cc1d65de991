export type Country = 'US' | 'GB' | 'DE' | 'FR' | 'CN';

/** A place in the script of the country and, where that differs, in Latin letters. */
export interface Address {
  readonly street: string;
  readonly district?: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: Country;
  readonly latin?: { readonly street: string; readonly city: string; readonly region: string };
}

/** `national` has no trunk prefix: 13812345678, 2125550147, 15123456789. */
export interface Phone {
  readonly country: Country;
  readonly national: string;
}

export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Contact {
  readonly id: string;
  readonly country: Country;
  /** The first is the main one. */
  readonly emails: readonly [string, ...string[]];
  readonly phone: Phone;
  readonly home: Address;
  /** Where they lived before `movedAt` (epoch milliseconds). */
  readonly former?: { readonly home: Address; readonly movedAt: number };
  readonly tier: 'bronze' | 'silver' | 'gold';
}

/** Characters: simplified, traditional, pinyin of each part of a Chinese name. */
export interface HanName {
  readonly simplified: string;
  readonly traditional: string;
  readonly pinyin: string;
}

export interface Person extends Contact {
  readonly kind: 'person';
  readonly given: string;
  readonly family: string;
  readonly han?: { readonly given: HanName; readonly family: HanName };
  /** The surname before `marriedAt` (epoch milliseconds). */
  readonly maiden?: { readonly family: string; readonly marriedAt: number };
  readonly gender: 'female' | 'male';
  readonly birth: BirthDate;
  /** The telephone of the household. */
  readonly landline?: Phone;
  readonly nationalId?: string;
  /** Others at the same address are so alike that what tells them apart must stay legible. */
  readonly delicate: boolean;
  /** Somebody at the same address has the very same name. */
  readonly namesake: boolean;
}

export interface Company extends Contact {
  readonly kind: 'company';
  readonly name: string;
  readonly legalForm: string;
  readonly taxId: string;
  readonly contactPerson: { readonly given: string; readonly family: string };
}

export type Customer = Person | Company;
