import { filterOf } from './quarantine-query';

describe('filterOf', () => {
  it('takes the entries of one source by the beginning of their ids, page after page', () => {
    expect(filterOf({ source: 'crm' }, 'all')).toEqual({ _id: { $gte: 'crm:', $lt: 'crm;' } });
    expect(filterOf({ source: 'crm' }, 'all', 'crm:7@1')).toEqual({
      _id: { $gt: 'crm:7@1', $lt: 'crm;' },
    });
  });

  it('counts a day whole, and a time to the moment', () => {
    const ofDay = filterOf({ from: '2026-02-28', to: '2026-02-28' }, 'all');
    expect(ofDay).toMatchObject({
      quarantinedAt: { $gte: '2026-02-28', $lt: '2026-03-01T00:00:00.000Z' },
    });
    expect(filterOf({ to: '2026-02-28T12:00:00Z' }, 'all')).toMatchObject({
      quarantinedAt: { $lt: '2026-02-28T12:00:00.000Z' },
    });
  });
});
