import type { RecordReceived } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import fc from 'fast-check';
import { Cleansers } from '../cleansers';
import { ValueSampler } from '@concord/profiling/quality';
import { judgeAll } from '../cleansing.service';
import { UnitQuality } from '../quality/unit-quality';
import { formerCount, readTrace, type JudgedState } from '../records/trace';
import { rejudge, stateRejudged } from '../rejudging/rejudging';
import { gone, lenient, maria, received, retailer, torn } from '../testing/retailer';
import { countedAs, Tally, type SourceTally } from './tally';

const today = '2026-03-01';
const before = new Cleansers(retailer);
const after = new Cleansers(lenient);
const columns = [{ column: 'last', before: '', after: 'Ortiz' }];

type Step =
  | { readonly kind: 'sent'; readonly id: string; readonly good: boolean; readonly late: boolean }
  | { readonly kind: 'torn' | 'deleted' | 'replayed' | 'again' | 'fixed'; readonly id: string }
  | { readonly kind: 'ruleChanged' };

const id = fc.constantFrom('1', '2');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('sent' as const), id, good: fc.boolean(), late: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom(
      ...(['torn', 'deleted', 'replayed', 'replayed', 'again', 'fixed'] as const),
    ),
    id,
  }),
  fc.constant({ kind: 'ruleChanged' as const }),
);

/** A replay that comes before what it replays, and is then set right. */
const overtaken: Step[] = [
  { kind: 'sent', id: '1', good: false, late: true },
  { kind: 'replayed', id: '1' },
  { kind: 'fixed', id: '1' },
];

/** Ingestion and cleansing in small: raw versions on the one side, states and counts on the other. */
class World {
  private readonly raw = new Map<string, RecordReceived>();
  private readonly held: RecordReceived[] = [];
  private readonly states = new Map<RecordKey, JudgedState>();
  private cleansers = before;
  readonly tallies: SourceTally[] = [];
  delivered = 0;

  take(one: Step): void {
    if (one.kind === 'ruleChanged') this.cleansers = after;
    else if (one.kind === 'fixed') this.fix(one.id);
    else this.deliver(one);
  }

  private deliver(one: Exclude<Step, { kind: 'ruleChanged' }>): void {
    const item = this.itemOf(one);
    if (item === undefined) return;
    if (one.kind === 'sent' && one.late) {
      this.held.push(item);
      return;
    }
    this.receive([item]);
  }

  /** What was held up comes at last. */
  end(): void {
    this.receive(this.held);
  }

  private itemOf(one: Exclude<Step, { kind: 'ruleChanged' }>): RecordReceived | undefined {
    const last = this.raw.get(one.id);
    if (one.kind === 'again') return last;
    const version = (last?.version ?? 0) + 1;
    const item = ((): RecordReceived | undefined => {
      if (one.kind === 'deleted') return gone(version, one.id);
      if (one.kind === 'torn') return torn(version, one.id);
      if (one.kind === 'sent')
        return received(one.good ? maria : { ...maria, last: '' }, { recordId: one.id, version });
      if (last === undefined || last.op === 'delete') return undefined;
      return { ...last, version, replayOf: last.version };
    })();
    if (item !== undefined) this.raw.set(one.id, item);
    return item;
  }

  private receive(items: readonly RecordReceived[]): void {
    // A repetition of a replay is a replay.
    this.delivered += items.filter(
      (item) => item.op !== 'delete' && item.replayOf === undefined,
    ).length;
    const known = new Map([...this.states].map(([key, { state }]) => [key, state]));
    const quality = new UnitQuality(() => [], new ValueSampler());
    const work = judgeAll(items, { known, former: this.states }, this.cleansers, today, quality);
    for (const [key, state] of work.changed) this.states.set(key, state);
    this.tallies.push(...work.tally.bySource.values());
  }

  private fix(recordId: string): void {
    const key = recordKey('crm', recordId);
    const judged = this.states.get(key);
    if (judged?.trace === undefined || readTrace(judged.trace).result !== 'quarantined') return;
    const { version } = judged.state;
    const [at, original] = ['2026-03-01T08:00:00.000Z', { ...maria, last: '' }];
    const entry = {
      ...{ id: `${key}@${version}`, source: 'crm', recordId, version, quarantinedAt: at },
      ...{ reasons: [], draft: {}, original },
    };
    const outcome = rejudge(entry, columns, this.cleansers.of('crm'), today);
    const tally = new Tally();
    const former = formerCount(judged, version);
    if (former !== undefined) tally.move('crm', former, countedAs(outcome));
    this.states.set(key, stateRejudged({ entry, before: judged, fix: columns, outcome }));
    this.tallies.push(...tally.bySource.values());
  }
}

describe('the counts', () => {
  it('add up to what was delivered, whatever is replayed, fixed, late or repeated', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const world = new World();
        steps.forEach((one) => world.take(one));
        world.end();
        const sum = (of: (tally: SourceTally) => number) =>
          world.tallies.reduce((total, tally) => total + of(tally), 0);
        const accepted = sum((tally) => tally.accepted);
        const quarantined = sum((tally) => tally.quarantined);
        expect(accepted + quarantined + sum((tally) => tally.superseded)).toBe(world.delivered);
        expect(Math.min(accepted, quarantined)).toBeGreaterThanOrEqual(0);
        const codes = new Set(world.tallies.flatMap(({ reasons }) => [...reasons.keys()]));
        for (const code of codes) {
          const records = sum(({ reasons }) => reasons.get(code) ?? 0);
          expect(records).toBeGreaterThanOrEqual(0);
          expect(records).toBeLessThanOrEqual(quarantined);
        }
      }),
      { examples: [[overtaken]] },
    );
  });
});
