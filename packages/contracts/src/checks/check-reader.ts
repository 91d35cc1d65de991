/** What keeps a text from being a check. `at` counts characters from 1. */
export interface CheckFault {
  readonly at: number;
  readonly message: string;
  readonly expected: string;
  /** Words of which one may have been meant. */
  readonly words: readonly string[];
  readonly found?: string;
}

/** The text is no check; `fault` says why. */
export class Misread extends Error {
  override readonly name = 'Misread';
  constructor(readonly fault: CheckFault) {
    super(fault.message);
  }
}

interface Token {
  readonly text: string;
  /** Counted from 1. */
  readonly at: number;
}

/** Quoted texts, comparators, brackets and commas, and whatever stands between blanks. */
const tokens = /"[^"]*"?|[<>]=?|=|[(),]|[^\s(),<>="]+/gu;
const quantity = /^(\d+(?:\.\d+)?)([%a-zA-Z]*)$/u;
const longestShown = 40;

/** Reads a check from left to right, one word at a time. */
export class CheckReader {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(private readonly source: string) {
    this.tokens = [...source.matchAll(tokens)].map(({ 0: text, index }) => ({
      text,
      at: index + 1,
    }));
  }

  /** Whether this comes next. */
  sees(text: string): boolean {
    return this.tokens[this.next]?.text === text;
  }

  /** One of the words, or a fault that names what was expected. */
  word<Word extends string>(words: readonly Word[], expected: string): Word {
    const found = words.find((word) => this.sees(word));
    if (found === undefined) throw this.misread(undefined, describe(words, expected), words);
    this.next += 1;
    return found;
  }

  symbol(text: string): void {
    this.word([text], `"${text}"`);
  }

  /** A name, which is in quotes where it has blanks or brackets. */
  name(expected: string): string {
    const text = this.tokens[this.next]?.text;
    const plain = text?.startsWith('"') === true ? text.slice(1, -1) : text;
    const isClosed = text?.startsWith('"') !== true || (text.length > 2 && text.endsWith('"'));
    if (plain === undefined || !isClosed || /^[(),<>=]/u.test(plain))
      throw this.misread(undefined, expected);
    this.next += 1;
    return plain;
  }

  /** Names with commas between them. */
  names(): string[] {
    const names = [this.name('the name of a column')];
    while (this.sees(',')) {
      this.symbol(',');
      names.push(this.name('the name of a column'));
    }
    return names;
  }

  quantity(expected: string): { value: number; unit: string } {
    const [, digits, unit = ''] = quantity.exec(this.tokens[this.next]?.text ?? '') ?? [];
    if (digits === undefined) throw this.misread(undefined, expected);
    this.next += 1;
    return { value: Number(digits), unit };
  }

  end(): void {
    if (this.next < this.tokens.length) throw this.misread(undefined, 'the end of the check');
  }

  /** A fault at what comes next. */
  misread(message: string | undefined, expected: string, words: readonly string[] = []): Misread {
    return this.faultAt(this.tokens[this.next], message, expected, words);
  }

  /** A fault at what was read last. */
  misreadLast(message: string, expected: string): Misread {
    return this.faultAt(this.tokens[this.next - 1], message, expected, []);
  }

  private faultAt(
    token: Token | undefined,
    message: string | undefined,
    expected: string,
    words: readonly string[],
  ): Misread {
    const found = token?.text.slice(0, longestShown);
    return new Misread({
      at: token?.at ?? this.source.length + 1,
      message: message ?? (found === undefined ? 'the check ends here' : `found "${found}"`),
      expected,
      words,
      ...(found === undefined ? {} : { found }),
    });
  }
}

function describe(words: readonly string[], expected: string): string {
  return words.length > 5 ? `${expected}: ${words.join(', ')}` : expected;
}
