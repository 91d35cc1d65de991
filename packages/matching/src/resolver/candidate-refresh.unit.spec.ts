import { builtInModel } from '../model/built-in';
import { PairScorer } from '../pair-scorer';
import type { MatchRecord } from '../record';
import { customerFields, damagedCustomers } from '../testing/people';
import { exhaust } from './batch';
import { CandidateRefresh } from './candidate-refresh';
import { ContentStore } from './content-store';

const scorer = new PairScorer(builtInModel(customerFields));
const crowd = damagedCustomers(150, 3);
const coming = damagedCustomers(60, 29).map(({ key, fields }) => ({ key: `new-${key}`, fields }));

function add(store: ContentStore, record: MatchRecord): void {
  store.connect(store.add(record.key, scorer.profile(record), false));
}

/** The candidates of each record, by record; equals among them stand in any order. */
function candidates(store: ContentStore): Map<string, string[]> {
  const lists = [...store.contents()].map(({ slot, records }): [string, string[]] => [
    [...records].sort().join(),
    store.lists
      .list(slot)
      .map((other) => [...(store.at(other)?.records ?? [])].sort().join())
      .sort(),
  ]);
  return new Map(lists.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe(CandidateRefresh.name, () => {
  it('comes to an end though records come all the time, and finds what it would have found at rest', () => {
    const store = new ContentStore(scorer);
    const refresh = new CandidateRefresh(store);
    for (const record of crowd) add(store, record);
    let came = 0;
    for (let isOver = false; !isOver && came < coming.length; came++) {
      const work = refresh.run(1);
      for (let piece = 0; piece < 150 && !isOver; piece++) isOver = work.next().done === true;
      const record = coming[came];
      if (record !== undefined) add(store, record);
    }
    expect(came).toBeLessThan(coming.length);
    exhaust(refresh.run(1));

    const rested = new ContentStore(scorer);
    for (const record of [...crowd, ...coming.slice(0, came)]) add(rested, record);
    exhaust(new CandidateRefresh(rested).run(1));
    expect(candidates(store)).toEqual(candidates(rested));
  });

  it.each([1, 7, 40])(
    'finds the same, broken off after every %i, with records that leave',
    (pieces) => {
      const store = new ContentStore(scorer);
      const refresh = new CandidateRefresh(store);
      const left: MatchRecord[] = [];
      for (const [at, record] of [...crowd, ...coming].entries()) {
        add(store, record);
        left.push(record);
        if (at % 5 === 4) store.remove(left.splice((at * 7) % left.length, 1)[0]?.key ?? '');
        const work = refresh.run(1);
        for (let piece = 0; piece < pieces && work.next().done !== true; piece++);
      }
      exhaust(refresh.run(1));

      const rested = new ContentStore(scorer);
      for (const record of left) add(rested, record);
      exhaust(new CandidateRefresh(rested).run(1));
      expect(candidates(store)).toEqual(candidates(rested));
    },
  );
});
