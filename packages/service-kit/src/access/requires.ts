import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { roles, type PersonalView, type Role } from '@concord/contracts/api';
import type { Request } from 'express';

export const requiredRole = 'concord:requiredRole';

/**
 * The least role that may call this. Without it, reading (GET, HEAD) asks for `reader` and
 * anything else for `operator`; `anyone` opens the door.
 */
export const Requires = (role: Role | 'anyone') => SetMetadata(requiredRole, role);

/** Who calls: the name of the key, fit for logs and for the record of who decided what. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
  /** How the key sees personal values, where not as its role does. */
  readonly personal?: PersonalView;
  /** The service that calls in this one's name. */
  readonly via?: string;
}

/** Each role may do what those before it may. */
export function suffices(held: Role, asked: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(asked);
}

const callers = new WeakMap<Request, Caller>();

export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** The caller of a request that passed the guard; undefined on a route that is open to anyone. */
export function knownCaller(request: Request): Caller | undefined {
  return callers.get(request);
}

/** The caller of a request that passed the guard; `nobody` on a route that is open to anyone. */
export function callerOf(request: Request): Caller {
  return knownCaller(request) ?? { name: 'nobody', role: 'reader' };
}

/** A parameter of a controller's method: `decide(@CalledBy() caller: Caller)`. */
export const CalledBy = createParamDecorator((_: undefined, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);
