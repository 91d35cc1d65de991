import type { QuarantinedRecord } from '@concord/contracts/quarantine';
import { requireKnown } from '../nearest-name';
import { columnsOf, refuseMisspelt } from './columns';
import { entryText, summaryText } from './entry-text';

const entry: QuarantinedRecord = {
  id: 'crm:1042@3',
  source: 'crm',
  recordId: '1042',
  version: 3,
  position: 'crm.csv line 17',
  quarantinedAt: '2026-03-01T08:00:00.000Z',
  reasons: [{ code: 'record.incomplete', message: 'the model requires a name' }],
  original: { first_name: 'Maria', last_name: '' },
  draft: { givenName: [{ value: 'Maria' }] },
};

describe('the columns of a fix', () => {
  it('are given one by one, or as JSON', () => {
    expect(columnsOf(['last=Ortiz', 'note=a=b', 'mail='], '{"tags":["x"]}')).toEqual({
      ...{ last: 'Ortiz', note: 'a=b', mail: '', tags: ['x'] },
    });
  });

  it.each([
    [['last'], undefined, 'sets no column'],
    [[], undefined, 'Which columns?'],
    [[], '[1]', 'takes a JSON object'],
    [[], '{', 'takes a JSON object'],
  ])('are refused as %j and %s', (set, json, message) => {
    expect(() => columnsOf(set, json)).toThrow(message);
  });

  it('with a slip of the pen are refused with the nearest one, also inside of objects', () => {
    expect(() => refuseMisspelt(entry.original, { lastname: 'Ortiz' })).toThrow('"last_name"');
    const nested = { kunde: { name: '' } };
    expect(() => refuseMisspelt(nested, { 'kunde.nmae': 'Groß' })).toThrow('"kunde.name"');
    expect(() => refuseMisspelt(nested, { 'kunde.name': 'Groß' })).not.toThrow();
    expect(() => refuseMisspelt(entry.original, { company: 'Ortiz LLC' })).not.toThrow();
    expect(() => refuseMisspelt('Bob,Jones', { last: 'Jones' })).not.toThrow();
  });
});

describe('requireKnown', () => {
  it('names the nearest valid word, and all of them', () => {
    expect(() => requireKnown('source', 'cmr', ['crm', 'erp'])).toThrow(
      'There is no source "cmr".\n  What to do: did you mean "crm"? (known: crm, erp)',
    );
    expect(() => requireKnown('source', 'crm', ['crm'])).not.toThrow();
  });
});

describe('entryText', () => {
  it('shows what came, what was understood, and why it waits', () => {
    expect(entryText(entry)).toEqual([
      'crm:1042@3, crm.csv line 17, in quarantine since 2026-03-01T08:00:00.000Z',
      'why:',
      '  the model requires a name [record.incomplete]',
      'as it came:',
      '  first_name: Maria',
      '  last_name: ',
      'what was understood:',
      '  givenName: Maria',
    ]);
  });

  it('tells who set it right', () => {
    const at = '2026-03-02T08:00:00.000Z';
    const lines = entryText({
      ...entry,
      fix: [{ column: 'last_name', before: '', after: 'Ortiz' }],
      resolvedByVersion: 3,
      resolution: { by: 'fix', who: 'ines', at, comment: 'as on her invoice' },
    });
    expect(lines.slice(-3)).toEqual([
      'set right by hand:',
      '  last_name: "" → "Ortiz"',
      `accepted by a fix of ines at ${at}: as on her invoice`,
    ]);
  });
});

describe('summaryText', () => {
  it('counts records once in the end, though they may have several reasons', () => {
    const oldest = '2026-03-01T08:00:00.000Z';
    const groups = [
      { source: 'crm', code: 'record.incomplete', records: 26, oldest },
      { source: 'crm', code: 'email.invalid', field: 'email', records: 6, oldest },
    ];
    const text = summaryText({ open: 27, dismissed: 1, groups });
    expect(text).toMatch(/crm +email\.invalid +email +6 +2026-03-01/);
    expect(text).toContain('27 records wait, 1 dismissed');
  });
});
