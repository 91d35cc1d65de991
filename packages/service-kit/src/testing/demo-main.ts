import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { processEnvironment } from '../config/environment';
import { runService } from '../service-kit';
import { DemoModule } from './demo.module';

/** A main file as a service has it; DEMO_MISHAP makes it fail in ways that services should not. */
runService({
  name: 'cleansing',
  module: DemoModule,
  title: 'Demo',
  description: 'Of no use.',
  config: {
    pots: z.coerce
      .number()
      .int()
      .default(2)
      .meta({ description: 'a number', examples: ['2'] }),
  },
});

async function mishap(): Promise<void> {
  await pause(1_500);
  throw new Error('nobody awaits this');
}

if (processEnvironment().DEMO_MISHAP === 'rejection') void mishap();
