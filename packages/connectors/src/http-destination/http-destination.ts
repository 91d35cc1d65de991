import type { DestinationConnection } from '@concord/contracts/workspace';
import {
  DestinationUnreachable,
  type Delivery,
  type DeliveryOutcome,
  type DeliveryResult,
  type DestinationWriter,
} from '../destination-writer';
import { milliseconds } from '@concord/contracts/duration';
import {
  failureText,
  request,
  shownUrl,
  type HttpAnswer,
  type HttpRequest,
} from '../http/http-answer';
import { batchResults } from './batch-answer';
import { isLockedOut, resultOf } from './delivery-answer';

export type HttpDestinationConnection = Extract<DestinationConnection, { connector: 'http' }>;

/** Requests under way at a time, where each change is a request of its own. */
const concurrency = 8;

/** Answers of a server that does not offer `POST /batch`. */
const hasNoBatch: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** What came of one request: an answer, or the reason why there is none. */
type Outcome = { readonly answer: HttpAnswer } | { readonly failure: unknown };

class HttpWriter implements DestinationWriter {
  readonly batchSize: number;
  private readonly closing = new AbortController();

  constructor(private readonly connection: HttpDestinationConnection) {
    this.batchSize = connection.batch > 1 ? connection.batch : concurrency * 8;
  }

  async deliver(batch: readonly Delivery[]): Promise<DeliveryOutcome> {
    if (batch.length === 0) return { results: [] };
    const results =
      this.connection.batch > 1 ? await this.together(batch) : await this.oneByOne(batch);
    return { results };
  }

  close(): Promise<void> {
    this.closing.abort(new Error('the writer was closed'));
    return Promise.resolve();
  }

  private async send(
    method: HttpRequest['method'],
    path: string,
    content: unknown,
    idempotencyKey?: string,
  ): Promise<Outcome> {
    const { url, headers, timeout } = this.connection;
    const wanted = {
      url: `${url.replace(/\/$/u, '')}/${path}`,
      method,
      headers: {
        ...headers,
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      timeoutMs: milliseconds(timeout),
      signal: this.closing.signal,
    };
    try {
      return { answer: await request(wanted) };
    } catch (failure) {
      return { failure };
    }
  }

  private sendOne(delivery: Delivery): Promise<Outcome> {
    const path = encodeURIComponent(delivery.id);
    return delivery.op === 'delete'
      ? this.send('DELETE', path, undefined, delivery.idempotencyKey)
      : this.send('PUT', path, delivery.fields, delivery.idempotencyKey);
  }

  private async oneByOne(batch: readonly Delivery[]): Promise<DeliveryResult[]> {
    const outcomes: Outcome[] = [];
    const waiting = batch.entries();
    const lane = async () => {
      for (const [index, delivery] of waiting) outcomes[index] = await this.sendOne(delivery);
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, batch.length) }, lane));
    this.checkAnswered(outcomes);
    return batch.map((delivery, index) => {
      const outcome = outcomes[index];
      if (outcome !== undefined && 'answer' in outcome) return resultOf(delivery, outcome.answer);
      const error = `no answer: ${failureText(outcome?.failure)}`;
      return { id: delivery.id, ok: false, retry: true, error };
    });
  }

  /** Not one served: the destination is away or locks us out, and no record is to blame. */
  private checkAnswered(outcomes: readonly Outcome[]): void {
    const [first] = outcomes;
    if (first === undefined) return;
    if (outcomes.every((outcome) => 'failure' in outcome)) throw this.unreachable(first);
    const lockedOut = (outcome: Outcome) =>
      'answer' in outcome && isLockedOut(outcome.answer.status);
    if (outcomes.every(lockedOut)) throw this.unreachable(first);
  }

  private unreachable(outcome: Outcome): DestinationUnreachable {
    const url = shownUrl(this.connection.url);
    if ('failure' in outcome) {
      const message = `${url}: no answer: ${failureText(outcome.failure)}`;
      return new DestinationUnreachable('http.no-answer', message, { cause: outcome.failure });
    }
    const { status } = outcome.answer;
    const remedy = isLockedOut(status)
      ? 'is the key in "headers" right?'
      : 'it knows no POST /batch; set "batch: 1" in the connection';
    return new DestinationUnreachable('http.refused', `${url}: answers ${status}; ${remedy}`);
  }

  /** A batch that is refused as a whole is halved until the record that is to blame stands alone. */
  private async together(batch: readonly Delivery[]): Promise<DeliveryResult[]> {
    const operations = batch.map((delivery) => ({
      op: delivery.op,
      id: delivery.id,
      idempotencyKey: delivery.idempotencyKey,
      ...(delivery.op === 'upsert' ? { fields: delivery.fields } : {}),
    }));
    const outcome = await this.send('POST', 'batch', { operations });
    if ('failure' in outcome) throw this.unreachable(outcome);
    const { answer } = outcome;
    const { status } = answer;
    if (status >= 200 && status < 300) return batchResults(batch, answer);
    if (isLockedOut(status) || hasNoBatch.has(status)) throw this.unreachable(outcome);
    const refusesContent = status === 400 || status === 413 || status === 422;
    if (batch.length === 1 || !refusesContent) {
      return batch.map((delivery) => resultOf(delivery, answer));
    }
    const middle = Math.ceil(batch.length / 2);
    const first = await this.together(batch.slice(0, middle));
    return [...first, ...(await this.together(batch.slice(middle)))];
  }
}

/** `PUT` and `DELETE {url}/{id}`, or `POST {url}/batch` where the connection says `batch`. */
export function httpDestination(connection: HttpDestinationConnection): DestinationWriter {
  return new HttpWriter(connection);
}
