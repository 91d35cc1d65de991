import { runProgram } from './program';
import { processTerminal } from './terminal';

// Whoever reads our output may stop early, as in `concord export golden | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

void runProgram(process.argv.slice(2), processTerminal).then((code) => {
  process.exitCode = code;
});
