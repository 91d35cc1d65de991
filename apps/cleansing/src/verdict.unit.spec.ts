import { gone, maria, received, retailer, torn } from './testing/retailer';
import { Cleansers } from './cleansers';
import { announcement, judge, stateAfter, type RecordState } from './verdict';

const today = '2026-03-01';
const cleansers = new Cleansers(retailer);
const nameless = { ...maria, last: '' };

/** The verdict, the state after it, and what identity resolution is told. */
function follow(item: Parameters<typeof judge>[0], known?: RecordState) {
  const verdict = judge(item, known, cleansers, today);
  return {
    verdict: verdict.kind,
    state: stateAfter(item, verdict, known),
    told: announcement(item, verdict, known)?.op,
  };
}

describe('judge', () => {
  it('accepts a good record and announces it', () => {
    expect(follow(received(maria))).toEqual({
      verdict: 'accepted',
      state: { version: 1, announced: true },
      told: 'upsert',
    });
  });

  it('quarantines a bad one and says nothing of it', () => {
    expect(follow(received(nameless))).toEqual({
      verdict: 'quarantined',
      state: { version: 1, announced: false },
      told: undefined,
    });
  });

  it('does not take back the accepted version when a later one is bad', () => {
    const known = { version: 1, announced: true };
    expect(follow(received(nameless, { version: 2 }), known)).toEqual({
      verdict: 'quarantined',
      state: { version: 2, announced: true },
      told: undefined,
    });
  });

  it('quarantines a row that could not be read, with the reason of the reader', () => {
    expect(judge(torn(1), undefined, cleansers, today)).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'csv.columns' }],
    });
  });

  it('announces the deletion of what was announced, and of nothing else', () => {
    expect(follow(gone(2), { version: 1, announced: true }).told).toBe('delete');
    expect(follow(gone(2), { version: 1, announced: false })).toEqual({
      verdict: 'deleted',
      state: { version: 2, announced: false },
      told: undefined,
    });
  });

  it.each([1, 2])('lets version %d be superseded where version 2 is known', (version) => {
    const known = { version: 2, announced: true };
    expect(follow(received(maria, { version }), known)).toEqual({
      verdict: 'superseded',
      state: known,
      told: undefined,
    });
  });

  it('does not judge a record of a source that the workspace does not know', () => {
    const stray = received(maria, { source: 'till' });
    expect(() => judge(stray, undefined, cleansers, today)).toThrow(
      'source "till" is not in the applied workspace: run `concord apply DIR`',
    );
  });

  it('does not judge a record of an entity that the model does not have', () => {
    const lacking = new Cleansers({ ...retailer, model: { entities: {} } });
    expect(() => judge(received(maria), undefined, lacking, today)).toThrow(
      'entity "customer" is not in the model',
    );
  });
});
