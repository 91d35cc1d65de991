import { SaxesParser } from 'saxes';
import type { ItemParser, ParseContext } from '../reading/file-reader';
import { nearestName } from '../reading/nearest-name';
import { unreadable } from '../reading/raw-record';
import { SourceBroken } from '../reading/source-faults';
import { hasLostCharacters, lostCharactersMessage } from '../reading/text-decoder';
import {
  addColumn,
  elementValue,
  localName,
  openElement,
  recordData,
  type OpenElement,
} from './element-columns';

/** The parser keeps what is open in memory; far beyond any real document. */
const deepest = 100;
const longestRecord = 4_000_000;

/** Faults within one record, which leave the structure of the document whole. */
const harmless = /undefined entity|disallowed character\.|malformed character entity/u;

/**
 * Reads one kind of element as records. Entities of a DTD are never resolved, neither external nor
 * internal: the parser knows the five of XML and character references only.
 */
export class XmlParser implements ItemParser {
  private readonly parser = new SaxesParser();
  private readonly open: OpenElement[] = [];
  private depth = 0;
  private begun = false;
  private found = 0;
  private begins = { position: '', at: 0 };
  private fault: string | undefined;
  private lastEventAt = 0;
  private readonly children = new Set<string>();

  constructor(
    private readonly element: string,
    private readonly context: ParseContext,
  ) {
    this.parser.on('opentag', ({ name, attributes }) => this.enter(localName(name), attributes));
    this.parser.on('closetag', () => this.leave());
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('error', (error) => this.onError(error));
  }

  write(text: string): void {
    this.checkBeginning(text);
    // In pieces, so that the size limits are looked at before everything is in memory.
    for (let at = 0; at < text.length; at += 65_536) {
      this.parser.write(text.slice(at, at + 65_536));
      this.checkSize();
    }
  }

  end(): void {
    this.parser.close();
    if (this.found > 0 || this.children.size === 0) return;
    const names = [...this.children];
    const near = nearestName(this.element, names);
    const hint = near === undefined ? '' : `; is it <${near}>?`;
    const seen = names.map((name) => `<${name}>`).join(', ');
    const message = `${this.context.file}: no <${this.element}> in it (elements: ${seen})${hint}; set "element" in the connection`;
    throw new SourceBroken('xml.no-records', message, this.position());
  }

  /** What does not begin like XML is refused at its first line; the parser would find out later. */
  private checkBeginning(text: string): void {
    if (this.begun) return;
    const first = text.trimStart().at(0);
    this.begun = first !== undefined;
    if (first === undefined || first === '<') return;
    const position = `${this.context.file} line 1`;
    const message = `${position}: this is not XML; it begins with: ${text.trimStart().slice(0, 60)}`;
    throw new SourceBroken('xml.not-xml', message, position);
  }

  private position(): string {
    return `${this.context.file} line ${this.parser.line}`;
  }

  private enter(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    this.lastEventAt = this.parser.position;
    if (this.depth > deepest) {
      throw this.broken('xml.too-deep', `elements are nested more than ${deepest} deep`);
    }
    const isRecord = this.open.length === 0 && name === localName(this.element);
    if (isRecord) this.begins = { position: this.position(), at: this.parser.position };
    if (isRecord || this.open.length > 0) this.open.push(openElement(name, attributes));
    else if (this.depth > 1 && this.children.size < 20) this.children.add(name);
  }

  private leave(): void {
    this.depth -= 1;
    this.lastEventAt = this.parser.position;
    const element = this.open.pop();
    if (element === undefined) return;
    const parent = this.open.at(-1);
    if (parent === undefined) this.emit(element);
    else addColumn(parent.columns, element.name, elementValue(element));
  }

  private emit(element: OpenElement): void {
    const { position } = this.begins;
    this.found += 1;
    const data = recordData(element);
    const { fault } = this;
    this.fault = undefined;
    this.context.emit(
      fault === undefined
        ? this.context.record(data, position)
        : unreadable('xml.malformed', fault, position, JSON.stringify(data)),
    );
  }

  private addText(text: string): void {
    this.lastEventAt = this.parser.position;
    const element = this.open.at(-1);
    if (element === undefined) return;
    element.text += text;
    if (hasLostCharacters(text)) this.fault ??= lostCharactersMessage('the declared encoding');
  }

  private onError(error: Error): void {
    const place = `line ${this.parser.line} column ${this.parser.column}`;
    const what = error.message.replace(/^[\d:]+\s*/u, '');
    if (this.open.length > 0 && harmless.test(what)) {
      this.fault ??= `${place}: ${what}`;
      return;
    }
    const cutOff = /unclosed tag|unexpected end/u.test(what);
    if (cutOff) this.reportRest();
    const remedy = cutOff
      ? 'the file ends in the middle; it was probably cut off on its way, send it again'
      : 'this is no well-formed XML';
    const code = cutOff ? 'xml.cut-off' : 'xml.malformed';
    const message = `${this.context.file} ${place}: ${what.replace(/\.$/u, '')}; ${remedy}`;
    throw new SourceBroken(code, message, this.position());
  }

  /** The record that a cut-off file ends in is counted too. */
  private reportRest(): void {
    const [record] = this.open;
    if (record === undefined) return;
    const excerpt = JSON.stringify(recordData(record));
    const message = 'the file ends in the middle of this record';
    this.context.emit(unreadable('xml.cut-off', message, this.begins.position, excerpt));
    this.open.length = 0;
  }

  private checkSize(): void {
    const since = this.open.length > 0 ? this.begins.at : this.lastEventAt;
    if (this.parser.position - since <= longestRecord) return;
    throw this.broken(
      'xml.record-too-large',
      `more than ${longestRecord} characters in one record`,
    );
  }

  private broken(code: string, what: string): SourceBroken {
    const position = this.position();
    return new SourceBroken(code, `${position}: ${what}`, position);
  }
}
