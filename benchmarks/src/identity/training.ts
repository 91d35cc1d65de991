import { trainModel } from '@concord/matching';
import type { Training } from './resolution';

/** By its name on the command line. */
export function training(name: 'built-in' | 'trained'): Training {
  // Without training: the model that an empty system has, whatever the records.
  return name === 'built-in'
    ? (_records, base) => base
    : (records, base) => trainModel(records, base);
}
