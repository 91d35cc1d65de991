import { join } from 'node:path';
import { numbers } from './arguments';
import { workspaceIn } from './identity/workspaces';
import { repositoryRoot } from './paths';
import { printResult, say } from './report';
import { measureLibrary } from './standardize/library-run';
import { measureService } from './standardize/service-run';

/** Mapping, standardization and validation of a customer of 14 fields: as a library on one core, and as a service. */
async function main(): Promise<void> {
  const { records, served } = numbers({ records: 30_000, served: 20_000 });
  const workspace = await workspaceIn(join(repositoryRoot, 'benchmarks', 'standardize'));
  say(`Cleansing ${records} customers in this process …`);
  const library = measureLibrary(workspace, records);
  const service = await measureService(workspace, served, library.recordsPerSecond);
  printResult({ benchmark: 'standardize', ...library, service });
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
