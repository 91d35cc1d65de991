/** Why a message was put on the parking queue. Stable: people filter and alert by it. */
export const parkReasons = [
  /** The body is not JSON, not our envelope, or an item does not fit the schema of its type. */
  'schema.misfit',
  /** The message fits, but this service has no handler for its type. */
  'handler.missing',
  /** The handler threw a PermanentError. */
  'handler.permanent',
  /** The handler failed at the first attempt and after every delay. */
  'handler.exhausted',
  /** The process died again and again while it worked on this message. */
  'handler.kills',
  /** The broker gave up: the message was redelivered more often than the delivery limit allows. */
  'delivery.limit',
] as const;
export type ParkReason = (typeof parkReasons)[number];

/** What happens on the bus, told as it happens. service-kit turns it into Prometheus metrics. */
export interface MessagingObserver {
  /** A unit of work was committed. `lagSeconds` is now minus the oldest envelope time in it. */
  consumed?(unit: {
    type: string;
    partition: number;
    messages: number;
    records: number;
    durationSeconds: number;
    lagSeconds: number;
  }): void;
  /** Messages dropped because their inbox mark was there already. */
  duplicates?(event: { partition: number; messages: number }): void;
  /** The broker confirmed a message. */
  published?(message: { type: string; records: number; bytes: number }): void;
  /** A message found no queue; the topology is declared anew and the message sent again. */
  unroutable?(message: { type: string; routingKey: string }): void;
  /** A message was put on a delay queue. `attempt` is the one that failed, from 1. */
  retried?(message: { type: string; attempt: number; delayMs: number }): void;
  parked?(message: { type: string; reason: ParkReason }): void;
  /** Messages and bytes that this process holds unacknowledged, per partition. */
  inFlight?(state: { partition: number; messages: number; bytes: number }): void;
  /** Work that waits because MongoDB, the broker or a dependency is away. */
  waiting?(event: { what: 'unit' | 'relay'; reason: string }): void;
  connection?(event: { name: string; state: 'open' | 'lost' | 'blocked' | 'unblocked' }): void;
}

/** The four calls that messaging makes of a structured logger; pino fits as it is. */
export interface MessagingLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const nothing = (): void => undefined;

/** The log of those who give none. */
export const silentLog: MessagingLog = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
