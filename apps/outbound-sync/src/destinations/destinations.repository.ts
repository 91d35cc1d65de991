import type { DeliveryPosition } from '@concord/connectors/destination';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

interface DestinationDocument {
  readonly _id: string;
  readonly delivered?: number;
  readonly position?: DeliveryPosition;
  readonly trouble?: { readonly message: string; readonly since: string };
  /** What the shadows were last planned for, and where planning goes on when it was interrupted. */
  readonly plan?: { readonly identity: string; readonly after?: string };
}

/** Per destination: how far it has been written, what is wrong with it, what it was planned for. */
@Injectable()
export class Destinations {
  private readonly destinations: Collection<DestinationDocument>;

  constructor(connection: Connection) {
    this.destinations = connection.collection<DestinationDocument>('destinations');
  }

  async all(): Promise<Map<string, DestinationDocument>> {
    return new Map(
      (await this.destinations.find().toArray()).map((document) => [document._id, document]),
    );
  }

  async positionOf(destination: string): Promise<DeliveryPosition | undefined> {
    return (await this.destinations.findOne({ _id: destination }))?.position;
  }

  async advance(
    destination: string,
    delivered: number,
    position: DeliveryPosition | undefined,
    session: mongo.ClientSession,
  ): Promise<void> {
    await this.destinations.updateOne(
      { _id: destination },
      { $inc: { delivered }, ...(position === undefined ? {} : { $set: { position } }) },
      { upsert: true, session },
    );
  }

  async setTrouble(destination: string, message: string, since: string): Promise<void> {
    const known = await this.destinations.findOne({ _id: destination });
    const trouble = { message, since: known?.trouble?.since ?? since };
    await this.destinations.updateOne(
      { _id: destination },
      { $set: { trouble } },
      { upsert: true },
    );
  }

  async clearTrouble(destination: string): Promise<void> {
    await this.destinations.updateOne({ _id: destination }, { $unset: { trouble: '' } });
  }

  async setPlan(
    destination: string,
    identity: string,
    after: string | undefined,
    session: mongo.ClientSession,
  ): Promise<void> {
    const plan = { identity, ...(after === undefined ? {} : { after }) };
    await this.destinations.updateOne(
      { _id: destination },
      { $set: { plan } },
      { upsert: true, session },
    );
  }
}
