import type { INestApplicationContext, Type } from '@nestjs/common';
import type { ServiceName } from '@concord/contracts/names';
import type { SettingsShape } from './config/configuration';

/** All that makes one service different from another, as far as the kit is concerned. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** The Nest module of the service: its controllers, message handlers and providers. */
  readonly module: Type;
  /** The title of its API document. */
  readonly title: string;
  /** What it does, in a few sentences of Markdown; opens its API document. */
  readonly description: string;
  /** The service's own settings: `{ pageSize: z.coerce.number() }` reads `CONCORD_PAGE_SIZE`. */
  readonly config?: SettingsShape;
  /**
   * Awaited when the API answers already and before the first message is taken: for a service of
   * which only one process may consume, and which has to load something first.
   */
  readonly beforeConsuming?: (app: INestApplicationContext) => Promise<void>;
}
