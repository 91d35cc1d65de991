import { Cleansers } from '../cleansers';
import { lenient, maria, retailer } from '../testing/retailer';
import { compared, fieldOf } from './compared';
import { SourceSummary } from './source-summary';

const today = '2026-03-01';
const [crm] = retailer.sources;
const strict = new Cleansers(retailer).of('crm');
const loose = new Cleansers(lenient).of('crm');
const german = new Cleansers({
  ...retailer,
  sources: crm === undefined ? [] : [{ ...crm, locale: { country: 'US', dayFirst: true } }],
}).of('crm');
const nameless = { ...maria, last: '' };
const unreachable = { ...maria, mail: 'maria at home', tel: '' };

describe('compared', () => {
  it('shows the values that would be others, before and after', () => {
    expect(compared(strict(maria, today), german(maria, today))).toEqual({
      difference: 'changed',
      changes: [{ field: 'birthDate', before: ['1985-03-04'], after: ['1985-04-03'] }],
    });
  });

  it.each([
    ['saved', strict(nameless, today), loose(nameless, today)],
    ['lost', loose(nameless, today), strict(nameless, today)],
    ['same', strict(maria, today), loose(maria, today)],
    ['same', strict(nameless, today), strict(nameless, today)],
    ['otherReasons', strict(nameless, today), strict(unreachable, today)],
  ])('calls %s what would be', (difference, now, then) => {
    expect(compared(now, then).difference).toBe(difference);
  });

  it('looks at what hangs on the record, and names its field', () => {
    const [now, then] = [strict(maria, today), strict(maria, today)];
    if (now.kind !== 'accepted' || then.kind !== 'accepted') throw new Error('not accepted');
    const order = (total: number) => [
      { entity: 'order', id: 'A-17', fields: { total: [{ value: total }] } },
    ];
    const [before, after] = [
      { ...now, record: { ...now.record, attached: order(10) } },
      { ...then, record: { ...then.record, attached: order(12) } },
    ];
    expect(compared(before, after).changes).toEqual([
      { field: 'order[A-17].total', before: [10], after: [12] },
    ]);
    expect(fieldOf('order[A-17].total')).toBe('order.total');
  });
});

describe('SourceSummary', () => {
  it('counts outcomes and fields, and gives so many examples of each difference', () => {
    const summary = new SourceSummary('crm', 1);
    for (const recordId of ['1', '2'])
      summary.add({ recordId }, strict(nameless, today), loose(nameless, today));
    summary.add({ recordId: '3' }, strict(maria, today), loose(maria, today));
    expect(summary.preview).toMatchObject({
      ...{ source: 'crm', records: 3, differences: { saved: 2, same: 1 } },
      now: { accepted: 1, quarantined: 2, reasons: [{ code: 'record.incomplete', count: 2 }] },
      then: { accepted: 3, quarantined: 0, reasons: [] },
      examples: [
        { recordId: '1', difference: 'saved', reasons: { now: ['record.incomplete'], then: [] } },
      ],
    });
  });

  it('says nothing of now where the source is new', () => {
    const summary = new SourceSummary('crm', 1);
    summary.add({ recordId: '1' }, undefined, strict(maria, today));
    expect(summary.preview).not.toHaveProperty('now');
    expect(summary.preview).toMatchObject({ then: { accepted: 1 }, differences: {} });
  });
});
