import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** W3C Trace Context: who caused this work, over all hops. */
export interface Trace {
  /** `00-<trace id>-<span id>-<flags>`; hand it on to whatever this work calls or sends. */
  readonly traceparent: string;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
}

const storage = new AsyncLocalStorage<Trace>();
const wellFormed = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace of a caller continued with a span of our own, or a new one where there is none. */
export function continueTrace(traceparent: string | undefined): Trace {
  const traceId = wellFormed.exec(traceparent ?? '')?.[1] ?? randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
}

/** The trace of the request or message at hand, wherever in the code. */
export function currentTrace(): Trace | undefined {
  return storage.getStore();
}

/** Does the work as part of the trace: its log lines carry the id. */
export function inTrace<Result>(trace: Trace, work: () => Result): Result {
  return storage.run(trace, work);
}
