import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Role } from '@concord/contracts/api';
import type { Request } from 'express';
import { ProblemError } from '../problems/problem-error';
import type { KeyStore } from './key-store';
import { actingForHeader, callerFor } from './acting-for';
import { rememberCaller, requiredRole, suffices } from './requires';

/** Lets a request in if its key has the role that the route asks for; on for every route. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyStore,
    private readonly enabled: boolean,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const asked = this.askedRole(context, request);
    if (asked === 'anyone') return true;
    if (!this.enabled) {
      rememberCaller(request, { name: 'nobody', role: 'admin' });
      return true;
    }
    await this.admit(request, asked);
    return true;
  }

  private askedRole(context: ExecutionContext, request: Request): Role | 'anyone' {
    const places = [context.getHandler(), context.getClass()];
    const declared = this.reflector.getAllAndOverride<Role | 'anyone' | undefined>(
      requiredRole,
      places,
    );
    return declared ?? (['GET', 'HEAD'].includes(request.method) ? 'reader' : 'operator');
  }

  private async admit(request: Request, asked: Role): Promise<void> {
    const key = keyOf(request);
    const holder = key === undefined ? undefined : await this.keys.callerWith(key);
    if (holder === undefined) throw unauthenticated(key !== undefined);
    const caller = callerFor(holder, request.get(actingForHeader));
    if (!suffices(caller.role, asked)) {
      throw new ProblemError({
        status: 403,
        title: 'Forbidden',
        code: 'access.role',
        detail: `This needs the role ${asked}; the key "${caller.name}" has ${caller.role}.`,
      });
    }
    rememberCaller(request, caller);
  }
}

function keyOf(request: Request): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  return bearer ?? request.get('x-api-key');
}

function unauthenticated(wasGiven: boolean): ProblemError {
  return new ProblemError({
    status: 401,
    title: 'Unauthorized',
    code: wasGiven ? 'access.keyUnknown' : 'access.keyMissing',
    detail: `${wasGiven ? 'Nobody has this API key' : 'An API key is missing'}; send yours as "Authorization: Bearer ck_…" or "X-API-Key: ck_…".`,
    headers: { 'www-authenticate': 'Bearer' },
  });
}
