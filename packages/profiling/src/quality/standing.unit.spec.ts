import fc from 'fast-check';
import { StandingChange, weekMs, weekOf, type Contribution } from './contribution';
import {
  dimensionsOf,
  fieldQualities,
  overallDimensions,
  recordDimensions,
  sumOf,
  type Standing,
} from './standing';
import { levelOf, sampledValues, ValueSampler } from './value-sampler';

const layout = 'familyName email phone';
const now = Date.parse('2026-03-10T00:00:00Z');
const record = (marks: string, more: Partial<Contribution> = {}): Contribution => ({
  kind: 'accepted',
  layout,
  marks,
  ...more,
});

const contribution: fc.Arbitrary<Contribution> = fc.oneof(
  fc.constant({ kind: 'unreadable' as const }),
  fc
    .record({
      kind: fc.constantFrom('accepted' as const, 'quarantined' as const),
      marks: fc.constantFrom('333', '320!', '103', '000', '377!'),
      week: fc.constantFrom(2_900, 2_930),
      values: fc.constantFrom('email:a1', 'email:a1 phone:zz', 'phone:b2'),
    })
    .map((one) => ({ layout, ...one })),
);

/** What is left of the sums after all. */
const sums = (change: StandingChange) => Object.fromEntries(change.increments());

describe(StandingChange, () => {
  it('counts what the records that stand there are worth, however they came to stand there', () => {
    const life = fc.array(fc.tuple(fc.nat(4), fc.option(contribution, { nil: undefined })));
    fc.assert(
      fc.property(life, (steps) => {
        const change = new StandingChange();
        const standing = new Map<number, Contribution | undefined>();
        for (const [id, after] of steps) {
          change.replace(standing.get(id), after);
          standing.set(id, after);
        }
        const recount = new StandingChange();
        for (const one of standing.values()) recount.replace(undefined, one);
        expect(sums(change)).toEqual(sums(recount));
      }),
    );
  });

  it('leaves nothing when all are gone', () => {
    const change = new StandingChange();
    change.replace(undefined, record('320!', { week: 5, values: 'email:a1' }));
    change.replace(record('320!', { week: 5, values: 'email:a1' }), undefined);
    expect(sums(change)).toEqual({});
  });
});

describe('the formulas', () => {
  const standing: Standing = {
    accepted: 8,
    quarantined: 2,
    inconsistent: 1,
    fields: {
      email: { asked: 10, given: 9, filled: 8, sound: 6, broken: 1 },
      birthDate: { asked: 5, given: 1, filled: 1, sound: 1 },
    },
    weeks: { [`w${weekOf(now)}`]: 3, w2000: 1 },
    sample: { email: { h1: 2, h2: 1, h3: 1 } },
  };

  it('divide what is there by what could be there', () => {
    expect(fieldQualities(standing)).toEqual([
      { field: 'birthDate', completeness: 0.2, validity: 1, consistency: 1 },
      { field: 'email', completeness: 0.8, validity: 6 / 9, consistency: 0.9, uniqueness: 0.75 },
    ]);
    expect(dimensionsOf(standing, now - 365 * 86_400_000)).toEqual({
      completeness: 9 / 15,
      validity: 7 / 10,
      consistency: 0.9,
      uniqueness: 0.75,
      timeliness: 0.75,
    });
  });

  it('say nothing of nothing', () => {
    expect(dimensionsOf({}, now)).toEqual({});
    expect(fieldQualities({ fields: { email: { asked: 0 } } })).toEqual([]);
  });

  it('let a record grow old evenly within the week in which it falls due', () => {
    const at = (since: number) => dimensionsOf({ weeks: { w100: 4 } }, since).timeliness;
    expect(at(100 * weekMs)).toBe(1);
    expect(at(100.25 * weekMs)).toBeCloseTo(0.75);
    expect(at(101 * weekMs)).toBe(0);
  });

  it('tell what one record is worth', () => {
    expect(recordDimensions(record('320!', { week: weekOf(now) }), now - 1)).toMatchObject({
      completeness: 2 / 3,
      validity: 1 / 2,
      consistency: 0,
    });
    expect(recordDimensions({ kind: 'unreadable' }, now)).toEqual({});
  });

  it('are the same over the parts of a source as over the whole', () => {
    const half: Standing = {
      accepted: 4,
      fields: { email: { asked: 4, filled: 1 } },
      levels: { email: 1 },
    };
    expect(sumOf([half, half, { quarantined: 1 }])).toEqual({
      accepted: 8,
      quarantined: 1,
      fields: { email: { asked: 8, filled: 2 } },
      levels: { email: 1 },
    });
  });

  it('weigh sources by their records', () => {
    const source = (records: number, completeness?: number) => ({
      records,
      dimensions: completeness === undefined ? {} : { completeness },
    });
    expect(overallDimensions([source(90, 1), source(10, 0.5), source(1_000)])).toEqual({
      completeness: 0.95,
    });
  });
});

describe(ValueSampler, () => {
  const change = (sampler: ValueSampler, field: string, value: string, times: 1 | -1) => {
    const key = sampler.key(field, value);
    if (key !== undefined) sampler.counted(field, times);
    return key;
  };

  it('keeps all values while they are few, and the same ones for everybody', () => {
    const sampler = new ValueSampler();
    const keys = Array.from({ length: 500 }, (_, at) =>
      change(sampler, 'email', `p${at}@x.org`, 1),
    );
    expect(new Set(keys).size).toBe(500);
    expect(keys).not.toContain(undefined);
    expect(new ValueSampler().key('email', 'p7@x.org')).toBe(keys[7]);
  });

  it('keeps a bounded part of many, from which the share of different values can be told', () => {
    const sampler = new ValueSampler();
    const counts: Record<string, number> = {};
    for (let at = 0; at < 60_000; at += 1) {
      // Each third value is there twice.
      const key = change(sampler, 'email', `p${at % 45_000}@x.org`, 1);
      if (key !== undefined) counts[`h${key}`] = (counts[`h${key}`] ?? 0) + 1;
    }
    const level = sampler.level('email');
    const standing: Standing = {
      fields: { email: { asked: 1 } },
      sample: { email: counts },
      levels: { email: level },
    };
    const kept = Object.keys(counts).filter((key) => levelOf(key.slice(1)) >= level).length;
    expect(kept).toBeLessThan(3 * sampledValues);
    expect(Math.abs((fieldQualities(standing)[0]?.uniqueness ?? 0) - 0.75)).toBeLessThan(0.05);
  });

  it('does not grow coarser by values that come and go', () => {
    const sampler = new ValueSampler();
    for (let at = 0; at < 10_000; at += 1) {
      change(sampler, 'email', 'ann@lee.org', 1);
      change(sampler, 'email', 'ann@lee.org', -1);
    }
    expect(sampler.level('email')).toBe(0);
  });
});
