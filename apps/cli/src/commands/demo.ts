import type { Command } from 'commander';
import type { Terminal } from '../terminal';

export function addDemo(_program: Command, _terminal: Terminal): void {}
