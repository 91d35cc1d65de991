import type { Command } from 'commander';
import type { Terminal } from '../terminal';
import { addVerifyAudit } from './verify-audit';
import { addVerifyGolden } from './verify-golden';

export function addVerify(program: Command, terminal: Terminal): void {
  const verify = program
    .command('verify')
    .description('Check that what is stored is what it should be; exit code 5 where it is not.');
  addVerifyGolden(verify, terminal);
  addVerifyAudit(verify, terminal);
}
