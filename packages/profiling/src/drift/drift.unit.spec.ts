import * as fc from 'fast-check';
import { TableProfile } from '../profile/table-profile';
import { driftOf, runFigures, type RunFigures } from './drift';

type Row = Readonly<Record<string, unknown>>;

const given = ['Ann', 'Bob', 'Maria', 'Jürgen', 'Wei'];
const row = (at: number): Row => ({
  id: `C-${1000 + at}`,
  name: `${given[at % 5] ?? ''} ${at % 3 === 0 ? 'Lee' : 'Ortiz'}`,
  email: at % 10 === 0 ? '' : `user${at}@example.org`,
  born: `19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
});

function figures(count: number, change: (row: Row, at: number) => Row = (same) => same, from = 0) {
  const profile = new TableProfile();
  for (let at = 0; at < count; at += 1) profile.add(change(row(at + from), at));
  return runFigures(profile.summary(), count);
}

const past: RunFigures[] = [
  figures(400),
  figures(380, undefined, 400),
  figures(420, undefined, 50),
];
const kinds = (now: RunFigures, before = past) =>
  driftOf(now, before).map(({ kind, column }) =>
    column === undefined ? kind : `${kind} ${column}`,
  );

describe(driftOf, () => {
  it('says nothing of a run that is like the others, nor of a first one', () => {
    expect(kinds(figures(410, undefined, 90))).toEqual([]);
    expect(kinds(figures(410), [])).toEqual([]);
  });

  it('sees a column that is new and one that is gone', () => {
    const now = figures(400, ({ born, ...rest }) => ({ ...rest, tier: 'gold' }));
    expect(kinds(now)).toEqual(['column.vanished born', 'column.new tier']);
  });

  it('sees that a column was renamed', () => {
    const now = figures(400, ({ email, ...rest }) => ({ ...rest, mail: email }));
    expect(driftOf(now, past)).toEqual([
      {
        kind: 'column.renamed',
        column: 'email',
        before: 'email',
        now: 'mail',
        message: 'column email is gone, and mail is new and looks the same',
      },
    ]);
  });

  it('sees a column that is suddenly empty, or filled less often', () => {
    expect(
      driftOf(
        figures(400, (one) => ({ ...one, email: '' })),
        past,
      ),
    ).toMatchObject([{ kind: 'column.emptied', column: 'email', before: '90%', now: '0%' }]);
    const half = figures(400, (one, at) => (at % 2 === 0 ? one : { ...one, email: 'n/a' }));
    expect(driftOf(half, past)).toMatchObject([
      { kind: 'fill.dropped', message: 'column email is filled in 40%, was in 90%' },
    ]);
  });

  it('sees that values are written in another form, and shows both forms, not the values', () => {
    const now = figures(400, (one, at) => ({ ...one, born: `1${at % 10}.0${1 + (at % 9)}.1985` }));
    expect(driftOf(now, past)).toMatchObject([
      {
        kind: 'format.changed',
        column: 'born',
        before: '9999-99-99',
        now: '99.99.9999',
        message: expect.stringContaining('100% of its values have other shapes'),
      },
    ]);
  });

  it('sees many more rows, or many fewer, once it knows what is usual', () => {
    expect(kinds(figures(150))).toEqual(['volume.jumped']);
    expect(kinds(figures(900))).toEqual(['volume.jumped']);
    expect(kinds(figures(330))).toEqual([]);
    expect(kinds(figures(150), past.slice(0, 2))).toEqual([]);
  });

  it('lets small samples say nothing about contents', () => {
    const few = figures(12, (one) => ({ ...one, email: '', born: '12.12.1985' }));
    expect(kinds(few, [figures(12), figures(11)])).toEqual([]);
  });

  it('does not miss what was there only now and then', () => {
    const rare = [
      figures(400, (one, at) => (at === 7 ? { ...one, note: 'x' } : one)),
      figures(400),
    ];
    expect(kinds(figures(400), rare)).toEqual([]);
  });

  it('does not mind columns that never held anything', () => {
    const now = figures(400, (one) => ({ ...one, fax: '' }));
    expect(kinds(now)).toEqual([]);
    expect(kinds(figures(400), [now])).toEqual([]);
  });

  it('finds nothing between samples of one and the same source, whatever its size', () => {
    const sample = fc.record({ from: fc.nat(5_000), count: fc.integer({ min: 200, max: 600 }) });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 4, maxLength: 6 }), (samples) => {
        const [now, ...before] = samples.map(({ from, count }) => figures(count, undefined, from));
        const found = now === undefined ? [] : driftOf(now, before);
        expect(found.filter(({ kind }) => kind !== 'volume.jumped')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
