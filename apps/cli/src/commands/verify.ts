import type { Command } from 'commander';
import type { Terminal } from '../terminal';
import { addVerifyAudit } from './verify-audit';

export function addVerify(program: Command, terminal: Terminal): void {
  const verify = program
    .command('verify')
    .description('Check that what is kept is what it has to be.');
  addVerifyAudit(verify, terminal);
}
