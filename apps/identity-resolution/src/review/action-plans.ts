import type { RecordKey } from '@concord/contracts/names';
import type { ActionBody, VerdictBody } from '@concord/contracts/stewarding';
import type { Decision } from '@concord/matching';
import { badRequest, conflict, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Entities } from '../entities/entities.repository';
import type { StoredEntity } from '../entities/stored-entity';
import { Records } from '../records/records.repository';
import { contradicts } from './contradiction';
import { holdPlan, mergePlan, splitPlan } from './decision-plan';
import { Decisions, type StoredDecision } from './decisions.repository';

/** What an action comes to: decisions about records of one kind. */
export interface ActionPlan {
  readonly kind: string;
  readonly entities: readonly string[];
  readonly decisions: readonly (Decision & { readonly comment?: string | undefined })[];
  readonly later: readonly VerdictBody[];
}

interface Present {
  readonly entity: StoredEntity;
  readonly records: readonly RecordKey[];
}

/** Records that an action by entity can bind or part: each of them gets a decision of its own. */
const mostRecords = 2_000;
const mostNamed = 5;

/** Works out which decisions an action of a steward is made of; refuses what cannot be meant. */
@Injectable()
export class ActionPlans {
  constructor(
    private readonly entities: Entities,
    private readonly records: Records,
    private readonly decisions: Decisions,
  ) {}

  async of(body: ActionBody): Promise<ActionPlan> {
    switch (body.type) {
      case 'decide':
        return await this.decide(body.decisions);
      case 'merge':
        return await this.merge(body.entities);
      case 'split':
        return await this.split(body.entity, body.records);
      case 'hold':
        return await this.hold(body.entity);
    }
  }

  private async decide(verdicts: readonly VerdictBody[]): Promise<ActionPlan> {
    for (const { a, b } of verdicts)
      if (a === b)
        throw badRequest('decision.one-record', `${a} cannot be decided on against itself.`);
    refuseTwice(verdicts);
    const keys = [...new Set(verdicts.flatMap(({ a, b }) => [a, b]))];
    const found = await this.records.load(keys);
    const kindOf = (key: RecordKey): string => {
      const record = found.get(key);
      if (record?.entityId == null) throw notFound('record.unknown', `There is no record ${key}.`);
      return record.kind;
    };
    const [first] = verdicts;
    const kind = kindOf(first?.a ?? '');
    for (const { a, b } of verdicts) refuseOtherKind(a, kindOf(a), b, kindOf(b), kind);
    const ids = keys.flatMap((key) => found.get(key)?.entityId ?? []);
    return {
      kind,
      entities: [...new Set(ids)],
      decisions: verdicts.flatMap(({ verdict, until, ...pair }) =>
        verdict === 'later' ? [] : [{ ...pair, verdict }],
      ),
      later: verdicts.filter(({ verdict }) => verdict === 'later'),
    };
  }

  private async merge(ids: readonly string[]): Promise<ActionPlan> {
    if (new Set(ids).size < ids.length)
      throw badRequest('merge.one-entity', 'An entity cannot be merged with itself.');
    const present: Present[] = [];
    for (const id of ids) present.push(await this.require(id));
    const [first, ...others] = present;
    for (const { entity } of others)
      if (first !== undefined && entity.kind !== first.entity.kind)
        throw badRequest(
          'decision.kinds-differ',
          `${first.entity.id} is a ${first.entity.kind}, ${entity.id} a ${entity.kind}.`,
        );
    const groups = present.map(({ records }) => records);
    const known = await this.knownAmong(groups.flat());
    refuseDifferent(known);
    const decisions = mergePlan(groups, known);
    return { kind: first?.entity.kind ?? '', entities: ids, decisions, later: [] };
  }

  private async split(id: string, leaving: readonly RecordKey[]): Promise<ActionPlan> {
    const { entity, records } = await this.require(id);
    const strangers = leaving.filter((key) => !records.includes(key));
    if (strangers.length > 0)
      throw badRequest('split.not-in-entity', `${id} does not hold ${named(strangers)}.`);
    const staying = records.filter((key) => !leaving.includes(key));
    if (staying.length === 0)
      throw badRequest('split.all', `These are all records of ${id}: none would stay.`);
    const known = await this.knownAmong(records);
    const decisions = splitPlan([...new Set(leaving)], staying, known);
    return { kind: entity.kind, entities: [id], decisions, later: [] };
  }

  private async hold(id: string): Promise<ActionPlan> {
    const { entity, records } = await this.require(id);
    const known = await this.knownAmong(records);
    refuseDifferent(known);
    return { kind: entity.kind, entities: [id], decisions: holdPlan(records, known), later: [] };
  }

  private async knownAmong(records: readonly RecordKey[]): Promise<StoredDecision[]> {
    if (records.length > mostRecords)
      throw conflict(
        'entity.too-large',
        `That is about ${records.length} records, and more than ${mostRecords} are never meant one by one: correct the key at the source that brings them together, or set a rule in match.yaml.`,
      );
    return await this.decisions.among(records);
  }

  private async require(id: string): Promise<Present> {
    const entity = await this.entities.find(id);
    if (entity === undefined) throw notFound('entity.unknown', `The id ${id} was never issued.`);
    if (entity.status === 'redirected')
      throw conflict(
        'entity.merged',
        `${id} was merged into ${entity.into.join(', ')}: ask for that one.`,
      );
    if (entity.status !== 'current')
      throw conflict('entity.ended', `${id} has no records any more: it is ${entity.status}.`);
    return { entity, records: await this.records.keysOf(id) };
  }
}

function refuseOtherKind(a: string, ofA: string, b: string, ofB: string, kind: string): void {
  if (ofA !== ofB)
    throw badRequest(
      'decision.kinds-differ',
      `${a} is a ${ofA}, ${b} a ${ofB}: only records of one entity of the model can be the same.`,
    );
  if (ofA !== kind)
    throw badRequest(
      'decision.kinds-differ',
      `${a} is a ${ofA}, others are of ${kind}: decide on one entity of the model at a time.`,
    );
}

function refuseTwice(verdicts: readonly VerdictBody[]): void {
  const seen = new Set<string>();
  for (const { a, b } of verdicts) {
    const pair = JSON.stringify([a, b].sort());
    if (seen.has(pair))
      throw badRequest('decision.twice', `${a} and ${b} are decided on twice; say it once.`);
    seen.add(pair);
  }
}

function refuseDifferent(known: readonly StoredDecision[]): void {
  const different = known.filter(({ verdict }) => verdict === 'different');
  if (different.length === 0) return;
  const pairs = different.map(({ a, b, by, action }) => {
    const where = action === undefined ? '' : `, ${action}`;
    return `${a} and ${b} (${by}${where})`;
  });
  throw contradicts(
    `Stewards said "different" of ${named(pairs)}. Nothing was stored. Take that back first.`,
  );
}

function named(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `${names.slice(0, mostNamed).join(', ')}${more}`;
}
