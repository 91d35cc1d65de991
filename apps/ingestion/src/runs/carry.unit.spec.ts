import type { SourceItem } from '@concord/connectors/source';
import { Carry } from './carry';

function row(data: Record<string, unknown>): SourceItem {
  return { kind: 'record', recordId: '1', position: 'list.csv line 2', data };
}

describe(Carry.name, () => {
  it('repeats what stood above an empty cell', () => {
    const carry = new Carry(['region', 'branch']);
    expect(carry.into(row({ region: 'North', branch: 'Leeds', name: 'Ann' }))).toBeUndefined();
    expect(carry.into(row({ region: ' ', branch: 'York' }))).toEqual({ region: 'North' });
    expect(carry.into(row({ region: null }))).toEqual({ region: 'North', branch: 'York' });
    expect(carry.into(row({ region: 'South', branch: '' }))).toEqual({ branch: 'York' });
  });

  it('carries nothing before a row has said something', () => {
    expect(new Carry(['region']).into(row({ region: '' }))).toBeUndefined();
  });

  it('is not led astray by a row that cannot be read', () => {
    const carry = new Carry(['region']);
    carry.into(row({ region: 'North' }));
    const torn: SourceItem = {
      kind: 'unreadable',
      position: 'list.csv line 3',
      fault: { code: 'csv.columns', message: '2 columns where the header has 3' },
      excerpt: 'Bob,',
    };
    expect(carry.into(torn)).toBeUndefined();
    expect(carry.into(row({}))).toEqual({ region: 'North' });
  });

  it('goes on where an interrupted run had got to', () => {
    const first = new Carry(['shop.region']);
    first.into(row({ shop: { region: 'North' } }));
    expect(new Carry(['shop.region'], first.state).into(row({ shop: {} }))).toEqual({
      'shop.region': 'North',
    });
  });
});
