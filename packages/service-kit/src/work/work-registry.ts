import type { WorkReport } from '@concord/contracts/api';

export interface OwnWork {
  /** By name, how much waits: `{ runs: 1, deliveries: 12 }`. */
  readonly pending: Readonly<Record<string, number>>;
  /** Records handled since the beginning of time; only ever grows. */
  readonly done?: number;
  readonly troubles?: WorkReport['troubles'];
}

export type WorkSource = () => Promise<OwnWork>;

/** Where a service says what it still has to do besides messages; shown at `GET /v1/work`. */
export class WorkRegistry {
  private readonly sources: WorkSource[] = [];

  register(source: WorkSource): void {
    this.sources.push(source);
  }

  async ownWork(): Promise<Required<OwnWork>> {
    const works = await Promise.all(this.sources.map((source) => source()));
    return {
      pending: sums(works.map(({ pending }) => pending)),
      done: works.reduce((sum, { done = 0 }) => sum + done, 0),
      troubles: works.flatMap(({ troubles = [] }) => troubles),
    };
  }
}

function sums(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const count of counts) {
    for (const [name, value] of Object.entries(count)) total[name] = (total[name] ?? 0) + value;
  }
  return total;
}
