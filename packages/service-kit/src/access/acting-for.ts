import { role } from '@concord/contracts/api';
import { keyNamePattern, serviceKeyPattern } from '../api-key';
import { ProblemError } from '../problems/problem-error';
import { suffices, type Caller } from './requires';

/** `maria:steward`: in whose name a service calls another one. */
export const actingForHeader = 'x-concord-acting-for';

export function isServiceKey(name: string): boolean {
  return serviceKeyPattern.test(name);
}

/** What a service sends so that the other one knows for whom it calls. */
export function actingFor({ name, role: held }: Caller): Record<string, string> {
  return { [actingForHeader]: `${name}:${held}` };
}

/**
 * The caller in whose name a service calls, with the lower of both roles. Only keys of services may speak for
 * others: the audit log rests on it.
 *
 * @throws ProblemError 403 where another key names somebody else, or what it names is nobody
 */
export function callerFor(key: Caller, header: string | undefined): Caller {
  if (header === undefined) return key;
  const [name = '', named, ...rest] = header.split(':');
  const parsed = role.safeParse(named);
  const isFit = isServiceKey(key.name) && keyNamePattern.test(name) && rest.length === 0;
  if (!isFit || !parsed.success) {
    throw new ProblemError({
      status: 403,
      title: 'Forbidden',
      code: 'access.actingFor',
      detail: `The key "${key.name}" cannot act for others; that takes a key with the name "services" and a header ${actingForHeader}: name:role.`,
    });
  }
  const held = suffices(key.role, parsed.data) ? parsed.data : key.role;
  return { name, role: held, via: key.name };
}
