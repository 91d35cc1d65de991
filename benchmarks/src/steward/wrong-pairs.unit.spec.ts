import { wrongOnlyIn, wrongPairs } from './wrong-pairs';

const truth = new Map([
  ['crm:1', 'anna'],
  ['crm:2', 'anna'],
  ['erp:1', 'anna'],
  ['erp:2', 'bert'],
]);

describe('wrong pairs', () => {
  const before = wrongPairs([['crm:1', 'erp:2'], ['crm:2'], ['erp:1']], truth);

  it('are strangers put together, and records of one customer apart', () => {
    expect([...before.merged]).toEqual(['crm:1 erp:2']);
    expect([...before.missed].sort()).toEqual(['crm:1 crm:2', 'crm:1 erp:1', 'crm:2 erp:1']);
  });

  it('are won where they are right afterwards, and lost where they were right before', () => {
    const after = wrongPairs([['crm:1', 'crm:2', 'erp:2'], ['erp:1']], truth);
    expect(wrongOnlyIn(before, after)).toBe(1);
    expect(wrongOnlyIn(after, before)).toBe(1);
  });
});
