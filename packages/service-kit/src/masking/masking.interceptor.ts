import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { map, type Observable } from 'rxjs';
import { knownCaller } from '../access/requires';
import { ProblemError } from '../problems/problem-error';
import { impersonal } from './impersonal';
import { rememberMask, type Masking } from './masking';
import { searchedFields } from './personal-search';

/**
 * The one place where personal values are masked: on for every route of every service. What a method returns is
 * masked here; what is written piece by piece goes through `sendNdjson`, `sendEvents` and their like, which ask
 * `maskOf`. Routes that are open to anyone know no caller and hold nothing about persons.
 */
export class MaskingInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly masking: Masking,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http' || this.isImpersonal(context)) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const caller = knownCaller(request);
    const privacies = caller && (await this.masking.privaciesFor(caller));
    if (caller === undefined || privacies === undefined) return next.handle();
    const searched = searchedFields(request.query, request.body, privacies);
    if (searched.length > 0) throw masksWhatIsAsked(caller.name, searched);
    const mask = this.masking.maskWith(privacies);
    rememberMask(request, mask);
    return next.handle().pipe(map(mask));
  }

  private isImpersonal(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(impersonal, places) ?? false;
  }
}

function masksWhatIsAsked(key: string, fields: readonly string[]): ProblemError {
  return new ProblemError({
    status: 403,
    title: 'Forbidden',
    code: 'access.personal',
    detail:
      `The key "${key}" sees personal values masked, so it cannot search, filter or sort by them: ` +
      `${fields.join(', ')}. An administrator can give out a key with "personal": "clear".`,
  });
}
