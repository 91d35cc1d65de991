import { join } from 'node:path';
import { numbers, runBenchmark } from './command-line';
import { workspaceIn } from './identity/workspaces';
import { repositoryRoot } from './paths';
import { printResult, say } from './report';
import { measureLibrary } from './standardize/library-run';
import { measureService } from './standardize/service-run';

const usage = `concord bench standardize [--records 30000] [--served 20000]

How many customers of 14 fields a second are mapped, standardized and validated: as a library on one core,
per type, and by the service on real MongoDB and RabbitMQ (--served to get warm, three times as many by
the clock).`;

/** Mapping, standardization and validation of a customer of 14 fields: as a library on one core, and as a service. */
async function main(): Promise<void> {
  const { records, served } = numbers({ records: 30_000, served: 20_000 });
  const workspace = await workspaceIn(join(repositoryRoot, 'benchmarks', 'standardize'));
  say(`Cleansing ${records} customers in this process …`);
  const library = measureLibrary(workspace, records);
  const service = await measureService(workspace, served, library.recordsPerSecond);
  printResult({ benchmark: 'standardize', ...library, service });
}

runBenchmark(usage, main);
