import { createServer, connect as connectTcp, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** The wire between a service and the broker, on which a test can say what brokers say rarely. */
export class Wire {
  private readonly clients = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(brokerUrl: string): Promise<Wire> {
    const broker = new URL(brokerUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const url = new URL(brokerUrl);
    url.host = `127.0.0.1:${port}`;
    const wire = new Wire(server, url.href);
    server.on('connection', (client) => wire.join(client, Number(broker.port), broker.hostname));
    return wire;
  }

  /** connection.blocked (AMQP 0-9-1 extension of RabbitMQ), to every connection. */
  block(): void {
    const reason = Buffer.from('low on memory');
    this.say(methodFrame(10, 60, Buffer.concat([Buffer.from([reason.length]), reason])));
  }

  /** connection.unblocked */
  unblock(): void {
    this.say(methodFrame(10, 61, Buffer.alloc(0)));
  }

  /** Tears every connection, without a word. */
  cut(): void {
    for (const client of this.clients) client.destroy();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private say(frame: Buffer): void {
    for (const client of this.clients) client.write(frame);
  }

  private join(client: Socket, port: number, host: string): void {
    const broker = connectTcp(port, host);
    this.clients.add(client);
    client.pipe(broker).pipe(client);
    client.once('close', () => {
      this.clients.delete(client);
      broker.destroy();
    });
    broker.once('close', () => client.destroy());
    // Whoever is torn ends the other: the service sees it and comes back.
    client.on('error', () => broker.destroy());
    broker.on('error', () => client.destroy());
  }
}

/** A method frame on channel 0: type, channel, size, class, method, arguments, frame end. */
function methodFrame(classId: number, methodId: number, body: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt16BE(0, 1);
  head.writeUInt32BE(4 + body.length, 3);
  head.writeUInt16BE(classId, 7);
  head.writeUInt16BE(methodId, 9);
  return Buffer.concat([head, body, Buffer.from([0xce])]);
}
