import { envelope, type Envelope } from './envelope';

const message: Envelope = {
  specversion: '1.0',
  id: '0193a1b2c3d4-00000001-0badcafe',
  source: 'urn:concord:service:ingestion',
  type: 'concord.record.received.v1',
  subject: 'crm:1042',
  time: '2025-03-01T12:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:concord:schema:record.received:v1',
  partitionkey: 'crm:1042',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data: { items: [{ op: 'delete' }] },
};

describe('the envelope', () => {
  it('takes a CloudEvent with items, with or without subject and trace', () => {
    const { subject, traceparent, ...needed } = message;

    expect(envelope.parse(message)).toEqual({ ...needed, subject, traceparent });
    expect(envelope.parse(needed)).toEqual(needed);
  });

  it.each<[string, object]>([
    ['another version of CloudEvents', { specversion: '0.3' }],
    ['an empty id', { id: '' }],
    ['an id of 129 characters', { id: 'x'.repeat(129) }],
    ['no source', { source: '' }],
    ['a type of someone else', { type: 'com.example.sent' }],
    ['a type without a version', { type: 'concord.record.received' }],
    ['a time that is none', { time: 'yesterday' }],
    ['a time without a zone', { time: '2025-03-01T12:00:00' }],
    ['another content type', { datacontenttype: 'application/xml' }],
    ['a partition key of 513 characters', { partitionkey: 'x'.repeat(513) }],
    ['a trace parent of another form', { traceparent: '4bf92f3577b34da6a3ce929d0e0e4736' }],
    ['no items', { data: { items: [] } }],
    ['something beside the items', { data: { items: [1], total: 1 } }],
    ['a field that is not in the schema', { priority: 'high' }],
  ])('rejects %s', (_what, change) => {
    expect(envelope.safeParse({ ...message, ...change }).success).toBe(false);
  });
});
