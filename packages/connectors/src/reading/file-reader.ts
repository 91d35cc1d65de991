import { bytesOf } from '../bytes';
import type { FileOrigin } from './file-origin';
import { rawRecord, type RecordColumns } from './raw-record';
import { SourceBroken, SourceUnreachable } from './source-faults';
import type { ReadOptions, SourceBatch, SourceItem, SourceReader } from './source-reader';
import { pieceDecoder, type PieceDecoder } from './text-decoder';

/** Takes the text of a file in pieces and emits items; throws SourceBroken for what ends the read. */
export interface ItemParser {
  write(text: string): void;
  end(): void;
}

export interface ParseContext {
  readonly file: string;
  readonly emit: (item: SourceItem) => void;
  readonly record: (data: Record<string, unknown>, position: string) => SourceItem;
}

/** A format: its parser and how the encoding of a file is known. */
export interface FileFormat {
  readonly parser: (context: ParseContext) => ItemParser;
  readonly encoding: (head: Buffer) => string;
}

const headLength = 1024;

/** The chunks of a stream, the first one long enough to recognise the file by. */
async function* chunksOf(origin: FileOrigin, signal?: AbortSignal): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  const stream = origin.open();
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      const bytes = bytesOf(chunk);
      if (head === undefined) yield bytes;
      else {
        head = Buffer.concat([head, bytes]);
        if (head.length < headLength) continue;
        yield head;
        head = undefined;
      }
    }
  } finally {
    stream.destroy();
  }
  if (head !== undefined) yield head;
}

/** Items of one read: drops those before the checkpoint, hands out batches of the rest. */
class ItemQueue {
  private waiting: SourceItem[] = [];
  private given: number;
  private seen = 0;
  kept = 0;

  constructor(
    private readonly skip: number,
    private readonly batchSize: number,
  ) {
    this.given = skip;
  }

  readonly push = (item: SourceItem): void => {
    this.seen += 1;
    if (item.kind === 'record') this.kept += 1;
    if (this.seen > this.skip) this.waiting.push(item);
  };

  /** Full batches; with `all` the rest too. */
  *take(all: boolean, progress: Omit<SourceBatch, 'items' | 'checkpoint'>): Generator<SourceBatch> {
    let at = 0;
    while (this.waiting.length - at >= (all ? 1 : this.batchSize)) {
      const items = this.waiting.slice(at, at + this.batchSize);
      at += items.length;
      this.given += items.length;
      yield { items, checkpoint: { records: this.given }, ...progress };
    }
    this.waiting = this.waiting.slice(at);
  }
}

class FileReader implements SourceReader {
  constructor(
    private readonly origin: FileOrigin,
    private readonly format: FileFormat,
    private readonly columns: RecordColumns,
  ) {}

  async *read({ from, batchSize, signal }: ReadOptions): AsyncGenerator<SourceBatch> {
    const skip = from !== undefined && 'records' in from ? from.records : 0;
    const queue = new ItemQueue(skip, batchSize);
    const bytesTotal = await this.origin.size();
    const total = bytesTotal === undefined ? {} : { bytesTotal };
    let bytesRead = 0;
    let fault: Error | undefined;
    try {
      for await (const length of this.parse(queue, signal)) {
        bytesRead += length;
        for (const batch of queue.take(false, { bytesRead, ...total })) {
          yield batch;
          signal?.throwIfAborted();
        }
      }
    } catch (error) {
      signal?.throwIfAborted();
      fault = this.faultOf(error, queue.kept);
    }
    yield* queue.take(true, { bytesRead, ...total });
    if (fault !== undefined) throw fault;
  }

  /** Feeds the parser chunk by chunk; yields the bytes taken, so that what was emitted can be given. */
  private async *parse(queue: ItemQueue, signal?: AbortSignal): AsyncGenerator<number> {
    const { name } = this.origin;
    const record = (data: Record<string, unknown>, position: string) =>
      rawRecord(data, this.columns, position);
    const parser = this.format.parser({ file: name, emit: queue.push, record });
    let decoder: PieceDecoder | undefined;
    for await (const chunk of chunksOf(this.origin, signal)) {
      decoder ??= pieceDecoder(name, chunk, this.format.encoding(chunk));
      parser.write(decoder.write(chunk));
      yield chunk.length;
    }
    parser.write(decoder?.end() ?? '');
    parser.end();
  }

  private faultOf(error: unknown, kept: number): Error {
    if (error instanceof SourceBroken) return error.withKept(kept);
    if (error instanceof SourceUnreachable) return error;
    const message = `${this.origin.name}: reading stopped: ${String(error)}`;
    return new SourceUnreachable('file.unreadable', message, undefined, { cause: error });
  }
}

/** A reader of a file in the given format; memory stays flat, whatever the length of the file. */
export function fileReader(
  origin: FileOrigin,
  format: FileFormat,
  columns: RecordColumns,
): SourceReader {
  return new FileReader(origin, format, columns);
}
