import { z } from 'zod';
import { channels, type AnyChannel } from './bus';
import { envelope, envelopeContentType } from './envelope';

/** JSON Schema (2020-12) of one whole message of a channel: envelope and items. */
export function messageSchema(channel: AnyChannel): Record<string, unknown> {
  return z.toJSONSchema(
    envelope.extend({
      type: z.literal(channel.type),
      dataschema: z.literal(channel.dataschema),
      data: z.strictObject({ items: z.array(channel.item).min(1) }),
    }),
    { io: 'input' },
  );
}

/** The AsyncAPI 3.0 document of the bus, derived from the channels and nothing else. */
export function asyncApiDocument(version: string): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Concord bus',
      version,
      description: 'Events between the services of Concord: CloudEvents 1.0.2 over RabbitMQ.',
    },
    defaultContentType: envelopeContentType,
    channels: Object.fromEntries(channels.map((channel) => [channel.type, channelObject(channel)])),
    operations: Object.fromEntries(channels.flatMap(operationsOf)),
  };
}

/** The document as it stands in `docs/reference/asyncapi.json`. */
export function asyncApiText(version: string): string {
  return `${JSON.stringify(asyncApiDocument(version), null, 2)}\n`;
}

function channelObject(channel: AnyChannel): Record<string, unknown> {
  return {
    address: `${channel.type}.{partition}`,
    title: channel.title,
    parameters: { partition: { description: 'Stable hash of the partition key' } },
    messages: {
      [channel.type]: { title: channel.title, payload: messageSchema(channel) },
    },
  };
}

function operationsOf(channel: AnyChannel): [string, Record<string, unknown>][] {
  const reference = { $ref: `#/channels/${channel.type}` };
  return [
    [`${channel.producer}.send.${channel.type}`, { action: 'send', channel: reference }],
    ...channel.consumers.map((consumer): [string, Record<string, unknown>] => [
      `${consumer}.receive.${channel.type}`,
      { action: 'receive', channel: reference },
    ]),
  ];
}
