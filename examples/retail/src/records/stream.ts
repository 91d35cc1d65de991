import type { Customer } from '../population/customer';
import { population } from '../population/population';
import { createRandom, type Random } from '../random';
import { crmData, crmKnowledge } from './crm';
import { damage } from './damage';
import { erpData, erpKnowledge } from './erp';
import { withHistory } from './history';
import { junkSketch } from './junk';
import { newsletterData, newsletterKnowledge } from './newsletter';
import { sourceNames, type RetailRecord, type SourceName } from './retail-record';
import { shopData, shopKnowledge, type ShopCustomer } from './shop';
import { drawSketch, type Knowledge, type Sketch } from './sketch';

export interface RetailOptions {
  readonly customers: number;
  readonly seed: number;
  /** On average, exact repeats and junk not counted; 1 to 6. */
  readonly recordsPerCustomer?: number;
  /** Whether orders, tickets, households and employers hang on them. */
  readonly history?: boolean;
}

interface Source {
  readonly knows: Knowledge;
  /** How likely a customer stands in this source when records are few. */
  readonly presence: number;
  readonly idOf: (number: number) => string;
  readonly dataOf: (random: Random, id: string, sketch: Sketch) => unknown;
  readonly repeats: boolean;
}

const sources: Readonly<Record<SourceName, Source>> = {
  crm: {
    knows: crmKnowledge,
    presence: 0.75,
    idOf: (number) => `C-${100_000 + number}`,
    dataOf: crmData,
    repeats: true,
  },
  erp: {
    knows: erpKnowledge,
    presence: 0.55,
    idOf: (number) => `K${String(number).padStart(7, '0')}`,
    dataOf: erpData,
    repeats: true,
  },
  newsletter: {
    knows: newsletterKnowledge,
    presence: 0.55,
    idOf: (number) => String(50_000 + number),
    dataOf: newsletterData,
    repeats: true,
  },
  shop: {
    knows: shopKnowledge,
    presence: 0.6,
    idOf: (number) => String(900_000 + number),
    dataOf: (random, id, sketch): ShopCustomer => shopData(random, Number(id), sketch),
    // An API answers each id once.
    repeats: false,
  },
};

interface Entry {
  readonly source: SourceName;
  readonly customer: string | undefined;
  readonly sketch: Sketch;
}

/** How often one customer stands in each source, so that the average comes out as asked. */
function rates(recordsPerCustomer: number): {
  presence: Record<SourceName, number>;
  again: number;
} {
  const sum = sourceNames.reduce((total, name) => total + sources[name].presence, 0);
  const scaled = (name: SourceName): number =>
    Math.min(1, (sources[name].presence * recordsPerCustomer) / (sum * 1.1));
  const presence = {
    crm: scaled('crm'),
    erp: scaled('erp'),
    newsletter: scaled('newsletter'),
    shop: scaled('shop'),
  };
  const reached = presence.crm + presence.erp + presence.newsletter + presence.shop;
  return { presence, again: Math.max(0, recordsPerCustomer / reached - 1) };
}

function* entriesOf(
  random: Random,
  customer: Customer,
  rate: ReturnType<typeof rates>,
): Generator<Entry> {
  const namesake = customer.kind === 'person' && customer.namesake;
  const delicate = customer.kind === 'person' && customer.delicate;
  const entry = (source: SourceName): Entry => {
    const sketch = drawSketch(random, customer, sources[source].knows);
    const damaged = damage(random, sketch, delicate);
    // Between namesakes under one roof, nobody could tell without the date of birth.
    const legible = namesake && sketch.birth !== undefined ? { birth: sketch.birth } : {};
    return { source, customer: customer.id, sketch: { ...damaged, ...legible } };
  };
  let count = 0;
  for (const source of sourceNames) {
    if (!random.chance(rate.presence[source])) continue;
    let copies = 1;
    while (random.chance(rate.again / (1 + rate.again)) && copies < 4) copies += 1;
    for (let copy = 0; copy < copies; copy += 1) yield entry(source);
    count += copies;
  }
  if (count === 0) yield entry('crm');
}

function* allEntries(random: Random, options: RetailOptions): Generator<Entry> {
  const customers = population(random);
  const rate = rates(options.recordsPerCustomer ?? 3);
  for (let count = 0; count < options.customers; count += 1) {
    yield* entriesOf(random, customers.next().value, rate);
    if (random.chance(0.015)) {
      yield { source: random.pick(sourceNames), customer: undefined, sketch: junkSketch(random) };
    }
  }
}

/** Records of one customer must not stand side by side, so each waits in a pool for its turn. */
const poolSize = 3000;

function* mixed(random: Random, entries: Iterable<Entry>): Generator<Entry> {
  const pool: Entry[] = [];
  const draw = (): Entry | undefined => {
    const at = random.int(0, pool.length - 1);
    const drawn = pool[at];
    const last = pool.pop();
    if (last !== undefined && at < pool.length) pool[at] = last;
    return drawn;
  };
  for (const entry of entries) {
    pool.push(entry);
    const drawn = pool.length > poolSize ? draw() : undefined;
    if (drawn !== undefined) yield drawn;
  }
  for (let drawn = draw(); drawn !== undefined; drawn = draw()) yield drawn;
}

/**
 * All records of all sources, mixed, one at a time: the same sequence for the same options.
 * Memory stays flat however many customers are asked for (but for the set of e-mail addresses).
 */
export function retailRecords(options: RetailOptions): Generator<RetailRecord> {
  const records = plainRecords(options);
  return options.history === true ? withHistory(records, options.seed) : records;
}

function* plainRecords(options: RetailOptions): Generator<RetailRecord> {
  const random = createRandom(options.seed);
  const counts: Record<SourceName, number> = { crm: 0, erp: 0, newsletter: 0, shop: 0 };
  const later: RetailRecord[] = [];
  for (const { source, customer, sketch } of mixed(random, allEntries(random, options))) {
    counts[source] += random.int(1, 3);
    const { idOf, dataOf, repeats } = sources[source];
    const recordId = idOf(counts[source]);
    const record = {
      source,
      recordId,
      customer,
      data: dataOf(random, recordId, sketch),
      repeat: false,
    };
    yield record;
    if (repeats && random.chance(0.01)) later.push({ ...record, repeat: true });
    if (later.length > 20) yield* later.splice(0, 10);
  }
  yield* later;
}

/** The records of one source only. */
export function* recordsOf(source: SourceName, options: RetailOptions): Generator<RetailRecord> {
  for (const record of retailRecords(options)) if (record.source === source) yield record;
}
