import type { RecordKey } from '@concord/contracts/names';
import { explainPair } from './explanation/pair';
import { builtInModel } from './model/built-in';
import type { MatchRecord } from './record';

const model = builtInModel([
  { name: 'country', type: 'country' },
  { name: 'language', type: 'language' },
]);

function from(key: RecordKey, value: string, imputed = false): MatchRecord {
  const one = { value, ...(imputed ? { imputed: true as const } : {}) };
  return { key, fields: { country: [one], language: [one] } };
}

function bits(field: string, a: MatchRecord, b: MatchRecord): number | undefined {
  const { comparisons } = explainPair(a, b, model);
  return comparisons.find(({ fields }) => fields.includes(field))?.weight;
}

describe.each(['country', 'language'])('%s', (field) => {
  it('says a little for one customer where it agrees, and something against where it does not', () => {
    const agree = bits(field, from('crm:1', 'de'), from('erp:1', 'de'));
    const differ = bits(field, from('crm:1', 'de'), from('erp:1', 'cn'));
    expect(agree).toBeGreaterThan(0);
    expect(agree).toBeLessThan(2);
    expect(differ).toBeLessThan(-1);
    expect(differ).toBeGreaterThan(-4);
  });

  it('says nothing where it was filled in', () => {
    const filledIn = bits(field, from('crm:1', 'de', true), from('erp:1', 'de', true));
    expect(filledIn ?? 0).toBe(0);
  });
});
