import { parseArgs } from 'node:util';
import { UsageError, whole } from '../command-line';

export const usage = `concord bench steward --data FILE --workspace DIR [--truth entity_id]
  [--decisions 200]  what a steward says of one half of the records
  [--seeds 5]        so many ways to halve them
  [--records 8000]   a sample of whole entities with about so many records; all of them without it

Does what stewards say of some records make fewer errors among others, about whom nobody was asked?
For example:
  concord bench steward --data people.csv --workspace benchmarks/identity/fake --decisions 200`;

export interface StewardTask {
  readonly data: string;
  readonly workspace: string;
  readonly truth: string;
  readonly decisions: number;
  readonly seeds: number;
  readonly records: number;
}

/** @throws UsageError */
export function readStewardTask(args: readonly string[]): StewardTask {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      workspace: { type: 'string' },
      truth: { type: 'string', default: 'entity_id' },
      decisions: { type: 'string' },
      seeds: { type: 'string' },
      records: { type: 'string' },
    },
  });
  const { data, workspace, truth } = values;
  if (data === undefined || workspace === undefined)
    throw new UsageError('expected --data FILE --workspace DIR');
  return {
    data,
    workspace,
    truth,
    decisions: whole('decisions', values.decisions, 200),
    seeds: whole('seeds', values.seeds, 5),
    records: whole('records', values.records, Infinity),
  };
}
