import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asyncApiDocument, asyncApiText, messageSchema } from './asyncapi';
import { channels, recordReceivedChannel } from './bus';

describe(asyncApiDocument.name, () => {
  const document = asyncApiDocument('0.1.0');

  it('lists every channel of the bus with its message, and nothing else', () => {
    const types = channels.map(({ type }) => type);

    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { version: '0.1.0' },
      defaultContentType: 'application/cloudevents+json',
    });
    expect(Object.keys(document.channels ?? {})).toEqual(types);
    expect(document.channels).toMatchObject(
      Object.fromEntries(
        types.map((type) => [type, { address: `${type}.{partition}`, messages: { [type]: {} } }]),
      ),
    );
  });

  it('says who sends and who receives', () => {
    expect(document.operations).toMatchObject({
      'ingestion.send.concord.record.received.v1': {
        action: 'send',
        channel: { $ref: '#/channels/concord.record.received.v1' },
      },
      'cleansing.receive.concord.record.received.v1': { action: 'receive' },
      'outbound-sync.receive.concord.golden.changed.v1': { action: 'receive' },
    });
    expect(Object.keys(document.operations ?? {})).toHaveLength(2 * channels.length);
  });
});

describe(asyncApiText.name, () => {
  it('stands in docs/reference/asyncapi.json as it is (npm run asyncapi -w packages/contracts)', () => {
    const stated: unknown = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(stated);
    const file = join(__dirname, '../../../docs/reference/asyncapi.json');
    expect(readFileSync(file, 'utf8')).toBe(asyncApiText(version));
  });
});

describe(messageSchema.name, () => {
  it('is the JSON Schema of envelope and items together, closed to other fields', () => {
    expect(messageSchema(recordReceivedChannel)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
      properties: {
        type: { const: 'concord.record.received.v1' },
        data: {
          additionalProperties: false,
          properties: { items: { type: 'array', minItems: 1 } },
        },
      },
      required: expect.arrayContaining(['id', 'source', 'type', 'time', 'data', 'partitionkey']),
    });
  });
});
