import { RpcException } from '@nestjs/microservices';
import { mongo } from 'mongoose';

/**
 * Thrown by a handler to say that no retry can help: the message is parked at once.
 * An RpcException, because Nest hands those on as they are and hides the text of any other.
 */
export class PermanentError extends RpcException {
  override readonly name = 'PermanentError';

  constructor(
    message: string,
    override readonly cause?: unknown,
  ) {
    super(message);
  }

  override getError(): object {
    return this;
  }
}

/**
 * Thrown by a handler when something it depends on is away (an API, a model that is not loaded).
 * The message waits in its place and is tried again with growing pauses; no attempt is counted.
 */
export class UnavailableError extends RpcException {
  override readonly name = 'UnavailableError';

  constructor(
    message: string,
    override readonly cause?: unknown,
  ) {
    super(message);
  }

  override getError(): object {
    return this;
  }
}

/** Another delivery of the message was committed while this one was being worked on. */
export class AlreadyConsumedError extends Error {
  override readonly name = 'AlreadyConsumedError';
}

/** The broker did not take a message: the channel was lost, or it answered with a nack. */
export class NotPublishedError extends Error {
  override readonly name = 'NotPublishedError';
}

export type FailureKind = 'permanent' | 'infrastructure' | 'already-consumed' | 'retry';

/** Error codes of MongoDB that say "not now": no primary, stepping down, shutting down, full disk. */
const awayCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031]);

const awayNames = new Set([
  'MongooseServerSelectionError',
  'MongooseBufferingTimeoutError',
  'UnavailableError',
  'NotPublishedError',
]);

/** What to do about a failure: park, wait without counting, drop, or a counted retry. */
export function kindOf(failure: unknown): FailureKind {
  for (const error of causes(failure)) {
    if (error instanceof AlreadyConsumedError) return 'already-consumed';
    if (error.name === 'PermanentError') return 'permanent';
    if (awayNames.has(error.name) || isAway(error)) return 'infrastructure';
  }
  return 'retry';
}

/** What was thrown, as an Error. */
export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(messageOf(thrown), { cause: thrown });
}

/** The text of a failure for logs and for the parked message. */
export function messageOf(failure: unknown): string {
  if (failure instanceof Error) return `${failure.name}: ${failure.message}`;
  if (typeof failure === 'object' && failure !== null && 'message' in failure) {
    return String(failure.message);
  }
  return String(failure);
}

function isAway(error: Error): boolean {
  if (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoExpiredSessionError ||
    error instanceof mongo.MongoClientClosedError
  ) {
    return true;
  }
  if (!(error instanceof mongo.MongoError)) return false;
  if (typeof error.code === 'number' && awayCodes.has(error.code)) return true;
  return (
    error.hasErrorLabel('TransientTransactionError') ||
    error.hasErrorLabel('UnknownTransactionCommitResult') ||
    error.hasErrorLabel('RetryableWriteError')
  );
}

function* causes(failure: unknown): Generator<Error> {
  let current = failure;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    yield current;
    current = current.cause;
  }
}
