import { randomBytes } from 'node:crypto';
import { channels, type Channel } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import { Messaging, type UnitOfWork } from '@concord/messaging';
import type { BusPlace } from '@concord/messaging/bus-removal';
import { createConnection, type Connection } from 'mongoose';

export interface NeighbourPlace extends BusPlace {
  readonly mongodbUri: string;
  readonly databasePrefix: string;
}

interface Player {
  readonly messaging: Messaging;
  readonly connection: Connection;
}

/** The services before and behind the one under test, each with an outbox and an inbox of its own. */
export class Neighbours {
  private readonly players = new Map<ServiceName, Promise<Player>>();

  constructor(private readonly place: NeighbourPlace) {}

  /** Sends items as the service that produces them; they are durable when this resolves. */
  async send<Item>(channel: Channel<Item>, items: readonly Item[]): Promise<void> {
    const { messaging } = await this.player(channel.producer);
    await messaging.outbox.transaction((tx) => {
      tx.emit(channel, items);
      return Promise.resolve();
    });
  }

  /**
   * Consumes a channel as the service that does; the list grows as items come. What else that service consumes
   * is taken, and nothing more.
   */
  async collect<Item>(channel: Channel<Item>): Promise<readonly Item[]> {
    const [consumer] = channel.consumers;
    if (consumer === undefined) throw new Error(`nobody consumes ${channel.type}`);
    const { messaging } = await this.player(consumer);
    const collected: Item[] = [];
    const take = async (items: readonly Item[], unit: UnitOfWork): Promise<void> => {
      await unit.commit(() => Promise.resolve());
      collected.push(...items);
    };
    const server = messaging.server();
    server.addHandler(channel.type, take, true);
    const pass = (_: unknown, unit: UnitOfWork): Promise<void> =>
      unit.commit(() => Promise.resolve());
    for (const { type, consumers } of channels)
      if (type !== channel.type && consumers.includes(consumer))
        server.addHandler(type, pass, true);
    server.listen(() => undefined);
    return collected;
  }

  async stop(): Promise<void> {
    for (const playing of this.players.values()) {
      const { messaging, connection } = await playing;
      await messaging.stop();
      await connection.dropDatabase();
      await connection.close();
    }
    this.players.clear();
  }

  private player(service: ServiceName): Promise<Player> {
    const known = this.players.get(service) ?? this.start(service);
    this.players.set(service, known);
    return known;
  }

  private async start(service: ServiceName): Promise<Player> {
    const { mongodbUri, databasePrefix, ...bus } = this.place;
    // Of these neighbours alone: those of an earlier service under test may be removing theirs at this moment.
    const dbName = `${databasePrefix}_${service}_${randomBytes(3).toString('hex')}`;
    const connection = await createConnection(mongodbUri, { dbName }).asPromise();
    const messaging = new Messaging({ ...bus, service, connection });
    await messaging.start();
    return { messaging, connection };
  }
}
