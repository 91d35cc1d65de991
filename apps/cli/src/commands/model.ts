import type { Command } from 'commander';
import type { Terminal } from '../terminal';
import { addModelCompare } from './model-compare';
import { addModelList } from './model-list';
import { addModelActivate, addModelRollback } from './model-activate';
import { addModelShow } from './model-show';
import { addModelTrain } from './model-train';

export function addModel(program: Command, terminal: Terminal): void {
  const model = program
    .command('model')
    .description('Match models: train, compare, activate, take back.');
  addModelList(model, terminal);
  addModelShow(model, terminal);
  addModelTrain(model, terminal);
  addModelCompare(model, terminal);
  addModelActivate(model, terminal);
  addModelRollback(model, terminal);
}
