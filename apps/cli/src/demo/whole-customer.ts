import { recordKey } from '@concord/contracts/names';
import type { ShopCustomer } from '@concord/example-retail/generator';
import pc from 'picocolors';
import { grouped, tableText } from '../terminal';
import type {
  CustomerRelationship,
  EntityTotal,
  NamedCustomer,
  TimelineEntry,
  WholeCustomerApi,
} from '../whole-customer-api';
import { valueText, type CrosswalkRow } from './golden-record';

export interface WholeCustomer {
  readonly id: string;
  readonly totals: readonly EntityTotal[];
  readonly timeline: readonly TimelineEntry[];
  readonly household: readonly NamedCustomer[];
  readonly relationships: readonly CustomerRelationship[];
}

const shownEntries = 5;

/** The customer of whom there is most to tell: shop records with the most orders and tickets, and not alone. */
export async function busiestCustomer(
  api: WholeCustomerApi,
  customers: readonly ShopCustomer[],
  xref: readonly CrosswalkRow[],
): Promise<WholeCustomer | undefined> {
  const entityOf = new Map(xref.map((row) => [recordKey(row.source, row.recordId), row.entityId]));
  const counts = new Map<string, number>();
  const records = new Map<string, number>();
  for (const { entityId } of xref) records.set(entityId, (records.get(entityId) ?? 0) + 1);
  for (const { id, orders = [], tickets = [] } of customers) {
    const entity = entityOf.get(recordKey('shop', String(id)));
    if (entity === undefined || tickets.length === 0 || (records.get(entity) ?? 0) < 3) continue;
    counts.set(entity, (counts.get(entity) ?? 0) + orders.length + tickets.length);
  }
  const busiest = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 20);
  let best: WholeCustomer | undefined;
  for (const [id] of busiest) {
    const found = await wholeCustomer(api, id);
    best ??= found;
    if (found.household.length > 1) return found;
  }
  return best;
}

async function wholeCustomer(api: WholeCustomerApi, id: string): Promise<WholeCustomer> {
  const [totals, timeline, household, relationships] = await Promise.all([
    api.totals(id),
    api.timeline(id, shownEntries),
    api.household(id),
    api.relationships(id),
  ]);
  return { id, totals, timeline, household, relationships };
}

export function wholeCustomerText(found: WholeCustomer): string {
  const { id, totals, timeline } = found;
  const rows = timeline.map(({ at = '', entity, id: own, fields, record }) => [
    at.slice(0, 16).replace('T', ' '),
    entity,
    own,
    Object.values(fields).flat().map(valueText).join(', '),
    pc.cyan(recordKey(record.source, record.recordId)),
  ]);
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  return [
    `${pc.bold(id)}: ${totals.map(totalText).join('; ')}`,
    tableText(['time (UTC)', 'what', 'id', '', 'from'], rows),
    ...(count > rows.length ? [pc.dim(`… and ${grouped(count - rows.length)} earlier`)] : []),
    ...peopleLines(found),
  ].join('\n');
}

function totalText({ entity, count, first = '', last = '', sums }: EntityTotal): string {
  const amounts = sums.map(({ sum, currency }) => `${sum.toFixed(2)} ${currency}`).join(' and ');
  const worth = amounts === '' ? '' : ` worth ${amounts}`;
  return `${count} × ${entity}${worth} (${first.slice(0, 10)} to ${last.slice(0, 10)})`;
}

function peopleLines({ id, household, relationships }: WholeCustomer): string[] {
  const others = household.filter((member) => member.id !== id).map(nameOf);
  const employers = relationships.flatMap(({ relationship, direction, other }) =>
    relationship === 'employer' && direction === 'to' && other !== undefined ? [nameOf(other)] : [],
  );
  return [
    ...(others.length === 0 ? [] : [`lives with ${others.join(', ')}`]),
    ...(employers.length === 0 ? [] : [`works for ${employers.join(', ')}`]),
  ];
}

function nameOf({ id, fields }: NamedCustomer): string {
  const said = (field: string): string => valueText(fields[field]?.[0]?.value ?? '');
  const parts = [said('givenName'), said('familyName')].filter((part) => part !== '').join(' ');
  return [said('organization'), said('fullName'), parts, id].find((name) => name !== '') ?? id;
}
