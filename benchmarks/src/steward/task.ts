import { parseArgs } from 'node:util';

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

/** @throws Error that says what the command takes. */
export function readStewardTask(args: readonly string[]): StewardTask | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      data: { type: 'string' },
      workspace: { type: 'string' },
      truth: { type: 'string', default: 'entity_id' },
      decisions: { type: 'string', default: '200' },
      seeds: { type: 'string', default: '5' },
      records: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  const { data, workspace, truth } = values;
  if (data === undefined || workspace === undefined) throw new Error(usage);
  return {
    data,
    workspace,
    truth,
    decisions: whole('decisions', values.decisions),
    seeds: whole('seeds', values.seeds),
    records: values.records === undefined ? Infinity : whole('records', values.records),
  };
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number above 0, not "${text}"`);
}
