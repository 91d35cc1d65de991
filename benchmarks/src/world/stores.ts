import { serviceNames } from '@concord/contracts/names';
import { MongoClient } from 'mongodb';

export interface StoredAmounts {
  /** Documents of the records' way, in the order of the services; bookkeeping is left out. */
  readonly documents: readonly number[];
  /** Data and indexes of all services, in bytes, as the storage engine compresses them. */
  readonly bytes: number;
}

/** What is not about single records, or is gone in a moment. */
const bookkeeping =
  /^(inbox|outbox|suspects|parked|leases|setups|api_keys|fences|rollouts|runs|counts|source_states|destinations|uploads\..*|system\..*)$/;

export async function storedAmounts(uri: string, prefix: string): Promise<StoredAmounts> {
  const client = await MongoClient.connect(uri);
  try {
    const documents: number[] = [];
    let bytes = 0;
    for (const service of serviceNames) {
      const db = client.db(`${prefix}_${service}`);
      const { storageSize, indexSize } = (await db.stats()) as {
        storageSize: number;
        indexSize: number;
      };
      bytes += storageSize + indexSize;
      const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
        ({ name }) => name,
      );
      const counts = await Promise.all(
        names
          .filter((name) => !bookkeeping.test(name))
          .map((name) => db.collection(name).countDocuments()),
      );
      documents.push(counts.reduce((sum, count) => sum + count, 0));
    }
    return { documents, bytes };
  } finally {
    await client.close();
  }
}
