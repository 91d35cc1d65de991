import type { MessagingLog } from '@concord/messaging';
import type { Log, LogLevel } from './log';

/** The log of a service in the form that messaging asks for; the same rules hold for its fields. */
export function messagingLog(log: Log): MessagingLog {
  const at = (level: LogLevel) => (fields: object, message: string) =>
    log.write(level, message, { ...fields });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
