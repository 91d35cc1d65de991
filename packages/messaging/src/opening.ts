import type { AnyChannel } from '@concord/contracts/bus';
import { envelope, type Envelope } from '@concord/contracts/envelope';
import type { ZodError } from 'zod';
import { checkItem } from './item-check';

export interface OpenedMessage {
  readonly ok: true;
  readonly channel: AnyChannel;
  readonly envelope: Envelope;
  /** Checked against the schema of the channel. */
  readonly items: readonly unknown[];
}

export interface Misfit {
  readonly ok: false;
  /** Where it does not fit and what was expected; holds no values of records. */
  readonly detail: string;
}

/** Reads a message: JSON, envelope, type, then each item by the schema of its channel. */
export function open(body: Buffer, channels: readonly AnyChannel[]): OpenedMessage | Misfit {
  const parsed = parse(body);
  if (parsed === undefined) return misfit(`not JSON (${body.byteLength} bytes)`);
  const outer = envelope.safeParse(parsed.value);
  if (!outer.success) return misfit(`envelope: ${faults(outer.error)}`);
  const channel = channels.find(({ type }) => type === outer.data.type);
  if (channel === undefined) return misfit(`type: ${outer.data.type} is not one that we know`);
  const items: unknown[] = [];
  for (const [index, item] of outer.data.data.items.entries()) {
    const result = checkItem(channel, item);
    if (!result.success) return misfit(`data.items[${index}]: ${faults(result.error)}`);
    items.push(result.data);
  }
  return { ok: true, channel, envelope: outer.data, items };
}

function parse(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function misfit(detail: string): Misfit {
  return { ok: false, detail };
}

/** At most five faults, as `path: what was expected`. */
export function faults(error: ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.') || '(whole)'}: ${message}`)
    .join('; ');
}
