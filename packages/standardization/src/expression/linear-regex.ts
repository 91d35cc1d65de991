import { RE2JS } from 're2js';

/** Longer texts are not searched: linear time is still time. */
const longestSearched = 20_000;

function compiled({ source, ignoreCase, multiline }: RegExp): RE2JS {
  const flags = (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0);
  return RE2JS.compile(source, flags);
}

/** Why a pattern cannot be used; undefined when it can. */
export function patternFault(pattern: RegExp): string | undefined {
  try {
    compiled(pattern);
    return undefined;
  } catch {
    return `the pattern /${pattern.source}/ is not supported: no look-around, no back-references, at most 1,000 repetitions`;
  }
}

/**
 * Takes the place of RegExp in expressions: RE2 (Cox, "Regular Expression Matching Can Be Simple And
 * Fast", 2007) needs time that is linear in the text, where `(a+)+$` keeps RegExp busy for ever.
 */
export class LinearRegex {
  lastIndex = 0;
  private readonly pattern: RE2JS;

  constructor(pattern: RegExp) {
    this.pattern = patternOf(pattern);
  }

  /** What RegExp gives, as far as JSONata asks for it. */
  exec(text: string): (string[] & { index: number }) | null {
    if (text.length > longestSearched) {
      throw new RangeError(`a text of more than ${longestSearched} characters is not searched`);
    }
    if (this.lastIndex > text.length) return null;
    const matcher = this.pattern.matcher(text);
    if (!matcher.find(this.lastIndex)) return null;
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => matcher.group(at));
    return Object.assign(
      groups.map((group) => group ?? ''),
      { index: matcher.start() },
    );
  }
}

const known = new WeakMap<RegExp, RE2JS>();

/** Compiled once for each place in an expression, not for each record. */
function patternOf(pattern: RegExp): RE2JS {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const made = compiled(pattern);
  known.set(pattern, made);
  return made;
}
