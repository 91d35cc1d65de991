import type { SemanticType } from '@concord/contracts/semantic-types';
import { semanticTypes } from '@concord/contracts/semantic-types';
import type { Workspace } from '@concord/contracts/workspace';
import { standardize } from '@concord/standardization';
import { cleanserOf } from '@concord/standardization/record';
import { peakMegabytes } from '../world/memory';
import { percentile, round } from '../report';
import { customers, type Customer } from './customers';

/** What this process, on one core, does with records that are parsed already. */
export interface LibraryMeasurement {
  readonly records: number;
  /** Mapping, standardization, validation and judgement; in a second of processor time. */
  readonly recordsPerSecond: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** `JSON.parse` and `JSON.stringify` of the same records, in turn with them. */
  readonly floorRecordsPerSecond: number;
  /** Time of the records by that of the floor. */
  readonly timesFloor: number;
  /** Values that a type standardizes in a second. */
  readonly perType: Readonly<Record<string, number>>;
  /** Most memory resident after so many records, and after four times as many. */
  readonly peakMb: { readonly n: number; readonly fourN: number };
}

const today = '2026-11-20';
const sliceSize = 1_500;
const warmUpSlices = 4;

export function measureLibrary(workspace: Workspace, records: number): LibraryMeasurement {
  const judge = judgeOf(workspace);
  const slices = Math.max(1, Math.ceil(records / sliceSize));
  for (let at = 0; at < warmUpSlices; at++) customers(sliceSize, 1_000_000 + at).forEach(judge);
  const rates: { own: number; floor: number }[] = [];
  let accepted = 0;
  const slice = (at: number): void => {
    const batch = customers(sliceSize, at);
    const floor = secondsOf(() => batch.forEach(copied));
    const own = secondsOf(() => {
      for (const customer of batch) accepted += judge(customer) === 'accepted' ? 1 : 0;
    });
    rates.push({ own: batch.length / own, floor: batch.length / floor });
  };
  for (let at = 0; at < slices; at++) slice(at);
  const measured = { accepted, rates: [...rates] };
  const n = peakMegabytes();
  for (let at = slices; at < 4 * slices; at++) slice(at);
  const fourN = peakMegabytes();
  const own = percentile(
    measured.rates.map((rate) => rate.own),
    0.5,
  );
  const floor = percentile(
    measured.rates.map((rate) => rate.floor),
    0.5,
  );
  return {
    records: slices * sliceSize,
    recordsPerSecond: Math.round(own),
    accepted: measured.accepted,
    quarantined: slices * sliceSize - measured.accepted,
    floorRecordsPerSecond: Math.round(floor),
    timesFloor: round(floor / own, 2),
    perType: Object.fromEntries(semanticTypes.map((type) => [type, valuesPerSecond(type)])),
    peakMb: { n, fourN },
  };
}

/** Seconds of processor time, so that neighbours on the machine do not count; garbage collection does. */
function secondsOf(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function copied({ data }: Customer): unknown {
  return JSON.parse(JSON.stringify(data));
}

function judgeOf({ model, sources, tables }: Workspace): (customer: Customer) => string {
  const cleansers = new Map(
    sources.map((source) => [source.source, cleanserOf(source, model, tables)]),
  );
  return ({ source, data }) => {
    const cleanse = cleansers.get(source);
    if (cleanse === undefined) throw new Error(`no source "${source}"`);
    return cleanse(data, today).kind;
  };
}

/** The column that holds values of a type; an address is read from its parts. */
const columns: Readonly<Record<string, string>> = {
  'name.given': 'first_name',
  'name.family': 'last_name',
  'name.full': 'display_name',
  'name.organization': 'company',
  'date.birth': 'born',
  date: 'born',
  email: 'mail',
  phone: 'phone',
  postcode: 'zip',
  place: 'city',
  gender: 'sex',
  country: 'country',
  language: 'language',
  identifier: 'national_id',
  money: 'credit_limit',
  category: 'segment',
  text: 'note',
  number: 'number',
  boolean: 'newsletter',
};

function rawValue(type: SemanticType, { data }: Customer): unknown {
  if (type === 'address') {
    const { street = '', number = '', city, region, zip } = data;
    return { line1: `${street} ${number}`, city, region, postcode: zip };
  }
  const column = columns[type];
  if (column === undefined) throw new Error(`no column holds values of ${type}`);
  return data[column];
}

const rounds = 3;

/** The best of some rounds, each with values that were not seen before. */
function valuesPerSecond(type: SemanticType): number {
  const rates = Array.from({ length: rounds }, (_, at) => {
    const values = customers(2 * sliceSize, 2_000_000 + at)
      .map((customer) => ({
        raw: rawValue(type, customer),
        country: customer.source.toUpperCase(),
      }))
      .filter(({ raw }) => raw !== '');
    const seconds = secondsOf(() => {
      for (const { raw, country } of values) standardize(type, raw, { today, country });
    });
    return values.length / seconds;
  });
  return Math.round(Math.max(...rates));
}
