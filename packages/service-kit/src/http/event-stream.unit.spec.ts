import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../eventually';
import { sendEvents, type EventStreamOptions, type ServerEvent } from './event-stream';

type Events = (signal: AbortSignal) => AsyncGenerator<readonly ServerEvent[]>;

/** A server that answers with these events, and one reader of it. */
async function streamed(
  events: Events,
  options: EventStreamOptions,
  use: (incoming: IncomingMessage) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => void sendEvents(response, events, options));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const asked = request({ port, host: '127.0.0.1' });
  asked.on('error', () => undefined);
  asked.end();
  const incoming = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
  incoming.on('error', () => undefined);
  try {
    await use(incoming);
  } finally {
    asked.destroy();
    server.closeAllConnections();
    server.close();
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += String(part);
  return text;
}

describe('server-sent events', () => {
  it('have an id and one line of data each, and end when there are no more', async () => {
    async function* two() {
      yield await Promise.resolve([
        { id: '7', data: { name: 'Ann\nSmith' } },
        { id: '8', data: 'b' },
      ]);
    }
    await streamed(two, {}, async (incoming) => {
      expect(incoming.headers['content-type']).toBe('text/event-stream');
      expect(await textOf(incoming)).toBe(
        'retry: 1000\n\nid: 7\ndata: {"name":"Ann\\nSmith"}\n\nid: 8\ndata: "b"\n\n',
      );
    });
  });

  it('say now and then that they live, and stop asking when the reader has gone', async () => {
    let ended = false;
    async function* silence(signal: AbortSignal) {
      yield [{ id: '1', data: 1 }];
      await pause(600_000, undefined, { signal }).catch(() => undefined);
      ended = true;
    }
    await streamed(silence, { heartbeatMs: 20 }, async (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
      await eventually(() => expect(text.match(/^: still here$/gm)?.length).toBeGreaterThan(2));
    });
    await eventually(() => expect(ended).toBe(true));
  });

  it('wait for a slow reader instead of heaping up, and cut off one that takes nothing', async () => {
    const page = [{ id: '1', data: 'x'.repeat(64 * 1024) }];
    let asked = 0;
    let ended = false;
    async function* endless(signal: AbortSignal) {
      try {
        while (!signal.aborted) {
          asked += 1;
          yield await Promise.resolve(page);
        }
      } finally {
        ended = true;
      }
    }
    await streamed(endless, { stalledMs: 400 }, async () => {
      await eventually(() => expect(ended).toBe(true));
    });
    // What the sockets of both sides hold, and no more; unhindered it would be thousands.
    expect(asked).toBeLessThan(400);
  });
});
