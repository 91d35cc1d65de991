import type { Command } from 'commander';
import { addQuarantineFix } from './quarantine-fix';
import { addQuarantineList } from './quarantine-list';
import { addQuarantineReplay } from './quarantine-replay';
import { addQuarantineDismiss, addQuarantineReopen, addQuarantineShow } from './quarantine-show';
import type { Terminal } from '../terminal';

export function addQuarantine(program: Command, terminal: Terminal): void {
  const quarantine = program
    .command('quarantine')
    .description('Records that cleansing could not accept: look at them, set them right, retry.');
  addQuarantineList(quarantine, terminal);
  addQuarantineShow(quarantine, terminal);
  addQuarantineFix(quarantine, terminal);
  addQuarantineReplay(quarantine, terminal);
  addQuarantineDismiss(quarantine, terminal);
  addQuarantineReopen(quarantine, terminal);
}
