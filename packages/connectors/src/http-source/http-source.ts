import { milliseconds } from '@concord/contracts/duration';
import { shownUrl } from '../http/http-answer';
import { patientRequest, type Patience } from '../http/patient-request';
import { isRecord, rawRecord, unreadable, type RecordColumns } from '../reading/raw-record';
import { SourceBroken } from '../reading/source-faults';
import type {
  HttpCheckpoint,
  ReadOptions,
  SourceBatch,
  SourceItem,
  SourceReader,
} from '../reading/source-reader';
import { laterMark } from './high-water';
import { pageOf, type Page } from './page-answer';
import { firstStep, pageUrl, stepName, type HttpConnection, type PageStep } from './page-walk';

/** How far a walk over the pages has come. */
interface Walk {
  step: PageStep;
  skip: number;
  highest: string | undefined;
  /** The ids of the page before, to notice an API that gives the same page for ever. */
  before: string;
  kept: number;
}

class HttpReader implements SourceReader {
  constructor(
    private readonly connection: HttpConnection,
    private readonly columns: RecordColumns,
    private readonly patience: Patience,
  ) {}

  async *read({ from, batchSize, signal }: ReadOptions): AsyncGenerator<SourceBatch> {
    const start: HttpCheckpoint = from !== undefined && !('records' in from) ? from : {};
    const { since } = start;
    const walk: Walk = {
      step: firstStep(this.connection, start),
      skip: start.skip ?? 0,
      highest: start.highest ?? since,
      before: '',
      kept: 0,
    };
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { page, position } = await this.fetchPage(walk.step, since, signal);
        const items = page.items.map((item, i) => this.itemOf(item, `${position} item ${i + 1}`));
        this.checkProgress(items, walk, position);
        const next = this.nextStep(page, walk.step, position);
        yield* this.batchesOf(items, walk, next, since, batchSize);
        if (next === undefined) return;
        walk.step = next;
      }
    } catch (error) {
      throw error instanceof SourceBroken ? error.withKept(walk.kept) : error;
    }
  }

  private async fetchPage(
    step: PageStep,
    since: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ page: Page; position: string }> {
    const url = pageUrl(this.connection, step, since);
    const answer = await patientRequest(
      {
        url,
        method: 'GET',
        headers: { accept: 'application/json', ...this.connection.headers },
        timeoutMs: milliseconds(this.connection.timeout),
        ...(signal === undefined ? {} : { signal }),
      },
      this.patience,
    );
    const page = pageOf(answer, this.connection, url, stepName(step));
    return { page, position: `${shownUrl(url)} ${stepName(step)}` };
  }

  private itemOf(item: unknown, position: string): SourceItem {
    if (isRecord(item)) return rawRecord(item, this.columns, position);
    const excerpt = JSON.stringify(item);
    return unreadable('http.not-an-object', 'expected a JSON object', position, excerpt);
  }

  private checkProgress(items: readonly SourceItem[], walk: Walk, position: string): void {
    const ids = items.map((item) => (item.kind === 'record' ? item.recordId : item.excerpt));
    const content = JSON.stringify(ids);
    if (items.length > 0 && content === walk.before) {
      const { parameter } = this.connection.paging;
      const message = `${position}: the same page as before; does the API know the parameter "${parameter}"?`;
      throw new SourceBroken('http.page-repeats', message, position);
    }
    walk.before = content;
  }

  private nextStep(page: Page, step: PageStep, position: string): PageStep | undefined {
    if (this.connection.paging.by === 'page') {
      return page.items.length === 0 ? undefined : { page: (step.page ?? 0) + 1 };
    }
    if (page.next !== undefined && page.next === step.cursor) {
      const message = `${position}: the next cursor is the cursor of this page`;
      throw new SourceBroken('http.page-repeats', message, position);
    }
    return page.next === undefined ? undefined : { cursor: page.next };
  }

  /** The page in batches; the last one stands at the next page, or at the end with its new mark. */
  private *batchesOf(
    items: readonly SourceItem[],
    walk: Walk,
    next: PageStep | undefined,
    since: string | undefined,
    batchSize: number,
  ): Generator<SourceBatch> {
    let at = Math.min(walk.skip, items.length);
    walk.skip = 0;
    do {
      const batch = items.slice(at, at + batchSize);
      at += batch.length;
      for (const item of batch) {
        if (item.kind !== 'record') continue;
        walk.kept += 1;
        walk.highest = laterMark(walk.highest, item.changedAt);
      }
      const within = at < items.length ? { ...walk.step, skip: at } : next;
      yield { items: batch, checkpoint: checkpointAt(within, since, walk.highest) };
    } while (at < items.length);
  }
}

function checkpointAt(
  step: HttpCheckpoint | undefined,
  since: string | undefined,
  highest: string | undefined,
): HttpCheckpoint {
  if (step === undefined) return highest === undefined ? {} : { since: highest };
  return {
    ...step,
    ...(since === undefined ? {} : { since }),
    ...(highest === undefined ? {} : { highest }),
  };
}

/**
 * A paged HTTP API that answers JSON. Memory holds one page. With `updatedSince` and a `changedAt`
 * column, a read that starts from the checkpoint of a finished one asks only for what is newer.
 */
export function httpSource(
  connection: HttpConnection,
  columns: RecordColumns,
  patience: Patience,
): SourceReader {
  return new HttpReader(connection, columns, patience);
}
