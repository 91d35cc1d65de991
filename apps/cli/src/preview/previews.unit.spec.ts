import type { PreviewBody, RawRecord, SourcePreview } from '@concord/contracts/preview';
import { cleansingSetup } from '@concord/contracts/setups';
import { mergedPreviews } from './merged-previews';
import { previewText } from './preview-text';
import { partsOf, sampledPreview } from './sampled-preview';

const example = (recordId: string): SourcePreview['examples'][number] => ({
  recordId,
  position: 'crm.csv line 11',
  difference: 'saved',
  changes: [{ field: 'organization', before: [], after: ['Ortiz Bakery LLC'] }],
  reasons: { now: ['record.incomplete'], then: [] },
});
const first: SourcePreview = {
  source: 'crm',
  records: 1_000,
  now: { accepted: 980, quarantined: 20, reasons: [{ code: 'record.incomplete', count: 20 }] },
  then: { accepted: 991, quarantined: 9, reasons: [{ code: 'record.incomplete', count: 9 }] },
  differences: { saved: 11, same: 989 },
  fields: [{ field: 'organization', records: 11 }],
  examples: [example('1')],
};
const second: SourcePreview = {
  ...first,
  records: 10,
  now: {
    accepted: 9,
    quarantined: 1,
    reasons: [{ code: 'email.invalid', field: 'email', count: 1 }],
  },
  then: {
    accepted: 9,
    quarantined: 1,
    reasons: [{ code: 'email.invalid', field: 'email', count: 1 }],
  },
  differences: { same: 9, changed: 1 },
  fields: [{ field: 'birthDate', records: 1 }],
  examples: [example('2')],
};
const raw = (recordId: string, text = ''): RawRecord => ({
  ...{ source: 'crm', recordId, version: 1, op: 'upsert', readAt: '2026-03-01T08:00:00.000Z' },
  data: { text },
});

describe('mergedPreviews', () => {
  it('adds up the parts of a sample', () => {
    expect(mergedPreviews([first, second], 1)).toEqual({
      source: 'crm',
      records: 1_010,
      now: {
        ...{ accepted: 989, quarantined: 21 },
        reasons: [
          { code: 'record.incomplete', count: 20 },
          { code: 'email.invalid', field: 'email', count: 1 },
        ],
      },
      then: {
        ...{ accepted: 1_000, quarantined: 10 },
        reasons: [
          { code: 'record.incomplete', count: 9 },
          { code: 'email.invalid', field: 'email', count: 1 },
        ],
      },
      differences: { saved: 11, same: 998, changed: 1 },
      fields: [
        { field: 'organization', records: 11 },
        { field: 'birthDate', records: 1 },
      ],
      examples: [example('1')],
    });
  });

  it('is nothing of nothing', () => {
    expect(mergedPreviews([], 3)).toBeUndefined();
  });
});

describe('partsOf', () => {
  it('keeps each request below the limits, and loses no record', () => {
    const records = Array.from({ length: 2_500 }, (_, at) => raw(`${at}`));
    expect(partsOf(records).map((part) => part.length)).toEqual([1_000, 1_000, 500]);
    const large = [raw('1', 'x'.repeat(600)), raw('2', 'x'.repeat(600)), raw('3')];
    expect(partsOf(large, 1_000).map((part) => part.map(({ recordId }) => recordId))).toEqual([
      ['1'],
      ['2', '3'],
    ]);
    expect(partsOf([])).toEqual([[]]);
  });
});

describe('sampledPreview', () => {
  const setup = cleansingSetup.parse({ model: { entities: {} }, sources: [] });
  async function asked(total: number): Promise<PreviewBody[]> {
    const bodies: PreviewBody[] = [];
    const api = {
      sample: () => Promise.resolve({ total, items: [raw('1'), raw('2')] }),
      preview: (body: PreviewBody) => {
        bodies.push(body);
        return Promise.resolve({ records: [first], quarantine: [] });
      },
    };
    await sampledPreview(api, 'crm', setup, { sample: 2, examples: 3 });
    return bodies;
  }

  it('tries what waits in quarantine besides, unless the source is tried whole', async () => {
    expect(await asked(40_000)).toMatchObject([{ quarantine: { sources: ['crm'], sample: 2 } }]);
    expect((await asked(2))[0]).not.toHaveProperty('quarantine');
  });
});

describe('previewText', () => {
  it('shows what would change, and on which values one sees it', () => {
    const lines = previewText({
      ...{ source: 'crm', total: 15_000, records: first },
      ...{ quarantine: second, waiting: 300 },
    });
    const text = lines.join('\n');
    expect(lines[0]).toBe('crm: 1,000 of 15,000 records');
    expect(lines).toContain('crm: 10 of 300 that wait in quarantine');
    expect(text).toMatch(/accepted +980 +991 +\+11/);
    expect(text).toMatch(/record\.incomplete +20 +9 +−11/);
    expect(text).toContain('11 would be accepted that are quarantined now');
    expect(text).toContain('organization: (nothing) → Ortiz Bakery LLC');
  });

  it('says so where nothing has come', () => {
    expect(previewText({ source: 'till', total: 0 })).toEqual([
      'till: nothing has come from it yet',
    ]);
  });
});
