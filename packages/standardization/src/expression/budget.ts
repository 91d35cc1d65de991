/** What one evaluation may take, counted so that the answer is the same on every machine. */
export const limits = {
  /** Parts of the expression evaluated, those in loops each time; long values count for more. */
  steps: 50_000,
  /** Parts within parts, functions that call themselves included. */
  depth: 200,
  /** Characters and entries of any value on the way. */
  size: 1_000_000,
  /** Either end of a range `[1..n]`. */
  range: 10_000,
} as const;

/** An evaluation that went beyond a limit; JSONata hands it on as it is thrown. */
export class BudgetExceeded extends Error {
  constructor(
    message: string,
    /** Where JSONata stood: characters read, from the beginning of the expression. */
    readonly position: number,
  ) {
    super(message);
  }
}

/** Steps that a value counts for: what is done with long ones takes longer. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length >> 8;
  return Array.isArray(value) ? value.length >> 4 : 0;
}

interface Part {
  readonly position?: number;
}

/**
 * Counts what an evaluation does. JSONata calls `enter` and `leave` around every part of the
 * expression (its documented way of guarding against loops).
 */
export class Budget {
  private steps = 0;
  private depth = 0;
  private sizes = new WeakMap<object, number>();

  constructor(private readonly rangeEnds: ReadonlySet<unknown>) {}

  start(): void {
    this.steps = 0;
    this.depth = 0;
    this.sizes = new WeakMap();
  }

  readonly enter = (part: Part): void => {
    this.steps += 1;
    this.depth += 1;
    const at = part.position ?? 1;
    if (this.steps > limits.steps) {
      throw new BudgetExceeded(`stopped after ${limits.steps} steps; does it ever end?`, at);
    }
    if (this.depth > limits.depth) {
      throw new BudgetExceeded(`nested more than ${limits.depth} levels deep`, at);
    }
  };

  readonly leave = (part: Part, _input: unknown, _environment: unknown, result: unknown): void => {
    this.depth -= 1;
    const at = part.position ?? 1;
    if (this.rangeEnds.has(part) && Math.abs(Number(result)) > limits.range) {
      throw new BudgetExceeded(`a range beyond ${limits.range}`, at);
    }
    this.steps += weightOf(result);
    if (this.sizeOf(result) > limits.size) {
      throw new BudgetExceeded(`a value larger than ${limits.size} characters and entries`, at);
    }
  };

  /** Each object is walked once, however often values share it. */
  private sizeOf(value: unknown): number {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 1;
    const known = this.sizes.get(value);
    if (known !== undefined) return known;
    // Itself counts while it is walked, so that a value that holds itself has an end.
    this.sizes.set(value, 1);
    let size = 1;
    for (const entry of Object.values(value) as unknown[]) size += this.sizeOf(entry);
    this.sizes.set(value, size);
    return size;
  }
}
