import type { ClaimBody, RecordPair, ReviewFilter } from '@concord/contracts/stewarding';
import { reviewFilter } from '@concord/contracts/stewarding';
import { Messaging } from '@concord/messaging';
import { AuditLog, badRequest, conflict, notFound, type Caller } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import { Claims, type Claim } from './claims.repository';
import { pairOf } from './decisions.repository';
import { Deferrals } from './deferrals.repository';
import { Reviews, type KindReview, type Sieve } from './reviews.repository';

/** A question with who is at it, and until when it was put off. */
export type ShownReview = KindReview & {
  readonly claim?: Claim;
  readonly later?: { readonly by: string; readonly until: string; readonly comment?: string };
};

export type ClaimedReviews = Claim & { readonly items: readonly ShownReview[] };

/** The queue as stewards share it: who is at what until when, and what is put off. */
@Injectable()
export class ClaimDesk {
  constructor(
    private readonly reviews: Reviews,
    private readonly claims: Claims,
    private readonly deferrals: Deferrals,
    private readonly messaging: Messaging,
    private readonly audit: AuditLog,
  ) {}

  /** One more than the limit if there are more. */
  async list(
    filter: ReviewFilter,
    caller: Caller,
    limit: number,
    skip: number,
  ): Promise<ShownReview[]> {
    const now = new Date();
    const [claims, deferrals] = await Promise.all([
      this.claims.active(now),
      this.deferrals.active(now),
    ]);
    const sieve = sieveOf(filter, caller, claims, deferrals);
    const found = await this.reviews.list(filter, sieve, limit, skip);
    return found.map((review) => {
      const id = pairOf(review.a, review.b);
      const [claim, later] = [claims.get(id), deferrals.get(id)];
      return {
        ...review,
        ...(claim === undefined ? {} : { claim }),
        ...(later === undefined ? {} : { later: laterOf(later) }),
      };
    });
  }

  /** Takes questions for a while: those named, which must be free, or the next free ones of a filter. */
  async claim(body: ClaimBody, caller: Caller): Promise<ClaimedReviews> {
    if ((body.pairs === undefined) === (body.next === undefined))
      throw badRequest('claim.what', 'Name either pairs or how many of the next questions.');
    const id = `clm_${ulid()}`;
    const until = new Date(Date.now() + body.minutes * 60_000).toISOString();
    const claim = { id, by: caller.name, until };
    const items = await this.messaging.outbox.transaction(async ({ session }) => {
      const asked = await this.asked(body, caller);
      const active = await this.claims.active(new Date(), session);
      for (const { a, b } of asked) refuseTaken(a, b, active.get(pairOf(a, b)), caller);
      if (asked.length === 0) return [];
      await this.claims.take(asked, claim, session);
      const details = { id, until, questions: asked.length };
      await this.audit.append(caller, { action: 'reviews.claimed', details }, session);
      return asked;
    });
    return { ...claim, items: items.map((item) => ({ ...item, claim })) };
  }

  /** Gives questions back before the time; only whoever took them may, or an operator. */
  async release(id: string, caller: Caller): Promise<void> {
    const claim = await this.claims.find(id);
    if (claim === undefined) throw unknownClaim(id);
    const mayRelease = claim.by === caller.name || caller.role !== 'steward';
    if (!mayRelease) throw conflict('claim.of-another', `${id} is held by ${claim.by}.`);
    await this.messaging.outbox.transaction(async ({ session }) => {
      await this.claims.release(id, session);
      await this.audit.append(caller, { action: 'reviews.released', details: { id } }, session);
    });
  }

  /** @throws ProblemError 409 where another steward is at one of the questions, or the claim named has expired */
  async refuseOthers(
    pairs: readonly RecordPair[],
    named: string | undefined,
    caller: Caller,
  ): Promise<void> {
    const now = new Date();
    if (named !== undefined) {
      const claim = await this.claims.find(named);
      if (claim === undefined) throw unknownClaim(named);
      if (claim.by !== caller.name)
        throw conflict('claim.of-another', `${named} is held by ${claim.by}.`);
      if (new Date(claim.until) <= now)
        throw conflict(
          'claim.expired',
          `${named} expired at ${claim.until}. Nothing was stored. Claim anew: somebody else may have decided meanwhile.`,
        );
    }
    const claims = await this.claims.onPairs(pairs);
    for (const { a, b } of pairs) {
      const claim = claims.get(pairOf(a, b));
      if (claim !== undefined && new Date(claim.until) > now) refuseTaken(a, b, claim, caller);
    }
  }

  private async asked(body: ClaimBody, caller: Caller): Promise<ShownReview[]> {
    if (body.pairs !== undefined) {
      const found = await this.reviews.onPairs(body.pairs);
      const known = new Set(found.map(({ a, b }) => pairOf(a, b)));
      const missing = body.pairs.find(({ a, b }) => !known.has(pairOf(a, b)));
      if (missing === undefined) return found;
      const { a, b } = missing;
      throw notFound('review.unknown', `${a} and ${b} are no question, or not any more.`);
    }
    const filter = reviewFilter.parse({ ...body.filter, state: 'open' });
    const free = await this.list(filter, caller, body.next ?? 1, 0);
    return free.filter(({ claim }) => claim === undefined).slice(0, body.next);
  }
}

interface Held {
  readonly by: string;
}

/** Which pairs of those with a claim or put off are shown. */
function sieveOf(
  { state }: ReviewFilter,
  { name }: Caller,
  claims: ReadonlyMap<string, Held>,
  deferrals: ReadonlyMap<string, unknown>,
): Sieve {
  const claimed = [...claims.keys()];
  const mine = claimed.filter((id) => claims.get(id)?.by === name);
  const others = claimed.filter((id) => claims.get(id)?.by !== name);
  const later = [...deferrals.keys()];
  switch (state) {
    case 'open':
      return { not: [...others, ...later] };
    case 'claimed':
      return { only: claimed };
    case 'mine':
      return { only: mine };
    case 'later':
      return { only: later };
    case 'all':
      return {};
  }
}

function refuseTaken(
  a: string,
  b: string,
  claim: { by: string; until: string } | undefined,
  { name }: Caller,
): void {
  if (claim === undefined || claim.by === name) return;
  throw conflict('review.claimed', `${claim.by} is at ${a} and ${b} until ${claim.until}.`);
}

function laterOf({ by, until, comment }: { by: string; until: string; comment?: string }) {
  return { by, until, ...(comment === undefined ? {} : { comment }) };
}

function unknownClaim(id: string): Error {
  return notFound('claim.unknown', `There is no claim ${id}, or it was given back or forgotten.`);
}
