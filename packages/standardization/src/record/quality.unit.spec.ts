import type { Issue } from '@concord/contracts/canonical';
import { qualityOf } from './quality';

const mapping = { familyName: 'last', email: 'mail' };
const both = { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@bakery.com' }] };
const issue = (severity: Issue['severity']): Issue => ({
  field: 'email',
  code: 'email.role',
  severity,
  message: 'A shared mailbox.',
});

describe('qualityOf', () => {
  it('is 1 for a record with every mapped field and no complaint', () => {
    expect(qualityOf(both, [], { mapping })).toBe(1);
  });

  it('does not mind what was mended', () => {
    expect(qualityOf(both, [issue('fixed')], { mapping })).toBe(1);
  });

  it('falls with fields that are missing', () => {
    expect(qualityOf({ familyName: both.familyName }, [], { mapping })).toBe(0.75);
  });

  it('falls with values that are doubtful, and with values that could not be used', () => {
    expect(qualityOf(both, [issue('warned')], { mapping })).toBe(0.75);
    expect(qualityOf({ familyName: both.familyName }, [issue('rejected')], { mapping })).toBe(0.5);
  });

  it('is 0 for nothing, and never below', () => {
    expect(qualityOf({}, [issue('rejected')], { mapping })).toBe(0);
    const warned = [issue('warned'), issue('warned'), issue('warned')];
    expect(qualityOf(both, warned, { mapping })).toBe(0.5);
  });
});
