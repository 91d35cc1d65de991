import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import type { CanonicalFields } from '@concord/contracts/canonical';
import type { Filled } from './filled-stack';
import type { Request } from './open-loop';

const many = 5_000;
type Asked = Pick<Filled, 'records' | 'ids' | 'entityOf'>;

/** Every so many of a list, evenly from all of it. */
function spread<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.floor(items.length / many));
  return items.filter((_, at) => at % step === 0).slice(0, many);
}

export function readRequests({ ids }: Asked): Request[] {
  return spread(ids).map((id) => ({ path: `/v1/customers/${id}`, expected: id }));
}

/** What people look for, in turn: a name, one with a slip, the end of a phone number, an e-mail address, a beginning. */
export function searchRequests(filled: Asked): Request[] {
  return asked(filled, (fields, at) => {
    const name = nameOf(fields);
    const phone = textOf(fields, 'phone')?.replace(/\D/g, '').slice(-7);
    const forms = [
      name,
      name && misspelt(name),
      phone,
      textOf(fields, 'email'),
      name?.slice(0, -2),
    ];
    const question = forms[at % forms.length]?.trim();
    return question === '' ? undefined : question;
  }).map(({ question, expected }) => ({
    path: `/v1/customers/search?${String(new URLSearchParams({ q: question, limit: '20' }))}`,
    expected,
  }));
}

/** What is known of somebody at a counter: a name, and his phone, e-mail address or birth date. */
export function matchRequests(filled: Asked): Request[] {
  return asked(filled, (fields, at) => {
    const more = ['phone', 'email', 'birthDate'][at % 3] ?? '';
    const known = ['givenName', 'familyName', 'fullName', 'organization', more].flatMap((field) => {
      const value = textOf(fields, field);
      return value === undefined ? [] : [[field, value] as const];
    });
    return known.length < 2 ? undefined : Object.fromEntries(known);
  }).map(({ question, expected }) => ({
    path: '/v1/customers/match',
    body: { fields: question },
    expected,
  }));
}

function asked<Question>(
  { records, entityOf }: Asked,
  ask: (fields: CanonicalFields, at: number) => Question | undefined,
): { question: Question; expected: string }[] {
  return spread(records).flatMap((item, at) => {
    const question = item.op === 'upsert' ? ask(item.record.fields, at) : undefined;
    const expected = entityOf.get(keyOf(item));
    return question === undefined || expected === undefined ? [] : [{ question, expected }];
  });
}

function keyOf({ source, recordId }: RecordCleansed): string {
  return recordKey(source, recordId);
}

function nameOf(fields: CanonicalFields): string | undefined {
  const parts = [textOf(fields, 'givenName'), textOf(fields, 'familyName')];
  const joined = parts.filter((part) => part !== undefined).join(' ');
  return textOf(fields, 'fullName') ?? (joined === '' ? textOf(fields, 'organization') : joined);
}

function textOf(fields: CanonicalFields, field: string): string | undefined {
  const value = fields[field]?.[0]?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Two neighbours in the wrong order, in the longest word. */
function misspelt(name: string): string {
  const [longest = ''] = name.split(' ').sort((a, b) => b.length - a.length);
  if (longest.length < 4) return name;
  const at = Math.floor(longest.length / 2);
  const slip =
    longest.slice(0, at - 1) +
    longest.slice(at, at + 1) +
    longest.slice(at - 1, at) +
    longest.slice(at + 1);
  return name.replace(longest, slip);
}
