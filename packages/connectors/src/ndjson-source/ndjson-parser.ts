import type { ItemParser, ParseContext } from '../reading/file-reader';
import { isRecord, unreadable } from '../reading/raw-record';
import { SourceBroken } from '../reading/source-faults';
import type { SourceItem } from '../reading/source-reader';
import { hasLostCharacters, lostCharactersMessage } from '../reading/text-decoder';
import { LineSplitter, type Line } from '../reading/text-lines';

function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** One JSON object per line. */
export class NdjsonParser implements ItemParser {
  private readonly lines: LineSplitter;
  private begun = false;

  constructor(
    private readonly encoding: string,
    private readonly context: ParseContext,
  ) {
    this.lines = new LineSplitter(context.file);
  }

  write(text: string): void {
    for (const line of this.lines.write(text)) this.take(line);
  }

  end(): void {
    for (const line of this.lines.end()) this.take(line);
  }

  private take(line: Line): void {
    const text = line.text.trim();
    if (text === '') return;
    const position = `${this.context.file} line ${line.number}`;
    if (!this.begun) this.checkShape(text, position);
    this.begun = true;
    const item = this.itemOf(text, line, position);
    this.context.emit(item);
    if (item.kind === 'unreadable' && item.fault.code === 'ndjson.cut-off') {
      const message = `${position}: the file ends in the middle of a record; it was probably cut off on its way, send it again`;
      throw new SourceBroken('ndjson.cut-off', message, position);
    }
  }

  private itemOf(text: string, line: Line, position: string): SourceItem {
    if (hasLostCharacters(text)) {
      const message = lostCharactersMessage(this.encoding);
      return unreadable('file.wrong-encoding', message, position, text);
    }
    const parsed = parseJson(text);
    if ('error' in parsed) {
      const code = line.ended ? 'ndjson.invalid' : 'ndjson.cut-off';
      return unreadable(code, `no valid JSON: ${parsed.error}`, position, text);
    }
    if (!isRecord(parsed.value)) {
      return unreadable('ndjson.not-an-object', 'expected a JSON object', position, text);
    }
    return this.context.record(parsed.value, position);
  }

  /** JSON that is laid out over many lines would give one fault per line, and no hint. */
  private checkShape(text: string, position: string): void {
    if (text !== '{' && !text.startsWith('[')) return;
    const message = `${position}: this is one JSON document; expected one object per line (convert a list with: jq -c '.[]')`;
    throw new SourceBroken('ndjson.one-document', message, position);
  }
}
