/**
 * The offset of the first character that makes a text no JSON (RFC 8259), or its length where it
 * ends too early; undefined for JSON. V8 tells the offset in some of its messages only, and
 * quotes the text in the others.
 */
export function jsonFaultAt(text: string): number | undefined {
  const scan = new JsonScan(text);
  return scan.wholeText() ? undefined : scan.at;
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint would rather not see control characters in an expression; JSON forbids exactly these.
const stringPart = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;
const deepest = 10_000;

class JsonScan {
  at = 0;

  constructor(private readonly text: string) {}

  wholeText(): boolean {
    if (!this.value(0)) return false;
    this.skip(space);
    return this.at === this.text.length;
  }

  private value(depth: number): boolean {
    this.skip(space);
    const head = this.text[this.at];
    if (depth > deepest || head === undefined) return false;
    if (head === '{') return this.members('}', () => this.property(depth));
    if (head === '[') return this.members(']', () => this.value(depth + 1));
    if (head === '"') return this.string();
    if (/[tfn]/.test(head)) return this.word({ t: 'true', f: 'false' }[head] ?? 'null');
    return this.skip(number) > 0;
  }

  private members(close: string, member: () => boolean): boolean {
    this.at += 1;
    this.skip(space);
    if (this.word(close)) return true;
    for (;;) {
      if (!member()) return false;
      this.skip(space);
      if (this.word(close)) return true;
      if (!this.word(',')) return false;
    }
  }

  private property(depth: number): boolean {
    this.skip(space);
    if (!this.string()) return false;
    this.skip(space);
    return this.word(':') && this.value(depth + 1);
  }

  private string(): boolean {
    if (!this.word('"')) return false;
    this.skip(stringPart);
    return this.word('"');
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private skip(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    const { length } = pattern.exec(this.text)?.[0] ?? '';
    this.at += length;
    return length;
  }
}
