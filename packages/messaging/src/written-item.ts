import type { AnyChannel, Channel } from '@concord/contracts/bus';
import { PermanentError } from './failures';
import { checkItem } from './item-check';
import { faults } from './opening';

/** RabbitMQ 4 takes 16 MiB per message by default, MongoDB 16 MiB per document. */
const largestItem = 8 * 1024 * 1024;
/** As the schema of the envelope has it. */
const longestKey = 512;

/** An item of a channel as it will be sent: checked, and as JSON. */
export interface WrittenItem {
  readonly channel: AnyChannel;
  /** By which it is ordered. */
  readonly key: string;
  readonly json: string;
}

/**
 * Checks and writes one item, for `Transaction.send`. Who makes many writes each as it is made: a text is kept until
 * the commit at a fraction of what its parts cost to keep, and is there when the transaction is tried again.
 *
 * @param place Where it stands, for the error.
 * @throws PermanentError when it does not fit the schema of the channel, or is too large.
 */
export function writeItem<Item>(channel: Channel<Item>, item: Item, place = 'item'): WrittenItem {
  const { type } = channel;
  const result = checkItem(channel, item);
  if (!result.success) throw new PermanentError(`${type}: ${place}: ${faults(result.error)}`);
  const json = JSON.stringify(result.data);
  if (json.length > largestItem)
    throw new PermanentError(`${type}: an item of ${json.length} characters is too large`);
  const key = channel.keyOf(item);
  if (key.length > longestKey)
    throw new PermanentError(`${type}: a key of ${key.length} characters is too long`);
  return { channel, key, json };
}
