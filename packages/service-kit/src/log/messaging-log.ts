import type { MessagingLog } from '@concord/messaging';
import type { Log, LogLevel } from './log';

/** The log of a service in the form that messaging asks for; the same rules hold for its fields. */
export function messagingLog(log: Log): MessagingLog {
  const at = (level: LogLevel) => (fields: object, message: string) =>
    log.write(level, message, inOurWords({ ...fields }));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Messaging names a message by `messageId` and a connection by words. */
function inOurWords(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { messageId, connection, ...others } = fields;
  return {
    ...others,
    ...(messageId === undefined ? {} : { message: messageId }),
    ...(typeof connection === 'string' ? { connection: connection.replaceAll(' ', '.') } : {}),
  };
}
