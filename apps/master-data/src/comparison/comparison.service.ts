import { badRequest, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { customerVersionOf, fieldChangesOf } from '../customers/customer';
import { GoldenRecords } from '../golden/golden-records.repository';
import { compared, type Standing } from './comparison';
import type { Comparison } from './comparison-answer';

/** Longer histories than this are compared from their newest versions only. */
const mostVersions = 10_000;

@Injectable()
export class ComparisonService {
  constructor(private readonly golden: GoldenRecords) {}

  /** @param to by default the version of now; `from` by default the one before it */
  async compare(id: string, range: { from?: number; to?: number }): Promise<Comparison> {
    const golden = await this.golden.find(id);
    if (golden === undefined) throw notFound('customer.unknown', `There is no customer ${id}.`);
    const to = inRange('to', range.to ?? golden.version, golden.version);
    const from = inRange('from', range.from ?? Math.max(0, to - 1), golden.version);
    const low = Math.min(from, to);
    const later = await this.golden.versionsOf(id, low, mostVersions);
    const [before] = await this.golden.versionsAt(id, low);
    const result = compared(golden, from, to, later, before);
    const between = later.filter(({ version }) => version <= Math.max(from, to));
    return {
      id,
      from: shown(result.from),
      to: shown(result.to),
      changes: fieldChangesOf(result.changes),
      versions: between.map((version) => {
        const { changes, ...rest } = customerVersionOf(version);
        return { ...rest, fields: changes.map(({ field }) => field) };
      }),
    };
  }
}

function shown({ version, at, status, into }: Standing): Comparison['from'] {
  return {
    version,
    ...(at === undefined ? {} : { at }),
    ...(status === undefined ? {} : { status }),
    into: [...into],
  };
}

function inRange(name: string, version: number, newest: number): number {
  if (version >= 0 && version <= newest) return version;
  const expected = `0 (before there was any) to ${newest} (now)`;
  const message = `there is no version ${version}`;
  throw badRequest('version.unknown', `Versions of this customer are ${expected}.`, [
    { path: `query.${name}`, message, expected },
  ]);
}
