import { builtInModel } from '../model/built-in';
import type { Decision } from '../record';
import { resolveBatch } from '../resolver/batch';
import { customerFields, damagedCustomers } from '../testing/people';
import { trainModel } from '../training/train';
import { trainAndResolve } from '../train-and-resolve';
import { packRecords, unpackRecords } from './packed-records';
import type { Partner, PartnerTask } from './partner';
import { PartnerDesk } from './partner-desk';

const base = builtInModel(customerFields);
const records = damagedCustomers(150, 3);
const alone = trainAndResolve(records, base);

/** A partner on this thread. */
function partner(): Partner & { readonly asked: string[] } {
  const desk = new PartnerDesk();
  const asked: string[] = [];
  return {
    asked,
    ask: (task: PartnerTask) => {
      asked.push(task.task === 'atoms' ? 'atoms' : `candidates among ${task.first}`);
      const answer = desk.perform(structuredClone(task));
      return { wait: () => structuredClone(answer) };
    },
  };
}

describe('a partner', () => {
  it('looks for the candidates, and the model and the partition are the same', () => {
    const other = partner();
    expect(trainAndResolve(records, base, undefined, other)).toEqual(alone);
    expect(other.asked).toEqual(['atoms', 'candidates among 10000', 'candidates among Infinity']);
  });

  it('finds those of a part of the contents, and of more if these are not enough', () => {
    const decisions = alone.partition.groups
      .filter(({ length }) => length > 1)
      .slice(0, 5)
      .map(([a = '', b = '']): Decision => ({ a, b, verdict: 'different' }));
    for (const options of [{ decisions, mostContents: 200 }, { mostContents: 150 }]) {
      const expected = trainModel(records, base, options);
      expect(trainModel(records, base, { ...options, partner: partner() })).toEqual(expected);
    }
  });

  it('is of no use where rules keep records apart, and does no harm', () => {
    const never = [{ name: 'phone', type: 'phone' as const }];
    const strict = { ...base, rules: { never, always: [], placeholderAbove: 100 } };
    const { model, partition } = trainAndResolve(records, strict, undefined, partner());
    expect({ model, partition }).toEqual(trainAndResolve(records, strict));
    expect(partition).toEqual(resolveBatch(records, model));
    expect(partition).not.toEqual(alone.partition);
  });
});

describe('packed records', () => {
  it('say to matching what the records say', () => {
    const travelled = unpackRecords(structuredClone(packRecords(records)));
    expect(travelled.map(({ key }) => key)).toEqual(records.map(({ key }) => key));
    expect(trainAndResolve(travelled, base)).toEqual(alone);
  });

  it('leave out what a rule filled in, which matching does not look at', () => {
    const given = { value: 'Ann', key: 'ann', original: 'ANN' };
    const address = { value: { lines: ['Main St 1'], city: 'York' } };
    const fields = {
      name: [given, { value: 'Bo' }],
      country: [{ value: 'GB', imputed: true as const }],
      address: [address],
    };
    expect(
      unpackRecords(
        packRecords([
          { key: 'crm:1', fields },
          { key: 'crm:2', fields: {} },
        ]),
      ),
    ).toEqual([
      {
        key: 'crm:1',
        fields: { name: [{ value: 'Ann', key: 'ann' }, { value: 'Bo' }], address: [address] },
      },
      { key: 'crm:2', fields: {} },
    ]);
  });
});
