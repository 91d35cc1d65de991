/** Resolves when all is well; what it throws, or says, is the trouble. */
export type ReadinessCheck = () => Promise<string | undefined>;

export interface ReadinessReport {
  readonly state: 'ready' | 'notReady' | 'draining';
  /** By name of the check: `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A check that takes longer than this has failed. */
const patienceMs = 3_000;

/** Whether this process should get traffic: what it depends on is there and it is not going. */
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();
  private leaving = false;

  /** A service's own check: `register('snapshot', async () => loaded ? undefined : 'is loading')`. */
  register(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  drain(): void {
    this.leaving = true;
  }

  async report(): Promise<ReadinessReport> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<[string, string]> => [
        name,
        (await troubleOf(check)) ?? 'ok',
      ]),
    );
    const sound = results.every(([, result]) => result === 'ok');
    const state = this.leaving ? 'draining' : sound ? 'ready' : 'notReady';
    return { state, checks: Object.fromEntries(results) };
  }
}

async function troubleOf(check: ReadinessCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`gave no answer within ${patienceMs} ms`), patienceMs);
  });
  try {
    return await Promise.race([check(), tooLate]);
  } catch (error) {
    return `failed: ${error instanceof Error ? error.name : 'unknown'}`;
  } finally {
    clearTimeout(timer);
  }
}
