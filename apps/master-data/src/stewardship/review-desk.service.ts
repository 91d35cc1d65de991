import { pairExplanationAnswer } from '@concord/contracts/explanation';
import {
  claimAnswer,
  decisionAnswer,
  reviewAnswer,
  type ClaimBody,
  type RecordPair,
  type ReviewFilter,
} from '@concord/contracts/stewarding';
import { notFound, pageOf, type Caller } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { contributingRecordOf, customerOf } from '../customers/customer';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Contributors } from '../membership/contributors.repository';
import { Identity, queryText } from './identity';

const mostSources = 100;

type Asked = ReviewFilter & { readonly limit: number; readonly cursor?: string | undefined };

/** The queue of identity resolution with the customers that it is about. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly identity: Identity,
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
  ) {}

  async list(query: Asked, caller: Caller) {
    const { items, ...rest } = await this.queue(query, caller);
    const customers = await this.customersOf(items);
    return { ...rest, items: items.map((item) => ({ ...item, customers: customers(item) })) };
  }

  async claim(body: ClaimBody, caller: Caller) {
    return await this.identity.inTheNameOf(caller).post('/v1/reviews/claims', body, claimAnswer);
  }

  async release(id: string, caller: Caller): Promise<void> {
    await this.identity.inTheNameOf(caller).delete(`/v1/reviews/claims/${id}`);
  }

  /** Two records side by side: both customers, all their records, and why they are together or apart. */
  async compare({ a, b }: RecordPair, caller: Caller) {
    const identity = this.identity.inTheNameOf(caller);
    const pair = queryText({ a, b });
    const [left, right, explanation, review, { items: decisions }] = await Promise.all([
      this.side(a),
      this.side(b),
      identity.get(`/v1/explain${pair}`, pairExplanationAnswer),
      this.reviewOf({ a, b }, caller),
      identity.get(`/v1/decisions${pair}`, pageOf(decisionAnswer)),
    ]);
    const [decision] = decisions;
    return {
      ...{ a: left, b: right, explanation },
      ...(review === undefined ? {} : { review }),
      ...(decision === undefined ? {} : { decision }),
    };
  }

  private async reviewOf({ a, b }: RecordPair, caller: Caller) {
    const { items } = await this.queue({ record: a, state: 'all', limit: 1_000 }, caller);
    return items.find((item) => item.a === b || item.b === b);
  }

  private async queue(query: Parameters<typeof queryText>[0], caller: Caller) {
    const path = `/v1/reviews${queryText(query)}`;
    return await this.identity.inTheNameOf(caller).get(path, pageOf(reviewAnswer));
  }

  private async side(key: string) {
    const record = await this.contributors.find(key);
    if (record?.entityId == null) throw notFound('record.unknown', `There is no record ${key}.`);
    const [golden, members] = await Promise.all([
      this.golden.find(record.entityId),
      this.contributors.ofEntity(record.entityId),
    ]);
    const sources = members
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .slice(0, mostSources)
      .map(contributingRecordOf);
    return {
      record: contributingRecordOf(record),
      ...(golden === undefined ? {} : { customer: customerOf(golden) }),
      sources,
    };
  }

  private async customersOf(pairs: readonly RecordPair[]) {
    const keys = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
    const found = await this.contributors.load(keys);
    const entityOf = new Map(found.map(({ key, entityId }) => [key, entityId ?? undefined]));
    return ({ a, b }: RecordPair) => {
      const [one, other] = [entityOf.get(a), entityOf.get(b)];
      return {
        ...(one === undefined ? {} : { a: one }),
        ...(other === undefined ? {} : { b: other }),
      };
    };
  }
}
