import type { ServiceName } from '@concord/contracts/names';
import type { AnyChannel } from '@concord/contracts/bus';
import {
  Catch,
  type INestApplication,
  type INestMicroservice,
  type RpcExceptionFilter,
} from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom, throwError, type Observable } from 'rxjs';
import type { UnitHandler } from './unit-processor';

export interface RabbitServerOptions {
  readonly service: ServiceName;
  readonly channels: readonly AnyChannel[];
  readonly startConsuming: (handlers: ReadonlyMap<string, UnitHandler>) => void;
  readonly stopConsuming: () => Promise<void>;
}

/**
 * Nest transport: `@EventPattern(channel.type)` methods become the handlers of units of work. The
 * payload is the checked items, the context the UnitOfWork.
 */
export class RabbitServer extends Server implements CustomTransportStrategy {
  constructor(private readonly options: RabbitServerOptions) {
    super();
  }

  /** @throws Error when a channel of this service has no handler, or a handler no channel. */
  listen(callback: (error?: unknown) => void): void {
    this.check();
    this.options.startConsuming(
      new Map([...this.messageHandlers].map(([type, handler]) => [type, settled(handler)])),
    );
    callback();
  }

  close(): Promise<void> {
    return this.options.stopConsuming();
  }

  on(): never {
    throw new Error('the bus has no events to listen to here: give Messaging an observer');
  }

  unwrap(): never {
    throw new Error('there is no server object to unwrap: use Messaging');
  }

  private check(): void {
    const { service, channels } = this.options;
    const owed = channels
      .filter(({ consumers }) => consumers.includes(service))
      .map(({ type }) => type);
    const handled = [...this.messageHandlers.keys()];
    const missing = owed.filter((type) => !handled.includes(type));
    const foreign = handled.filter((type) => !owed.includes(type));
    if (missing.length === 0 && foreign.length === 0) return;
    throw new Error(
      [
        ...missing.map((type) => `${service} consumes ${type}, but no @EventPattern handles it`),
        ...foreign.map((type) => `${service} handles ${type}, but does not consume it by contract`),
      ].join('; '),
    );
  }
}

/** Nest wraps what a handler throws in an observable: back to a promise that rejects with it. */
function settled(handler: (items: unknown, unit: unknown) => Promise<unknown>): UnitHandler {
  return async (items, unit) => {
    const answer: unknown = await handler(items, unit);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  };
}

/** Hands errors of handlers on as they are; Nest would replace them by "Internal server error". */
@Catch()
export class HandlerErrorFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/** Adds the bus to an HTTP application; `app.startAllMicroservices()` starts consuming. */
export function connectMessaging(app: INestApplication, server: RabbitServer): INestMicroservice {
  const microservice = app.connectMicroservice({ strategy: server });
  microservice.useGlobalFilters(new HandlerErrorFilter());
  return microservice;
}
