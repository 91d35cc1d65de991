import { columnAt } from '@concord/contracts/column';
import { cellText } from '../reading/cell-text';
import type { Delivery, DeliveryResult } from '../destination-writer';
import type { HttpAnswer } from '../http/http-answer';
import { resultOf } from './delivery-answer';

function parseResults(body: string): readonly unknown[] {
  try {
    const results = columnAt(JSON.parse(body) as unknown, 'results');
    return Array.isArray(results) ? (results as unknown[]) : [];
  } catch {
    return [];
  }
}

/** The result of each delivery from the answer to a batch: `{ results: [{ id, status, error? }] }`. */
export function batchResults(batch: readonly Delivery[], answer: HttpAnswer): DeliveryResult[] {
  const byId = new Map(
    parseResults(answer.body).map((result) => [cellText(columnAt(result, 'id')), result]),
  );
  return batch.map((delivery) => {
    const result = byId.get(delivery.id);
    const status = Number(columnAt(result, 'status'));
    if (result === undefined || !Number.isInteger(status)) {
      const error = `POST /batch answers ${answer.status} without a result for this id`;
      return { id: delivery.id, ok: false, retry: true, error };
    }
    return resultOf(delivery, { status, body: cellText(columnAt(result, 'error')) });
  });
}
