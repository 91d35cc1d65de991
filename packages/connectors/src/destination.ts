import type { DestinationConnection } from '@concord/contracts/workspace';
import type { DestinationWriter } from './destination-writer';
import { fileDestination } from './file-destination/file-destination';
import { httpDestination } from './http-destination/http-destination';

export {
  DestinationUnreachable,
  type Delivery,
  type DeliveryOutcome,
  type DeliveryPosition,
  type DeliveryResult,
  type DestinationWriter,
} from './destination-writer';

export interface DestinationOptions {
  /** The workspace folder, which the paths of files are relative to. */
  readonly baseDir: string;
  /** The names that the mapping gives, in its order. */
  readonly columns: readonly string[];
}

/** Opens nothing yet: the first `deliver` does. */
export function openDestination(
  connection: DestinationConnection,
  { baseDir, columns }: DestinationOptions,
): DestinationWriter {
  switch (connection.connector) {
    case 'http':
      return httpDestination(connection);
    case 'file':
      return fileDestination(connection, baseDir, columns);
  }
}
