import type { Dress } from './written-name';

/** What a kind of system asks for, as the share of its records that have it. */
export interface System {
  readonly weight: number;
  readonly dresses: readonly (readonly [Dress, number])[];
  readonly has: Readonly<
    Record<
      'gender' | 'born' | 'id' | 'mobile' | 'landline' | 'email' | 'wechat' | 'address',
      number
    >
  >;
  readonly script: 'simplified' | 'traditional' | 'latin';
  /** Words for female and male. */
  readonly genders: readonly [string, string];
}

export const systems: readonly System[] = [
  {
    weight: 30, // the sales people's
    dresses: [
      ['simplified', 96],
      ['pinyin', 3],
      ['initials', 1],
    ],
    has: {
      gender: 0.6,
      born: 0.5,
      id: 0.15,
      mobile: 0.93,
      landline: 0.25,
      email: 0.4,
      wechat: 0.3,
      address: 0.75,
    },
    script: 'simplified',
    genders: ['女', '男'],
  },
  {
    weight: 20, // the mini-program in the messenger
    dresses: [
      ['simplified', 90],
      ['english', 6],
      ['pinyin', 4],
    ],
    has: {
      gender: 0.5,
      born: 0.3,
      id: 0,
      mobile: 0.95,
      landline: 0,
      email: 0.1,
      wechat: 0.95,
      address: 0.5,
    },
    script: 'simplified',
    genders: ['2', '1'],
  },
  {
    weight: 14, // the bank, which sees a card
    dresses: [['simplified', 100]],
    has: {
      gender: 0.9,
      born: 0.9,
      id: 0.95,
      mobile: 0.9,
      landline: 0.2,
      email: 0.2,
      wechat: 0,
      address: 0.8,
    },
    script: 'simplified',
    genders: ['F', 'M'],
  },
  {
    weight: 12, // the branch in Hong Kong
    dresses: [
      ['traditional', 70],
      ['cantonese', 12],
      ['wade-giles', 8],
      ['english', 10],
    ],
    has: {
      gender: 0.5,
      born: 0.6,
      id: 0.1,
      mobile: 0.9,
      landline: 0.15,
      email: 0.6,
      wechat: 0.4,
      address: 0.6,
    },
    script: 'traditional',
    genders: ['女', '男'],
  },
  {
    weight: 18, // the international shop
    dresses: [
      ['pinyin', 74],
      ['english', 18],
      ['initials', 4],
      ['wade-giles', 4],
    ],
    has: {
      gender: 0.3,
      born: 0.5,
      id: 0.05,
      mobile: 0.85,
      landline: 0.05,
      email: 0.95,
      wechat: 0.1,
      address: 0.7,
    },
    script: 'latin',
    genders: ['female', 'male'],
  },
  {
    weight: 6, // the language school
    dresses: [
      ['tones', 80],
      ['pinyin', 20],
    ],
    has: {
      gender: 0.6,
      born: 0.8,
      id: 0.1,
      mobile: 0.85,
      landline: 0.2,
      email: 0.6,
      wechat: 0.5,
      address: 0.4,
    },
    script: 'latin',
    genders: ['F', 'M'],
  },
];
