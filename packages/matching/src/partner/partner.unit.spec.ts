import { builtInModel } from '../model/built-in';
import type { Decision, MatchRecord } from '../record';

import { customerFields, damagedCustomers } from '../testing/people';
import { trainAndResolve } from '../train-and-resolve';
import { trainModel } from '../training/train';
import { packRecords } from './packed-records';
import type { Partner, PartnerTask } from './partner';
import { PartnerDesk } from './partner-desk';

const base = builtInModel(customerFields);
const records = damagedCustomers(120, 3);
const alone = trainAndResolve(records, base);

/** On this thread: does what is asked at once, so that everything is his; or when he is waited for, when all is done. */
function partner(
  when: 'at once' | 'late',
  read: readonly MatchRecord[],
): Partner & { asked: string[] } {
  const desk = new PartnerDesk();
  desk.perform({ task: 'begin', base });
  desk.perform({ task: 'read', records: packRecords(read.slice(0, 50)) });
  desk.perform({ task: 'read', records: packRecords(read.slice(50)) });
  const asked: string[] = [];
  return {
    asked,
    ask: (task: PartnerTask) => {
      asked.push(task.task);
      if (when === 'late') return { wait: () => desk.perform(task) };
      const answer = desk.perform(task);
      return { wait: () => answer };
    },
  };
}

describe('a partner', () => {
  it('takes over all pairs, and the model and the partition are the same', () => {
    const quick = partner('at once', records);
    expect(trainAndResolve(records, base, undefined, quick)).toEqual(alone);
    expect(quick.asked).toEqual(['candidates', 'strangers', 'observe', 'candidates', 'weigh']);
  });

  it('comes too late for all of them, and the model and the partition are the same', () => {
    expect(trainAndResolve(records, base, undefined, partner('late', records))).toEqual(alone);
  });

  it('does not change what decisions teach', () => {
    const decisions = alone.partition.groups
      .filter(({ length }) => length > 1)
      .slice(0, 5)
      .map(([a = '', b = '']): Decision => ({ a, b, verdict: 'different' }));
    const options = { decisions, mostContents: 200 };
    const expected = trainModel(records, base, options);
    const quick = partner('at once', records);
    expect(trainModel(records, base, { ...options, partner: quick })).toEqual(expected);
  });

  it('is not needed for records that rules keep apart', () => {
    const rules = {
      never: [{ name: 'phone', type: 'phone' as const }],
      always: [],
      placeholderAbove: 100,
    };
    const strict = { ...base, rules };
    const expected = trainAndResolve(records, strict);
    expect(expected.partition).not.toEqual(alone.partition);
    const desk = new PartnerDesk();
    desk.perform({ task: 'begin', base: strict });
    desk.perform({ task: 'read', records: packRecords(records) });
    const ask = (task: PartnerTask) => ({ wait: () => desk.perform(task) });
    expect(trainAndResolve(records, strict, undefined, { ask })).toEqual(expected);
  });

  it('says so when it is asked before it was told anything', () => {
    expect(() => new PartnerDesk().perform({ task: 'candidates', first: 10 })).toThrow(
      'a question came before records',
    );
  });
});
